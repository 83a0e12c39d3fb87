using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using HdrHistogram;
using Npgsql;
using NpgsqlTypes;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>Measures a database: each query warmed up, then many times, each in a read-only transaction of its own with a timeout.</summary>
public static class TimingReader
{
    private static readonly long Longest = (long)TimeSpan.FromHours(24).TotalMicroseconds;

    /// <summary>Measures queries, look-ups by key, and joins over foreign keys.</summary>
    /// <param name="connection">A connection with the pinned session settings.</param>
    /// <param name="queries">The application's own queries.</param>
    /// <param name="options">How they are measured.</param>
    /// <param name="progress">Told each query.</param>
    /// <param name="cancellation">Cancels the measuring.</param>
    /// <exception cref="DiagnosticException">A query failed or took too long.</exception>
    public static async Task<DatabaseTimings> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<QueryFile> queries, TimingOptions options, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default)
    {
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        var workload = Workload.Of(schema, queries);
        var timings = ImmutableArray.CreateBuilder<QueryTiming>();
        for (var i = 0; i < workload.Length; i++)
        {
            progress?.Report(new("bench", workload[i].Name, i, workload.Length));
            if (await MeasureAsync(connection, workload[i], options, cancellation) is { } timing)
                timings.Add(timing);
        }

        timings.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return new(DatabaseTimings.CurrentFormat, connection.PostgreSqlVersion.ToString(), await TableSizes.ReadAsync(connection, schema, cancellation), timings.ToImmutable());
    }

    private static async Task<QueryTiming?> MeasureAsync(NpgsqlConnection connection, TimedQuery query, TimingOptions options, CancellationToken cancellation)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellation);
            // The query is the application's: names in it are found, and it is compiled, as where the application runs it.
            await using (var settings = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"""
                SET TRANSACTION READ ONLY;
                SET LOCAL statement_timeout = {(long)options.Timeout.TotalMilliseconds};
                SELECT pg_catalog.set_config(name, reset_val, true) FROM pg_catalog.pg_settings WHERE name IN ('search_path', 'jit')
                """), connection))
                await settings.ExecuteNonQueryAsync(cancellation);
            var samples = query.Samples is null ? [[]] : await SamplesAsync(connection, query.Samples, cancellation);
            if (samples.Count == 0)
                return null;
            for (var run = 0; run < TimingOptions.WarmUps; run++)
                await RunAsync(connection, query.Sql, samples[run % samples.Count], cancellation);
            var histogram = new LongHistogram(Longest, 3);
            var all = Stopwatch.StartNew();
            for (var run = 0; run < options.Runs && (run < TimingOptions.LeastRuns || all.Elapsed < options.Limit); run++)
            {
                var started = Stopwatch.GetTimestamp();
                await RunAsync(connection, query.Sql, samples[run % samples.Count], cancellation);
                histogram.RecordValue(Math.Min(Longest, (long)Stopwatch.GetElapsedTime(started).TotalMicroseconds));
            }

            var (plan, buffers) = await ExplainAsync(connection, query.Sql, samples[0], cancellation);
            return new(
                query.Name, histogram.TotalCount,
                new(histogram.GetValueAtPercentile(25), histogram.GetValueAtPercentile(50), histogram.GetValueAtPercentile(75), histogram.GetValueAtPercentile(95)), buffers, plan);
        }
        catch (PostgresException slow) when (slow.SqlState == PostgresErrorCodes.QueryCanceled && !cancellation.IsCancellationRequested)
        {
            throw new DiagnosticException(Descriptors.TimingTimedOut.At(query.Name, string.Create(CultureInfo.InvariantCulture, $"It took longer than {options.Timeout.TotalSeconds:0.###} s.")), slow);
        }
        catch (PostgresException failed) when (!cancellation.IsCancellationRequested)
        {
            throw new DiagnosticException(Descriptors.QueryFailed.At(query.Name, $"{failed.MessageText} (SQLSTATE {failed.SqlState})."), failed);
        }
    }

    private static async Task<List<string[]>> SamplesAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        var samples = new List<string[]>();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            samples.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        return samples;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, string[] values, CancellationToken cancellation)
    {
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            // Every row travels, as it does to the application.
        }
    }

    private static async Task<(PlanNode Plan, long Buffers)> ExplainAsync(NpgsqlConnection connection, string sql, string[] values, CancellationToken cancellation)
    {
        await using var command = Command(connection, $"EXPLAIN (ANALYZE, BUFFERS, VERBOSE, TIMING OFF, FORMAT JSON)\n{sql}", values);
        using var document = JsonDocument.Parse((string)(await command.ExecuteScalarAsync(cancellation))!, new() { MaxDepth = 256 });
        var plan = document.RootElement[0].GetProperty("Plan");
        return (PlanNode.Of(plan), plan.GetProperty("Shared Hit Blocks").GetInt64() + plan.GetProperty("Shared Read Blocks").GetInt64());
    }

    // The values' types are the columns' own: the server finds them, as it does for an application's parameters.
    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, string[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value, NpgsqlDbType = NpgsqlDbType.Unknown });
        return command;
    }
}
