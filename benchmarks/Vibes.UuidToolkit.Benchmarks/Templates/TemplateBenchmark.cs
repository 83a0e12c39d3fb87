using System.Globalization;
using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Benchmarks.Templates;

/// <summary>What a database of its own costs each test: a copy of a template made and dropped, as the xUnit fixture does it, and by each of the server's strategies.</summary>
internal static class TemplateBenchmark
{
    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading("A database for each test");
        var rounds = options.Repeat ?? 20;
        var lines = new List<IReadOnlyList<string>>();
        foreach (var rows in (int[])[1_000, 100_000])
        {
            await using var server = await BenchmarkServer.StartAsync([], Journals.Create(rows), cancellation);
            if (lines.Count == 0)
                await Report.ContextAsync(server.Server, server.SampleConnection, "as for rehearsals and test fixtures", cancellation);
            await using var connection = await Connections.OpenAsync(server.Server.ConnectionString("postgres"), cancellation);
            long bytes;
            await using (var sample = await Connections.OpenAsync(server.SampleConnection, cancellation))
                bytes = await BenchmarkServer.ScalarAsync<long>(sample, "SELECT pg_catalog.pg_database_size(pg_catalog.current_database())", cancellation);
            var strategies = server.Server.MajorVersion >= 15 ? (string[])["", " STRATEGY wal_log", " STRATEGY file_copy"] : [""];
            var (created, dropped) = (strategies.Select(_ => new List<double>()).ToList(), new List<double>());
            for (var round = 0; round <= rounds; round++)
                for (var i = 0; i < strategies.Length; i++)
                {
                    var strategy = strategies[i];
                    var create = await BenchmarkServer.TimeAsync(() => strategy.Length == 0
                        ? server.Server.CreateDatabaseAsync("copy", "sample", cancellation)
                        : BenchmarkServer.ExecuteAsync(connection, $"CREATE DATABASE copy TEMPLATE sample{strategy}", cancellation));
                    var drop = await BenchmarkServer.TimeAsync(() => server.Server.DropDatabaseAsync("copy", cancellation));
                    if (round == 0)
                        continue;
                    created[i].Add(create);
                    dropped.Add(drop);
                }

            lines.AddRange(strategies.Select((strategy, i) => (IReadOnlyList<string>)
            [
                rows.ToString("#,0", CultureInfo.InvariantCulture), Report.Megabytes(bytes), strategy.Length == 0 ? "the fixture's" : strategy.Trim(),
                Milliseconds(created[i].Min()), Milliseconds(Report.Median(created[i])), Milliseconds(Report.Median(dropped)),
            ]));
        }

        Report.Line($"Of {rounds} copies each, in turns.\n");
        Report.Table(["rows", "MB", "CREATE DATABASE ... TEMPLATE", "least, ms", "median, ms", "DROP, median, ms"], lines);
    }

    private static string Milliseconds(double seconds) => (seconds * 1000).ToString("0", CultureInfo.InvariantCulture);
}
