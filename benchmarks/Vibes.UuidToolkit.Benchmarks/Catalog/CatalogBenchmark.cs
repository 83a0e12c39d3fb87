using System.Globalization;
using Vibes.UuidToolkit.Benchmarks.Migrations;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Tools;

namespace Vibes.UuidToolkit.Benchmarks.Catalog;

/// <summary>The schema's snapshot beside <c>pg_dump</c>, and what else grows with the number of tables.</summary>
internal static class CatalogBenchmark
{
    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading("Catalog of 1,000 tables");
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Throwaway, ThousandTables.Create(), cancellation);
        await Report.ContextAsync(server.Server, server.SampleConnection, server.Settings + ", otherwise as for rehearsals (no fsync)", cancellation);
        var tools = await ClientTools.FindAsync(server.Server.MajorVersion, cancellation);
        var (dumps, snapshots, plans) = (new List<double>(), new List<double>(), new List<double>());
        Schema? schema = null;
        var text = "";
        var rounds = options.Repeat ?? 7;
        // The first round of each warms up caches and the JIT; it is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            var dump = await BenchmarkServer.TimeAsync(() => tools.DumpAsync(server.SampleConnection, Stream.Null, new() { SchemaOnly = true }, cancellation));
            // A connection of its own, as pg_dump has: a warm one would hide the server's cold caches.
            var snapshot = await BenchmarkServer.TimeAsync(async () =>
            {
                await using var connection = await Connections.OpenAsync(server.SampleConnection, cancellation);
                schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
                text = SchemaText.Render(schema);
            });
            var plan = await BenchmarkServer.TimeAsync(async () =>
            {
                await using var connection = await Connections.OpenAsync(server.SampleConnection, cancellation);
                await PlanReader.PlanAsync(connection, new MigrationOptions(), MappingKey.Create(), null, cancellation);
            });
            if (round == 0)
                continue;
            dumps.Add(dump);
            snapshots.Add(snapshot);
            plans.Add(plan);
        }

        Report.Line($"{schema!.Relations.Count(relation => relation.IsTable):#,0} tables, {schema.Constraints.Count(constraint => constraint.Kind == ConstraintKind.ForeignKey):#,0} foreign keys, {schema.Indexes.Length:#,0} indexes; the snapshot has {text.Count(c => c == '\n'):#,0} lines. Medians of {rounds}.\n");
        var reference = Report.Median(dumps);
        IReadOnlyList<string> Row(string name, double seconds, bool? met = null) =>
            [name, Report.Seconds(seconds), Report.Ratio(seconds / reference), met is null ? "" : "at most 0.5x", met is { } verdict ? Report.Verdict(verdict) : ""];
        Report.Table(["what", "seconds", "to pg_dump", "target", "verdict"],
        [
            Row($"pg_dump {tools.Version} --schema-only", reference),
            Row("snapshot: read and written as text", Report.Median(snapshots), Report.Median(snapshots) <= 0.5 * reference),
            Row("plan, every definition tried", Report.Median(plans)),
        ]);

        var migrated = await server.OnCopyAsync(copy => Toolkit.MigrateAsync(copy, new(), cancellation), cancellation);
        Report.Table(["migration of all tables in one transaction", "seconds"],
            migrated.Seconds.Append(("together", migrated.Seconds.Sum(stage => stage.Seconds))).Select(stage => (IReadOnlyList<string>)[stage.Item1, stage.Item2.ToString("0.00", CultureInfo.InvariantCulture)]));
    }
}
