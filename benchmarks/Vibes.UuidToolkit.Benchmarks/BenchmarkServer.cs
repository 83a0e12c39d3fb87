using System.Diagnostics;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Servers;

namespace Vibes.UuidToolkit.Benchmarks;

/// <summary>A server of the benchmark's own, with a sample database and a fresh copy of it for each contender.</summary>
internal sealed class BenchmarkServer : IAsyncDisposable
{
    private const string Sample = "sample";
    private int _copies;

    private BenchmarkServer(ThrowawayServer server, string settings, string sampleConnection) =>
        (Server, Settings, SampleConnection) = (server, settings, sampleConnection);

    public ThrowawayServer Server { get; }

    public string Settings { get; }

    public string SampleConnection { get; }

    /// <summary>Nothing is lost in a crash and everything is logged, as in production; checkpoints come when a contender is over.</summary>
    public static Dictionary<string, string> Durable { get; } = new()
    {
        ["fsync"] = "on",
        ["full_page_writes"] = "on",
        ["synchronous_commit"] = "on",
        ["wal_level"] = "replica",
        ["shared_buffers"] = "1GB",
        ["max_wal_size"] = "16GB",
        ["checkpoint_timeout"] = "1h",
        ["autovacuum"] = "off",
    };

    /// <summary>For contenders that only read: what the toolkit starts for rehearsals.</summary>
    public static Dictionary<string, string> Throwaway { get; } = new() { ["autovacuum"] = "off" };

    /// <summary>Starts the server and fills the sample.</summary>
    public static async Task<BenchmarkServer> StartAsync(Dictionary<string, string> settings, IEnumerable<string> sample, CancellationToken cancellation)
    {
        var server = await ThrowawayServers.StartAsync(ServerOptions.FromEnvironment() with { Connection = null, Settings = settings }, cancellation);
        try
        {
            var connectionString = await server.CreateDatabaseAsync(Sample, null, cancellation);
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            foreach (var statement in sample)
                await ExecuteAsync(connection, statement, cancellation);
            await ExecuteAsync(connection, "VACUUM (ANALYZE)", cancellation);
            return new(server, string.Join(", ", settings.Select(setting => $"{setting.Key}={setting.Value}")), connectionString);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a contender on a fresh copy of the sample, after a checkpoint.</summary>
    public async Task<T> OnCopyAsync<T>(Func<string, Task<T>> contender, CancellationToken cancellation)
    {
        var name = $"copy_{++_copies}";
        var copy = await Server.CreateDatabaseAsync(name, Sample, cancellation);
        try
        {
            await using (var connection = await Connections.OpenAsync(copy, cancellation))
                await ExecuteAsync(connection, "CHECKPOINT", cancellation);
            return await contender(copy);
        }
        finally
        {
            await Server.DropDatabaseAsync(name, CancellationToken.None);
        }
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellation);
    }

    public static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The seconds that something takes.</summary>
    public static async Task<double> TimeAsync(Func<Task> work)
    {
        var clock = Stopwatch.StartNew();
        await work();
        return clock.Elapsed.TotalSeconds;
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
