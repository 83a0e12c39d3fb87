using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>What was measured.</summary>
/// <param name="Database">The database.</param>
/// <param name="Path">The file that has all of it.</param>
/// <param name="Timings">The measurements.</param>
internal sealed record BenchOutcome(string Database, string Path, DatabaseTimings Timings) : Outcome
{
    /// <summary>So many queries are shown, the slowest; the file has all of them.</summary>
    private const int Shown = 30;

    /// <summary>The outcome of measuring.</summary>
    public static BenchOutcome Of(string database, string path, DatabaseTimings timings) => new(database, path, timings) { ExitCode = 0 };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (Timings.Queries.IsEmpty)
        {
            console.WriteLine($"Nothing was measured: no table of {Database} has rows, and --queries names none. {Path} says so much.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn("query").AddColumn(Right("runs")).AddColumn(Right("median")).AddColumn(Right("p95")).AddColumn(Right("pages"));
        foreach (var query in Timings.Queries.OrderByDescending(query => query.Microseconds.Median).Take(Shown))
            table.AddRow(Markup.Escape(query.Name), Quantity.Number(query.Runs), Quantity.Milliseconds(query.Microseconds.Median), Quantity.Milliseconds(query.Microseconds.P95), Quantity.Number(query.Buffers));
        console.Write(table);
        if (Timings.Queries.Length > Shown)
            console.WriteLine($"and {Quantity.Number(Timings.Queries.Length - Shown)} faster ones.");
        console.WriteLine($"{Quantity.Of(Timings.Queries.Length, "query", "queries")} of {Database} measured: {Path}");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "bench",
        database = Database,
        path = Path,
        queries = Timings.Queries.Select(query => new { name = query.Name, runs = query.Runs, microseconds = new { median = query.Microseconds.Median, p95 = query.Microseconds.P95 }, pages = query.Buffers }),
    })!.AsObject();

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();
}
