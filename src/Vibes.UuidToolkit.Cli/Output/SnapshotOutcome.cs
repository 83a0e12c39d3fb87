using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Spectre.Console;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Baselines;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A database, an API, or both, against their approved texts.</summary>
/// <param name="Subject">What was read.</param>
/// <param name="Comparisons">Each text and its baseline.</param>
internal sealed record SnapshotOutcome(string Subject, ImmutableArray<BaselineComparison> Comparisons) : Outcome
{
    /// <summary>So many lines of a difference are shown; the received file has all of it.</summary>
    private const int ShownLines = 60;

    /// <summary>The outcome of comparing.</summary>
    /// <param name="subject">What was read.</param>
    /// <param name="comparisons">Each text and its baseline.</param>
    /// <param name="diagnostics">What else there is to say.</param>
    public static SnapshotOutcome Of(string subject, ImmutableArray<BaselineComparison> comparisons, ImmutableArray<Diagnostic> diagnostics) => new(subject, comparisons)
    {
        ExitCode = comparisons.Any(comparison => comparison.IsDifferent) || diagnostics.Any(diagnostic => diagnostic.Kind == DiagnosticKind.Finding) ? (int)DiagnosticKind.Finding : 0,
        Diagnostics =
        [
            .. diagnostics,
            .. comparisons.Where(comparison => comparison.IsDifferent)
                .Select(comparison => Descriptors.SnapshotDiffers.At(comparison.Path, $"{Quantity.Of(Changes(comparison).Count(), "line")} of {comparison.Name} differ.")),
        ],
    };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        foreach (var comparison in Comparisons)
        {
            console.WriteLine($"{comparison.Path}: {(comparison.IsNew ? "written" : comparison.IsDifferent ? "differs" : "equal")}");
            var changes = Changes(comparison).ToList();
            foreach (var line in changes.Take(ShownLines))
                console.MarkupLine(line.Type == ChangeType.Inserted ? $"[green]+ {Markup.Escape(line.Text)}[/]" : $"[red]- {Markup.Escape(line.Text)}[/]");
            if (changes.Count > ShownLines)
                console.WriteLine($"  and {Quantity.Of(changes.Count - ShownLines, "line")} more");
        }

        console.MarkupLine(Comparisons.All(comparison => !comparison.IsDifferent)
            ? $"[green]{(Comparisons.All(comparison => comparison.IsNew) ? "The snapshot was written, and is what later ones are compared with." : "All is as approved.")}[/]"
            : $"[red]{Markup.Escape(Subject)} differs from the approved snapshot.[/]");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "snapshot",
        subject = Subject,
        files = Comparisons.Select(comparison => new
        {
            name = comparison.Name,
            path = comparison.Path,
            state = comparison.IsNew ? "new" : comparison.IsDifferent ? "different" : "equal",
            changes = Changes(comparison).Select(line => (line.Type == ChangeType.Inserted ? "+ " : "- ") + line.Text),
        }),
    })!.AsObject();

    private static IEnumerable<DiffPiece> Changes(BaselineComparison comparison) => comparison.IsDifferent
        ? InlineDiffBuilder.Diff(comparison.Approved!, comparison.Received, ignoreWhiteSpace: false).Lines.Where(line => line.Type is ChangeType.Inserted or ChangeType.Deleted)
        : [];
}
