using System.Collections.Immutable;
using System.Globalization;
using Vibes.UuidToolkit.Benchmarks.Migrations;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Tools;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Reports;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Benchmarks.Catalog;

/// <summary>The schema's snapshot beside <c>pg_dump</c> and <c>@pgkit/migra</c>, and what else grows with the number of tables.</summary>
internal static class CatalogBenchmark
{
    public static async Task RunAsync(BenchmarkOptions options, CancellationToken cancellation)
    {
        Report.Heading("Catalog of 1,000 tables");
        await using var server = await BenchmarkServer.StartAsync(BenchmarkServer.Throwaway, ThousandTables.Create(), cancellation);
        await Report.ContextAsync(server.Server, server.SampleConnection, server.Settings + ", otherwise as for rehearsals (no fsync)", cancellation);
        var tools = await ClientTools.FindAsync(server.Server.MajorVersion, cancellation);
        using var migra = await Migra.InstallAsync(server.SampleConnection, cancellation);
        var (dumps, snapshots, plans, readings, commands) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        Schema? schema = null;
        var text = "";
        var rounds = options.Repeat ?? 7;
        // Both processes that live on are warmed until they get no faster: the runtimes compile what runs often once more, Node.js sooner than .NET.
        for (var i = 0; i < 30; i++)
            await SnapshotAsync();
        for (var i = 0; i < 3 && migra is not null; i++)
            await migra.ReadAsync(cancellation);
        // The first round of each is not counted.
        for (var round = 0; round <= rounds; round++)
        {
            var dump = await BenchmarkServer.TimeAsync(() => tools.DumpAsync(server.SampleConnection, Stream.Null, new() { SchemaOnly = true }, cancellation));
            var snapshot = await BenchmarkServer.TimeAsync(SnapshotAsync);
            var plan = await BenchmarkServer.TimeAsync(async () =>
            {
                await using var connection = await Connections.OpenAsync(server.SampleConnection, cancellation);
                await PlanReader.PlanAsync(connection, new MigrationOptions(), MappingKey.Create(), null, cancellation);
            });
            var reading = migra is null ? 0 : await migra.ReadAsync(cancellation);
            var command = migra is null ? 0 : await BenchmarkServer.TimeAsync(() => migra.RunCommandAsync(cancellation));
            if (round == 0)
                continue;
            readings.Add(reading);
            commands.Add(command);
            dumps.Add(dump);
            snapshots.Add(snapshot);
            plans.Add(plan);
        }

        Report.Line($"{schema!.Relations.Count(relation => relation.IsTable):#,0} tables, {schema.Constraints.Count(constraint => constraint.Kind == ConstraintKind.ForeignKey):#,0} foreign keys, {schema.Indexes.Length:#,0} indexes; the snapshot has {text.Count(c => c == '\n'):#,0} lines. Medians of {rounds}.\n");
        var reference = Report.Median(dumps);
        var (snapshotted, read) = (Report.Median(snapshots), Report.Median(readings));
        IReadOnlyList<string> Row(string name, double seconds, string target = "", bool? met = null) =>
            [name, Report.Seconds(seconds), Report.Ratio(seconds / reference), target, met is { } verdict ? Report.Verdict(verdict) : ""];
        Report.Table(["what", "seconds", "to pg_dump", "target", "verdict"],
        [
            Row($"pg_dump {tools.Version} --schema-only", reference),
            Row("snapshot: read and written as text", snapshotted, "at most 0.5x", snapshotted <= 0.5 * reference),
            .. migra is null ? Array.Empty<IReadOnlyList<string>>() :
            [
                Row($"@pgkit/migra {Migra.Version}: read and written as text", read, $"20x the snapshot (is {Report.Ratio(read / snapshotted)})", read >= 20 * snapshotted),
                Row("the same as a command, Node.js started for it", Report.Median(commands), $"(is {Report.Ratio(Report.Median(commands) / snapshotted)})"),
            ],
            Row("plan, every definition tried", Report.Median(plans)),
        ]);
        if (migra is not null && await ServerProcesses.FindAsync(server.SampleConnection, cancellation) is { } processes)
        {
            var own = await AccountAsync(processes, SnapshotAsync, () => Environment.CpuUsage.TotalTime.TotalSeconds);
            var theirs = await AccountAsync(processes, () => migra.ReadAsync(cancellation), () => migra.ProcessorSeconds);
            IReadOnlyList<string> Account(string name, (double Server, double Client) account) =>
                [name, Milliseconds(account.Server), Milliseconds(account.Client), Milliseconds(account.Server + account.Client), Report.Ratio((theirs.Server + theirs.Client) / (account.Server + account.Client))];
            Report.Table(["processor time, milliseconds", "server", "client", "together", "@pgkit/migra to it"], [Account("snapshot", own), Account("@pgkit/migra", theirs)]);
        }

        // What waits does not count, so this can be compared on a busy machine. Warm as they are, no round is left out.
        async Task<(double Server, double Client)> AccountAsync(ServerProcesses processes, Func<Task> read, Func<double> client)
        {
            var (serverBegun, clientBegun) = (await processes.SecondsAsync(cancellation), client());
            for (var round = 0; round < rounds; round++)
                await read();
            var seconds = client() - clientBegun;
            return ((await processes.SecondsAsync(cancellation) - serverBegun) / rounds, seconds / rounds);
        }

        // A connection of its own, as pg_dump has: a warm one would hide the server's cold caches.
        async Task SnapshotAsync()
        {
            await using var connection = await Connections.OpenAsync(server.SampleConnection, cancellation);
            schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
            text = SchemaText.Render(schema);
        }

        await ReportAsync(server.SampleConnection, cancellation);
        var migrated = await server.OnCopyAsync(copy => Toolkit.MigrateAsync(copy, new(), cancellation), cancellation);
        Report.Table(["migration of all tables in one transaction", "seconds"],
            migrated.Seconds.Append(("together", migrated.Seconds.Sum(stage => stage.Seconds))).Select(stage => (IReadOnlyList<string>)[stage.Item1, stage.Item2.ToString("0.00", CultureInfo.InvariantCulture)]));
    }

    private static string Milliseconds(double seconds) => (seconds * 1000).ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Everything that <c>snapshot</c>, <c>compare</c> and <c>--report</c> do, on a schema of that size.</summary>
    private static async Task ReportAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        ImmutableArray<Snapshot> snapshots = [];
        ImmutableArray<Diagnostic> findings = [];
        var (page, options) = ("", new ComparisonOptions { IsMigrated = true });
        var taken = await BenchmarkServer.TimeAsync(async () => snapshots = await DatabaseSnapshots.TakeAsync(connection, [], null, null, cancellation));
        // What a migration does to the texts: every table's lines differ.
        ImmutableArray<Snapshot> migrated = [.. snapshots.Select(snapshot => snapshot with { Text = snapshot.Text.Replace("bigint", "uuid", StringComparison.Ordinal) })];
        var compared = await BenchmarkServer.TimeAsync(() => Task.FromResult(findings = SnapshotComparison.Compare(snapshots, migrated, options)));
        var rendered = await BenchmarkServer.TimeAsync(() => Task.FromResult(page = ReportFile.Render(new(new("before", snapshots), new("after", migrated), options, findings))));
        Report.Table(["on all tables", "seconds"],
        [
            ["snapshots of schema, foreign keys and rows", Report.Seconds(taken)],
            [$"comparison, {findings.Length:#,0} messages", Report.Seconds(compared)],
            [$"report, {page.Length / 1024:#,0} kB", Report.Seconds(rendered)],
        ]);
    }
}
