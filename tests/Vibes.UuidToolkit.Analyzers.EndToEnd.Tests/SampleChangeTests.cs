using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>
/// A whole change as <c>docs/step-by-step.md</c> tells it: the sample application with its tests and its database, from integers to
/// UUIDs. The judges are the compiler, the sample's own tests, and the comparison of everything observable before and after.
/// </summary>
public sealed partial class SampleChangeTests(PackageFeed feed)
{
    // Users are told apart by their number: what they are told apart by without one, a person has to say.
    private const string Undecided = "UuidDecision.Open<int>(\"userId % Buckets\")";

    private static readonly string Person = Path.Combine(Folders.Approved, "Vibes.Api.Change");

    [Fact]
    public async Task The_sample_is_changed_and_answers_as_before()
    {
        using var folder = new UserFolder(feed);
        folder.Copy(Folders.Samples);
        folder.Copy(Person);
        File.Move(folder["Vibes.Api.Baselines/endpoints.json"], folder["endpoints.json"]);
        folder.Write("plan/mapping_key.sql", await File.ReadAllTextAsync(folder["Vibes.Api.Baselines/migration/mapping_key.sql"], TestContext.Current.CancellationToken));
        Directory.Delete(folder["Vibes.Api.Baselines"], recursive: true);
        await using var database = await TestDatabases.CreateAsync(await File.ReadAllTextAsync(folder["vibes.sql"], TestContext.Current.CancellationToken));
        var steps = new Steps(Path.Combine(Folders.Repository, "docs", "step-by-step.md"), folder) { Variables = { ["DATABASE"] = database.ConnectionString } };

        // What there is, and the plan.
        await DotnetAsync(folder, "build", "Vibes.slnx");
        await using (var before = await RunningApi.StartAsync(folder, database))
        {
            steps.Variables["API"] = before.Address;
            await steps.RunAsync("snapshot");
        }

        await steps.RunAsync("snapshot");
        await steps.RunAsync("plan");

        // One command changes the code, with the answers that a person gave.
        var fix = await steps.RunAsync("fix", exitCode: 1);
        await DotnetAsync(folder, "build", "Vibes.slnx", "--no-restore");
        var code = Sources(folder);
        Assert.Equal(["Vibes.Api/Services/NewEditorRollout.cs"], code.Where(file => file.Text.Contains("UuidDecision.Open<", StringComparison.Ordinal)).Select(file => file.Name));
        foreach (var (name, text) in Expected)
            Assert.Contains(text, code.Single(file => file.Name == name).Text, StringComparison.Ordinal);
        await steps.RunAsync(1, fix);
        Assert.Equal(code, Sources(folder));

        // The rest by hand; and nothing of ours is to be said of it any more.
        HandEdits.Apply(folder["by-hand.md"], folder);
        await steps.RunAsync("migrate");
        await steps.RunAsync("snapshot");
        await steps.RunAsync("scan");
        File.Copy(folder["after/schema.verified.txt"], folder["schema.verified.txt"]);
        folder.Replace("Directory.Packages.props", "<PackageVersion Include=\"Dapper\"", $"<GlobalPackageReference Include=\"Vibes.UuidToolkit.Analyzers\" Version=\"{PackageFeed.Version}\" />\n    <PackageVersion Include=\"Dapper\"");
        var (exitCode, output) = await folder.BuildAsync("Vibes.slnx", "VibesUuidMode=enforce");
        Assert.True(exitCode == 0, output);
        Assert.DoesNotContain("VUID", output, StringComparison.Ordinal);

        // Its own tests pass on the migrated database, and it answers as before.
        (exitCode, output) = await Dotnet.RunAsync(folder.Path, new Dictionary<string, string?> { ["VIBES_CONNECTION"] = database.ConnectionString }, folder["Vibes.Api.Tests/bin/Debug/net10.0/Vibes.Api.Tests.dll"]);
        Assert.True(exitCode == 0, output);
        Assert.Matches("Total: 1[0-9][0-9], Errors: 0, Failed: 0, Skipped: 0,", output);
        await using var copy = await TestDatabases.CopyAsync(database);
        string[] compare;
        await using (var after = await RunningApi.StartAsync(folder, database))
        {
            steps.Variables["API"] = after.Address;
            compare = await steps.RunAsync("compare");
        }

        Assert.True(steps.IsDone);

        // Two ids in each other's place, in one line of what a person could have written.
        folder.Replace("Vibes.Api/Mapping/ReminderMapping.cs", "/journals/{reminder.JournalId}?reminder={reminder.Id}", "/journals/{reminder.Id}?reminder={reminder.JournalId}");
        await DotnetAsync(folder, "build", "Vibes.Api", "--no-restore");
        await using var wrong = await RunningApi.StartAsync(folder, copy);
        output = await steps.RunAsync(1, [.. compare.Select(argument => argument == database.ConnectionString ? copy.ConnectionString : argument == steps.Variables["API"] ? wrong.Address : argument)]);
        Assert.Contains("endpoints/reminder: Line", output, StringComparison.Ordinal);
        Assert.Equal([Descriptors.AnswerDiffers.Code, Descriptors.IdsNotBijective.Code], Finding().Matches(output).Select(finding => finding.Groups[1].Value).Distinct());
    }

    [GeneratedRegex("(UK[0-9]{4}) finding")]
    private static partial Regex Finding();

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
        ("Vibes.Api/Services/NewEditorRollout.cs", Undecided),
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
