using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Files of settings with integers that the changed code reads as UUIDs: the files are nobody's to change, and the integers are listed.</summary>
public sealed class ConfiguredIdTests
{
    private const string Code = """
        public class Defaults { public int AdminId { get; set; } public int Size { get; set; } public List<int> Owners { get; set; } = []; public Inner More { get; set; } = new(); }
        public class Inner { public int? First { get; set; } public int Count { get; set; } }
        bool Of(Microsoft.Extensions.Options.IOptions<Defaults> o, Journal j) => j.UserId == o.Value.AdminId || o.Value.Owners.Contains(j.UserId) || j.Id == o.Value.More.First;
        int Sizes(Microsoft.Extensions.Options.IOptions<Defaults> o) => o.Value.Size + o.Value.More.Count;
        bool Read(Microsoft.Extensions.Configuration.IConfiguration c, Journal j)
        {
            var user = ConfigurationBinder.GetValue<int>(c, "Shop:UserId");
            var max = c.GetValue<int>("Shop:Max");
            var ids = c.GetSection("Shop").GetSection("Ids").Get<int[]>()!;
            return j.UserId == user || j.Pages == max || ids.Contains(j.Id) || j.Id == int.Parse(c["Shop:Parsed"]!) || j.UserId == c.GetValue("Shop:Other", 3);
        }
        """;

    [Theory]
    [InlineData("""{ "Defaults": { "AdminId": 5, "Size": 3, "Owners": [7, 8], "More": { "First": 9, "Count": 2 } } }""", "(1,28) Defaults:AdminId", "(1,53) Defaults:Owners", "(1,79) Defaults:More:First")]
    [InlineData("// Shop\n{\n  \"Shop\": { \"UserId\": \"12\", \"Max\": 4, \"ids\": [1, 2], \"Parsed\": \"4\", \"Other\": -1, },\n}\n", "(3,23) Shop:UserId", "(3,47) Shop:ids", "(3,64) Shop:Parsed", "(3,78) Shop:Other")]
    // Names with their sections, as variables of the environment have them.
    [InlineData("""{ "Shop:UserId": 12 }""", "(1,18) Shop:UserId")]
    // UUIDs, and numbers of other sections.
    [InlineData("""{ "Defaults": { "AdminId": "00000000-0000-8000-8000-000000000005", "Size": 3 }, "Shop": { "Max": 9 }, "Else": { "AdminId": 3, "Host": "x", "Port": 7 }, "UserId": 4 }""")]
    [InlineData("{ \"Shop\": ", "(1,1) appsettings.json")]
    public async Task Integers_that_are_read_as_ids_are_listed(string json, params string[] expected)
    {
        using var folder = new CodeFolder();
        folder.Write("Web/appsettings.json", json);
        // No settings of the application.
        folder.Write("Web/other.json", "{ \"Shop\": { \"UserId\": 1 } }");
        var open = await OpenAsync(folder, Code);
        Assert.Equal(expected, open.Select(place => $"({place.Location.StartLine},{place.Location.StartColumn}) {place.Code}"));
        Assert.All(open, place => Assert.Equal(folder["Web/appsettings.json"], place.Location.Path));
    }

    [Fact]
    public async Task Files_that_the_code_names_are_read()
    {
        using var folder = new CodeFolder();
        folder.Write("Web/data/shop.json", "\ufeff{ \"Shop\": { \"UserId\": 1 } }");
        var open = await OpenAsync(folder, Code + " void Add(Microsoft.Extensions.Configuration.IConfigurationBuilder b) => b.AddJsonFile(\"data/shop.json\", optional: true);");
        Assert.Equal(["(1,23) Shop:UserId"], open.Select(place => $"({place.Location.StartLine},{place.Location.StartColumn}) {place.Code}"));
    }

    private static async Task<IReadOnlyList<OpenPlace>> OpenAsync(CodeFolder folder, string members)
    {
        var solution = CodeChange.Solution([("Web", [("Web/Model.cs", Journals.Model), ("Web/Code.cs", "using Microsoft.Extensions.Configuration; " + CodeBlock.Of(members))], [])]);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(solution)));
        using var code = new CodeSolution(new AdhocWorkspace(), solution.WithProjectFilePath(solution.ProjectIds[0], folder["Web/Web.csproj"]), folder.Path, []);
        var result = await CodeFix.RunAsync(code, new FixOptions(), progress: null, TestContext.Current.CancellationToken);
        return [.. result.Open.Where(place => place.Location.Path.EndsWith(".json", StringComparison.Ordinal)).OrderBy(place => place.Location.StartLine).ThenBy(place => place.Location.StartColumn)];
    }
}
