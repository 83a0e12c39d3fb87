using System.Globalization;
using System.Text;
using Vibes.UuidToolkit.Findings;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>
/// The sample application, built with the package as a user would: all findings are those that were approved, and the hand-made
/// list of what must change says what is missed. UUIDKIT_WRITE_DOCS=1 approves what was found.
/// </summary>
public sealed class VibesApiTests(PackageFeed feed)
{
    private static readonly string Schema = Path.Combine(Folders.Approved, "schema.verified.txt");

    [Fact]
    public async Task Findings_are_the_approved_ones()
    {
        using var folder = new UserFolder(feed);
        folder.Copy(Folders.Samples);
        File.Copy(Schema, folder["schema.verified.txt"]);
        folder.Replace("Directory.Packages.props", "<PackageVersion Include=\"Dapper\"", $"<GlobalPackageReference Include=\"Vibes.UuidToolkit.Analyzers\" Version=\"{PackageFeed.Version}\" />\n    <PackageVersion Include=\"Dapper\"");
        var (code, output) = await folder.BuildAsync("Vibes.Api.Tests");
        Assert.True(code == 0, output);
        Assert.DoesNotContain("AD0001", output, StringComparison.Ordinal);

        var list = new MustChange(folder.Path);
        var text = new StringBuilder("# What the analyzers find in samples/, beside samples/must-change.txt. UUIDKIT_WRITE_DOCS=1 writes this file.\n");
        foreach (var project in new[] { "Vibes.Api", "Vibes.Api.Tests" })
            text.Append('\n').Append(Report(project, list, folder));
        Approve("Vibes.Api.verified.txt", text.ToString());
    }

    /// <summary>The schema that the analyzers are given is the one that the sample's script makes.</summary>
    [Fact]
    public async Task The_schema_is_that_of_the_sample()
    {
        await using var database = await TestDatabases.CreateAsync(await File.ReadAllTextAsync(Path.Combine(Folders.Samples, "vibes.sql"), TestContext.Current.CancellationToken));
        var folder = Directory.CreateTempSubdirectory("uuidkit_schema_");
        try
        {
            await Uuidkit.RunAsync("snapshot", "-c", database.ConnectionString, "-o", folder.FullName);
            Approve("schema.verified.txt", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "schema.verified.txt"), TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Report(string project, MustChange list, UserFolder folder)
    {
        var findings = folder.Findings(project).Where(finding => !finding.IsSuppressed && finding.Location is not null)
            .Select(finding => finding with { Location = finding.Location! with { Path = Path.GetRelativePath(folder.Path, finding.Location.Path).Replace('\\', '/') } })
            .OrderBy(finding => finding.Location!.Path, StringComparer.Ordinal).ThenBy(finding => finding.Location!.StartLine).ThenBy(finding => finding.Location!.StartColumn)
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal).ToList();
        var locations = findings.Select(finding => finding.Location!).ToList();
        var places = list.Places.Where(place => place.Path.StartsWith(project + "/", StringComparison.Ordinal)).ToList();
        var missed = places.Where(place => !list.IsFound(place, locations)).ToList();
        var verdicts = findings.ToLookup(finding => list.Judge(finding.Location!));

        var text = new StringBuilder($"## {project}\n");
        text.Append(CultureInfo.InvariantCulture, $"{places.Count - missed.Count} of {places.Count} places that must change are found ({100.0 * (places.Count - missed.Count) / places.Count:0.0} %).\n");
        text.Append(CultureInfo.InvariantCulture, $"{verdicts[MustChange.Verdict.FalseAlarm].Count()} of {findings.Count} findings are on what must stay, {verdicts[MustChange.Verdict.Unlisted].Count()} on lines that the list does not know.\n");
        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString());
        text.Append("\n### Missed\n").Append(string.Concat(missed.Select(place => $"{place.Path} | {place.Entry.Snippet} | {place.Entry.Reason} | {list.Line(place.Path, place.Line).Trim()}\n")));
        text.Append("\n### On what must stay\n").Append(string.Concat(verdicts[MustChange.Verdict.FalseAlarm].Select(Line)));
        text.Append("\n### On lines that the list does not know\n").Append(string.Concat(verdicts[MustChange.Verdict.Unlisted].Select(Line)));
        text.Append("\n### Findings\n").Append(string.Concat(findings.Select(Line)));
        return text.ToString();

        string Line(Finding finding) => $"{finding.Location!.Path} | {finding.Rule} | {Marked(list.Line(finding.Location.Path, finding.Location.StartLine), finding.Location)}\n";
    }

    // The characters that were reported, in their line.
    private static string Marked(string line, FindingLocation at)
    {
        var end = at.EndLine == at.StartLine ? at.EndColumn - 1 : line.Length;
        return line.Insert(end, "»").Insert(at.StartColumn - 1, "«").Trim();
    }

    private static void Approve(string name, string received)
    {
        var approved = Path.Combine(Folders.Approved, name);
        var beside = approved.Replace(".verified.", ".received.", StringComparison.Ordinal);
        if (Environment.GetEnvironmentVariable("UUIDKIT_WRITE_DOCS") == "1")
        {
            File.WriteAllText(approved, received);
            return;
        }

        if (File.Exists(approved) && File.ReadAllText(approved) == received)
        {
            File.Delete(beside);
            return;
        }

        File.WriteAllText(beside, received);
        Assert.Equal(File.Exists(approved) ? File.ReadAllText(approved) : "", received);
    }
}
