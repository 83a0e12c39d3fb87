using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>
/// The sample application and its tests, changed by one command as a user gives it. The compiler is the judge: what it builds
/// afterwards has no int left where a Guid is wanted, in the application's own code, in its tests, and in what they share.
/// </summary>
public sealed class SampleFixTests(PackageFeed feed)
{
    // Users are told apart by their number: what they are told apart by without one, a person has to say.
    private const string Undecided = "UuidDecision.Open<int>(\"userId % Buckets\")";

    [Fact]
    public async Task The_whole_sample_is_changed_and_compiles()
    {
        using var folder = new UserFolder(feed);
        folder.Copy(Folders.Samples);
        Directory.Delete(folder["Vibes.Api.Baselines"], recursive: true);
        await DotnetAsync(folder, "restore", "Vibes.slnx");

        string[] fix = ["fix", folder["Vibes.slnx"], "--schema", Path.Combine(Folders.Approved, "schema.verified.txt"), "--yes", "--allow-dirty"];
        await Uuidkit.RunAsync(1, fix);
        await DotnetAsync(folder, "build", "Vibes.slnx", "--no-restore");

        var code = Sources(folder);
        Assert.Equal(["Vibes.Api/Services/NewEditorRollout.cs"], code.Where(file => file.Text.Contains("UuidDecision.Open<", StringComparison.Ordinal)).Select(file => file.Name));
        Assert.Contains(Undecided, code.Single(file => file.Name == "Vibes.Api/Services/NewEditorRollout.cs").Text, StringComparison.Ordinal);
        foreach (var (name, text) in Expected)
            Assert.Contains(text, code.Single(file => file.Name == name).Text, StringComparison.Ordinal);

        await Uuidkit.RunAsync(1, fix);
        Assert.Equal(code, Sources(folder));
    }

    // One line of each kind: keys, routes, claims, sentinels, seeds, SQL, tests; and what is no id and has to stay.
    private static IEnumerable<(string File, string Text)> Expected =>
    [
        ("Vibes.Api/Models/Journal.cs", "class Journal : Entity<Guid>"),
        ("Vibes.Api/Models/User.cs", "public static readonly Guid DeletedUserId = new Guid("),
        ("Vibes.Api/Data/Configurations/TagConfiguration.cs", "HasColumnType(\"uuid\");"),
        ("Vibes.Api/Controllers/JournalsController.cs", "[HttpGet(\"{id:guid}/neighbours\")]"),
        ("Vibes.Api/Security/CurrentUser.cs", "Guid.Parse("),
        ("Vibes.Api/Mapping/ReminderMapping.cs", "input.JournalId == Guid.Empty ? null : input.JournalId"),
        ("Vibes.Api/Data/AuditLog.cs", "NpgsqlDbType.Uuid"),
        ("Vibes.Api/Endpoints/SecretTagEndpoints.cs", "Guid? after = null"),
        ("Vibes.Api.Tests/AccessTests.cs", "Assert.Equal(TestIds.User2, token.UserId);"),
        ("Vibes.Api/Endpoints/BillingEndpoints.cs", "int invoiceId, Guid userId"),
        ("Vibes.Api/Services/NewEditorRollout.cs", "private const int Buckets = 16;"),
    ];

    private static async Task DotnetAsync(UserFolder folder, params string[] arguments)
    {
        var (code, output) = await Dotnet.RunAsync(folder.Path, new Dictionary<string, string?>(), [.. arguments, "-nologo", "-v", "q"]);
        Assert.True(code == 0, output);
    }

    private static List<(string Name, string Text)> Sources(UserFolder folder) =>
    [
        .. Directory.EnumerateFiles(folder.Path, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Name: Path.GetRelativePath(folder.Path, path).Replace('\\', '/'), Text: File.ReadAllText(path)))
            .Where(file => !file.Name.Contains("/obj/", StringComparison.Ordinal)).OrderBy(file => file.Name, StringComparer.Ordinal),
    ];
}
