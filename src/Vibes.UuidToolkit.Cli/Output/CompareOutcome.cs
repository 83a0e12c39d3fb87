using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Two databases or APIs side by side.</summary>
/// <param name="Before">One side.</param>
/// <param name="After">The other.</param>
/// <param name="IsMigrated">Whether a migration lies in between.</param>
/// <param name="Snapshots">How many snapshots were compared.</param>
internal sealed record CompareOutcome(string Before, string After, bool IsMigrated, int Snapshots) : Outcome
{
    /// <summary>The outcome of comparing.</summary>
    public static CompareOutcome Of(string before, string after, bool isMigrated, int snapshots, ImmutableArray<Diagnostic> findings) =>
        new(before, after, isMigrated, snapshots)
        {
            ExitCode = findings.Any(finding => finding.Kind == DiagnosticKind.Finding) ? (int)DiagnosticKind.Finding : 0,
            Diagnostics = findings,
        };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        var findings = Diagnostics.Count(diagnostic => diagnostic.Kind == DiagnosticKind.Finding);
        console.WriteLine($"{Quantity.Of(Snapshots, "snapshot")} of {Before} and {After} compared.");
        console.MarkupLine((findings, IsMigrated) switch
        {
            (0, true) => "[green]The migration changed the keys, and nothing else.[/]",
            (0, false) => "[green]Both are equal.[/]",
            _ => $"[red]{Quantity.Of(findings, "difference")}; see above.[/]",
        });
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        JsonSerializer.SerializeToNode(new { command = "compare", before = Before, after = After, migrated = IsMigrated, equal = ExitCode == 0 })!.AsObject();
}
