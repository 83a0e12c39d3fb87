using System.Globalization;
using System.Runtime.InteropServices;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Servers;

namespace Vibes.UuidToolkit.Benchmarks;

/// <summary>Prints what was measured as Markdown, so that it can be pasted where it is discussed.</summary>
internal static class Report
{
    public static void Heading(string title) => Console.WriteLine($"\n## {title}\n");

    public static void Line(string text) => Console.WriteLine(text);

    /// <summary>Says what the figures were measured on.</summary>
    public static async Task ContextAsync(ThrowawayServer server, string connectionString, string settings, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        await using var command = new NpgsqlCommand("SELECT pg_catalog.current_setting('server_version'), pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(pg_catalog.current_database()))", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        Line($"PostgreSQL {reader.GetString(0)}; database of {reader.GetString(1)}; {Environment.ProcessorCount} processors; {RuntimeInformation.FrameworkDescription}.");
        Line($"Server settings: {settings}.");
        Line($"Started for this: {server.Description}\n");
    }

    public static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var all = rows.Prepend(columns).ToList();
        var widths = columns.Select((_, i) => all.Max(row => row[i].Length)).ToList();
        string Row(IReadOnlyList<string> cells) => "| " + string.Join(" | ", cells.Select((cell, i) => i == 0 ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))) + " |";
        Line(Row(columns));
        Line("|" + string.Join('|', widths.Select((width, i) => i == 0 ? new string('-', width + 2) : new string('-', width + 1) + ":")) + "|");
        foreach (var row in all.Skip(1))
            Line(Row(row));
        Line("");
    }

    public static string Seconds(double seconds) => seconds.ToString(seconds < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString(ratio < 10 ? "0.00" : "0.0", CultureInfo.InvariantCulture) + "x";

    public static string Megabytes(double bytes) => (bytes / (1 << 20)).ToString("#,0", CultureInfo.InvariantCulture);

    public static string Verdict(bool met) => met ? "met" : "MISSED";

    /// <summary>The middle value: a colleague's build in between does not move it.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
