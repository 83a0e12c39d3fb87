using System.Collections.Immutable;
using System.Text.Json;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Plans;

/// <summary>Decisions on their way to a person and back.</summary>
public sealed class FixPlanFileTests : IDisposable
{
    private static readonly Decision Zero = new("sentinel Store.Find: order.Id == 0", DecisionKind.Sentinel, "Order", "src/Store.cs", 12, "order.Id == 0", "empty",
        ImmutableSortedDictionary<string, string>.Empty.Add("empty", "It becomes Guid.Empty: \"no id\".").Add("keep", "The comparison stays, and doesn't compile."));

    private static readonly Decision Mixed = Zero with { Key = "mixed Store.Of<int>: n", Kind = DecisionKind.Mixed, Entity = null, Line = 30, Code = "n" };

    private readonly CodeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plan_comes_back_as_it_was_written()
    {
        FixPlanFile.Write(_folder["below/plan.json"], [Zero, Mixed]);
        var plan = FixPlanFile.Read(_folder["below/plan.json"]);
        Assert.Equal(JsonSerializer.Serialize(new[] { Zero, Mixed }), JsonSerializer.Serialize(plan.Decisions));
        Assert.Empty(plan.Check([Zero, Mixed]));
        Assert.Equal(["plan.json"], Directory.EnumerateFiles(_folder["below"]).Select(Path.GetFileName));
    }

    [Fact]
    public void It_reads_as_people_write()
    {
        FixPlanFile.Write(_folder["plan.json"], [Zero]);
        var text = _folder.Read("plan.json");
        Assert.Contains("\"key\": \"sentinel Store.Find: order.Id == 0\"", text, StringComparison.Ordinal);
        Assert.Contains("doesn't compile.", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.NotEqual((byte)0xef, File.ReadAllBytes(_folder["plan.json"])[0]);
    }

    /// <summary>The members that the form names are those that are written, each with its own kind of value.</summary>
    [Fact]
    public void The_form_is_described()
    {
        FixPlanFile.Write(_folder["plan.json"], [Zero, Mixed]);
        using var plan = JsonDocument.Parse(_folder.Read("plan.json"));
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository(), "schemas", "fix-plan.schema.json")));
        var form = schema.RootElement.GetProperty("$defs").GetProperty("decision");
        var written = plan.RootElement.GetProperty("decisions")[0].EnumerateObject().Select(member => member.Name).ToList();
        Assert.Equal(form.GetProperty("properties").EnumerateObject().Select(member => member.Name), written);
        Assert.Equal(form.GetProperty("required").EnumerateArray().Select(name => name.GetString()), written);
        Assert.Equal(form.GetProperty("properties").GetProperty("kind").GetProperty("enum").EnumerateArray().Select(name => name.GetString()),
            Enum.GetNames<DecisionKind>().Select(JsonNamingPolicy.CamelCase.ConvertName));
    }

    /// <summary>Each slip with the line that is told.</summary>
    [Theory]
    [InlineData("", "plan.json:1")]
    [InlineData("null", "plan.json")]
    [InlineData("[]", "plan.json:1")]
    [InlineData("{ }", "plan.json:1")]
    [InlineData("{\n \"decisions\": [],\n \"more\": 1\n}", "plan.json:3")]
    [InlineData("{\n \"decisions\": [\n { \"key\": \"a\" }\n ]\n}", "plan.json:3")]
    [InlineData("{ \"decisions\": [], \"decisions\": [] }", "plan.json:1")]
    public void A_slip_is_told(string text, string where)
    {
        var told = Assert.Single(Assert.Throws<DiagnosticException>(() => FixPlanFile.Read(_folder.Write("plan.json", text))).Diagnostics);
        Assert.Equal("UK0821", told.Code);
        Assert.EndsWith(where, told.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_stands_twice_is_told()
    {
        FixPlanFile.Write(_folder["plan.json"], [Zero, Zero with { Choice = "keep" }]);
        var told = Assert.Single(Assert.Throws<DiagnosticException>(() => FixPlanFile.Read(_folder["plan.json"])).Diagnostics);
        Assert.Equal("UK0821", told.Code);
        Assert.Contains("2 times", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_that_there_is_not_is_told()
    {
        // Even where somebody adds it to the choices of the file.
        var invented = Zero with { Choice = "null", Choices = Zero.Choices.Add("null", "It becomes null.") };
        var told = Assert.Single(Assert.Throws<DiagnosticException>(() => new FixPlan("plan.json", [invented]).Check([Zero])).Diagnostics);
        Assert.Equal(("UK0822", "'null' is none of empty, keep."), (told.Code, told.Message));
    }

    [Fact]
    public void What_code_and_plan_do_not_share_is_told() =>
        Assert.Equal(["UK0823", "UK0824"], new FixPlan("plan.json", [Zero]).Check([Mixed]).Select(told => told.Code));

    /// <summary>A plan that answers a few of many questions is what its author meant: how many others there are is one message.</summary>
    [Fact]
    public void What_a_plan_does_not_answer_is_told_once()
    {
        var told = Assert.Single(new FixPlan("plan.json", [Zero]).Check([Zero, Mixed, .. Enumerable.Range(1, 1600).Select(line => Zero with { Key = $"sentinel {line}" })]));
        Assert.Equal(("UK0824", "plan.json", "1601 of 1602 are decided by default: 1600 sentinel, 1 mixed. They are listed with what was decided; --verbose and --json have all of them."), (told.Code, told.Subject, told.Message));
    }

    private static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Vibes.UuidToolkit.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
