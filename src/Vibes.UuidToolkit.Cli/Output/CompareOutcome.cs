using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Two databases or APIs side by side.</summary>
/// <param name="Result">The comparison.</param>
/// <param name="Report">The page that was written about it; null for none.</param>
internal sealed record CompareOutcome(ComparisonResult Result, string? Report) : Outcome
{
    /// <summary>So many queries are shown, those that slowed down most; the report and the JSON have all of them.</summary>
    private const int ShownRatios = 15;

    private ImmutableArray<TimingRatio> Ratios => Result is { Before.Timings: { } before, After.Timings: { } after } ? TimingComparison.Ratios(before, after) : [];

    /// <summary>The outcome of comparing.</summary>
    public static CompareOutcome Of(ComparisonResult result, string? report) => new(result, report)
    {
        ExitCode = result.IsEqual ? 0 : (int)DiagnosticKind.Finding,
        Diagnostics = result.Diagnostics,
    };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (Ratios is { IsEmpty: false } ratios)
        {
            var table = new Table().Border(TableBorder.Simple).AddColumn("query").AddColumn(Right("before")).AddColumn(Right("after")).AddColumn(Right("ratio"));
            foreach (var query in ratios.OrderByDescending(query => query.Ratio).Take(ShownRatios))
                table.AddRow(Markup.Escape(query.Name), Quantity.Milliseconds(query.Before.Microseconds.Median), Quantity.Milliseconds(query.After.Microseconds.Median), query.Ratio.ToString("0.00", CultureInfo.InvariantCulture) + "x");
            console.Write(table);
            if (ratios.Length > ShownRatios)
                console.WriteLine($"and {Quantity.Of(ratios.Length - ShownRatios, "query", "queries")} that slowed down less.");
        }

        var findings = Diagnostics.Count(diagnostic => diagnostic.Kind == DiagnosticKind.Finding);
        console.WriteLine($"{Quantity.Of(Result.Before.Snapshots.Length, "snapshot")} of {Result.Before.Name} and {Result.After.Name} compared.");
        console.MarkupLine((findings, Result.Options.IsMigrated) switch
        {
            (0, true) => "[green]The migration changed the keys, and nothing else.[/]",
            (0, false) => "[green]Both are equal.[/]",
            _ => $"[red]{Quantity.Of(findings, "difference")}; see above.[/]",
        });
        if (Report is not null)
            console.WriteLine($"Report: {Report}");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() =>
        JsonSerializer.SerializeToNode(new
        {
            command = "compare",
            before = Result.Before.Name,
            after = Result.After.Name,
            migrated = Result.Options.IsMigrated,
            equal = Result.IsEqual,
            report = Report,
            timings = Ratios.Select(query => new { query = query.Name, beforeMicroseconds = query.Before.Microseconds.Median, afterMicroseconds = query.After.Microseconds.Median, ratio = Math.Round(query.Ratio, 3) }),
        })!.AsObject();

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();
}
