using System.Globalization;
using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Benchmarks.Migrations;

/// <summary>The migration beside what it is measured against, each on a fresh copy, in turns.</summary>
internal static class MigrationBenchmark
{
    private sealed record Measurement(double Seconds, double WalBytes, double Bytes, IReadOnlyList<(string Stage, double Seconds)> Stages);

    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading($"Migration of {options.Rows.ToString("#,0", CultureInfo.InvariantCulture)} rows");
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Durable, Journals.Create(options.Rows), cancellation);
        await Report.ContextAsync(server.Server, server.SampleConnection, server.Settings, cancellation);
        Report.Line($"{Journals.Tables.Length} tables, {Journals.References.Length} foreign keys, {Journals.Keys.Length + Journals.Indexes.Length} indexes. Every contender: one transaction, a fresh copy, CHECKPOINT before, {ScriptContender.Settings}.");

        IContender[] contenders = [.. new IContender[] { new Floor(), new Toolkit(verify: false), new Toolkit(verify: true), new ColumnByColumn(), new HandWritten() }
            .Where(contender => contender is Floor || contender.Name.Contains(options.Only, StringComparison.Ordinal))];
        var measured = contenders.ToDictionary(contender => contender, _ => new List<Measurement>());
        var rounds = options.Repeat ?? 1;
        for (var round = 0; round < rounds; round++)
            foreach (var contender in contenders)
            {
                measured[contender].Add(await server.OnCopyAsync(copy => MeasureAsync(contender, copy, cancellation), cancellation));
                Console.Error.WriteLine($"{contender.Name}: {Report.Seconds(measured[contender][^1].Seconds)} s");
            }

        Report.Line($"Medians of {rounds}.\n");

        double Seconds(IContender contender) => Report.Median(measured[contender].Select(measurement => measurement.Seconds));
        var floor = Seconds(contenders[0]);
        var toolkit = contenders.OfType<Toolkit>().FirstOrDefault();
        Report.Table(["contender", "seconds", "to the floor", "to the toolkit", "WAL, MB", "size after, MB", "target", "verdict"],
            contenders.Select(contender =>
            {
                var toFloor = Seconds(contender) / floor;
                var toToolkit = toolkit is null ? 0 : Seconds(contender) / Seconds(toolkit);
                var (target, met) = contender switch
                {
                    Toolkit { Verifies: false } => ("at most 1.8x the floor", toFloor <= 1.8),
                    ColumnByColumn => ("slower than the toolkit", toToolkit > 1),
                    HandWritten => ("at least 8x the toolkit", toToolkit >= 8),
                    _ => ("", (bool?)null),
                };
                return (IReadOnlyList<string>)
                [
                    contender.Name, Report.Seconds(Seconds(contender)), Report.Ratio(toFloor), Report.Ratio(toToolkit),
                    Report.Megabytes(Report.Median(measured[contender].Select(measurement => measurement.WalBytes))),
                    Report.Megabytes(Report.Median(measured[contender].Select(measurement => measurement.Bytes))),
                    target, met is { } verdict ? Report.Verdict(verdict) : "",
                ];
            }));
        Report.Table(["contender", "where its seconds go"], contenders.Select(contender => (IReadOnlyList<string>)
        [
            contender.Name,
            string.Join(", ", measured[contender].SelectMany(measurement => measurement.Stages).GroupBy(stage => stage.Stage)
                .Select(stage => $"{stage.Key} {Report.Seconds(Report.Median(stage.Select(one => one.Seconds)))}")),
        ]));
    }

    private static async Task<Measurement> MeasureAsync(IContender contender, string copy, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(copy, cancellation);
        var start = await BenchmarkServer.ScalarAsync<string>(connection, "SELECT pg_catalog.pg_current_wal_lsn()::text", cancellation);
        var stages = await contender.RunAsync(copy, cancellation);
        var wal = await BenchmarkServer.ScalarAsync<decimal>(connection, $"SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '{start}')", cancellation);
        var bytes = await BenchmarkServer.ScalarAsync<long>(connection, "SELECT pg_catalog.pg_database_size(pg_catalog.current_database())", cancellation);
        return new(stages.Sum(stage => stage.Seconds), (double)wal, bytes, stages);
    }
}
