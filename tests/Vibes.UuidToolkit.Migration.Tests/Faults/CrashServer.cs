using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Faults;

/// <summary>
/// A server of these tests alone: a backend that ends by SIGKILL takes all others with it, and the server recovers from its
/// write-ahead log before it answers again.
/// </summary>
public sealed class CrashServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public ThrowawayServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ThrowawayServers.StartAsync(
        ServerOptions.FromEnvironment() with
        {
            Connection = null,
            MajorVersion = TestDatabases.DefaultVersion,
            // A crash would be no crash if nothing was ever written.
            Settings = new Dictionary<string, string> { ["full_page_writes"] = "on", ["synchronous_commit"] = "on" },
        });

    public async ValueTask DisposeAsync()
    {
        if (Server is not null)
            await Server.DisposeAsync();
    }

    /// <summary>The process of the migrator that works on a database: its first, which stays to the end, while those that vacuum go when they are done.</summary>
    public async Task<int> MigratorProcessAsync(string database)
    {
        await using var connection = await Connections.OpenAsync(Server.ConnectionString("postgres"));
        await using var command = new NpgsqlCommand(
            "SELECT pid FROM pg_catalog.pg_stat_activity WHERE datname = $1 AND application_name = 'uuidkit' ORDER BY backend_start LIMIT 1", connection)
        { Parameters = { new() { Value = database } } };
        return (int)(await command.ExecuteScalarAsync() ?? throw new InvalidOperationException("No migrator is connected."));
    }

    /// <summary>Kills a process without a word to it.</summary>
    public static void Kill(int process)
    {
        using var kill = Process.Start("kill", ["-9", process.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Ends a backend's session as a broken network would: the server sees it at once, the client with its next word.</summary>
    public async Task TerminateAsync(int process)
    {
        await using var connection = await Connections.OpenAsync(Server.ConnectionString("postgres"));
        await using var command = new NpgsqlCommand($"SELECT pg_catalog.pg_terminate_backend({process})", connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until the server answers again, and until no session of the database is left.</summary>
    public async Task RecoverAsync(string database)
    {
        // Recovery takes a tenth of a second, and much longer where other tests keep the machine busy.
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(25))
        {
            try
            {
                await using var connection = await Connections.OpenAsync(Server.ConnectionString("postgres"));
                await using var command = new NpgsqlCommand("SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE datname = $1 AND backend_type <> 'autovacuum worker'", connection)
                { Parameters = { new() { Value = database } } };
                if (await command.ExecuteScalarAsync() is 0L)
                    return;
            }
            catch (Exception down) when (down is Postgres.Diagnostics.DiagnosticException or NpgsqlException && waited.Elapsed < Patience)
            {
                // Recovering.
            }

            Assert.True(waited.Elapsed < Patience, "The server did not recover, or a session stayed.");
        }
    }

    /// <summary>
    /// What a run leaves behind: sessions, transactions, locks. An ended session's transaction is rolled back by the server, which takes
    /// its time where other tests keep the machine busy; only what stays counts. The server's own vacuuming is nobody's session.
    /// </summary>
    public async Task<long> RemainsAsync(string database)
    {
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(25))
        {
            var remains = await RemainsNowAsync(database);
            if (remains == 0 || waited.Elapsed > Patience)
                return remains;
        }
    }

    private async Task<long> RemainsNowAsync(string database)
    {
        await using var connection = await Connections.OpenAsync(Server.ConnectionString("postgres"));
        await using var command = new NpgsqlCommand(
            """
            WITH vacuuming AS (SELECT pid FROM pg_catalog.pg_stat_activity WHERE backend_type = 'autovacuum worker')
            SELECT (SELECT pg_catalog.count(*) FROM pg_catalog.pg_stat_activity WHERE datname = $1 AND pid NOT IN (SELECT pid FROM vacuuming))
              + (SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_database d ON d.oid = l.database
                 WHERE d.datname = $1 AND (l.pid IS NULL OR l.pid NOT IN (SELECT pid FROM vacuuming)))
              + (SELECT pg_catalog.count(*) FROM pg_catalog.pg_prepared_xacts)
            """, connection)
        { Parameters = { new() { Value = database } } };
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
