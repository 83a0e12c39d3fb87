using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;

namespace Vibes.UuidToolkit.Migration.Tests;

/// <summary>A database of one test with its plan, always made with the same key and cut-over.</summary>
internal sealed class PlannedDatabase(TestDatabase database, MigrationPlan plan) : IAsyncDisposable
{
    private static int _count;

    public static MappingKey Key { get; } = MappingKey.Parse(string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));

    public static MigrationOptions Options { get; } = new() { CutOver = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero) };

    /// <summary>How runs behave: no pauses, and time enough for a lock that the server itself holds for a moment.</summary>
    public static RunOptions Quick { get; } = new() { LockTimeout = TimeSpan.FromSeconds(30), LockAttempts = 2, LockPause = TimeSpan.FromMilliseconds(20) };

    /// <summary>For runs that meet a lock which nobody will release.</summary>
    public static RunOptions Impatient { get; } = Quick with { LockTimeout = TimeSpan.FromMilliseconds(300) };

    public TestDatabase Database => database;

    public string ConnectionString => database.ConnectionString;

    public MigrationPlan Plan => plan;

    /// <summary>Makes a database on a server by running statements as the superuser, and plans it.</summary>
    public static async Task<PlannedDatabase> CreateAsync(ThrowawayServer server, string sql, MigrationOptions? options = null)
    {
        var name = $"proof_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        var database = new TestDatabase(server, name, await server.CreateDatabaseAsync(name));
        await database.ExecuteAsync(sql);
        return new(database, await PlanAsync(database.ConnectionString, options));
    }

    /// <summary>The database as it is now once more, with the same plan.</summary>
    public async Task<PlannedDatabase> CopyAsync() => new(await TestDatabases.CopyAsync(database), plan);

    public static async Task<MigrationPlan> PlanAsync(string connectionString, MigrationOptions? options = null)
    {
        await using var connection = await Connections.OpenAsync(connectionString);
        return (await PlanReader.PlanAsync(connection, options ?? Options, Key)).Plan;
    }

    public Migrator Migrator(RunOptions? run = null, Journal? journal = null, Func<NpgsqlConnection, Func<Task>, Task>? fault = null) =>
        new(ConnectionString, run ?? Quick, journal ?? Journal.None) { Fault = fault };

    public Task<RunResult> MigrateAsync(RunOptions? run = null, Func<NpgsqlConnection, Func<Task>, Task>? fault = null, Journal? journal = null) =>
        Migrator(run, journal, fault).MigrateAsync(plan.Manifest, Key);

    public Task<RunResult> RollbackAsync(RunOptions? run = null, Func<NpgsqlConnection, Func<Task>, Task>? fault = null, Journal? journal = null) =>
        Migrator(run, journal, fault).RollbackAsync();

    /// <summary>Everything that a user can see of the database, the rows in their order on disk.</summary>
    public Task<string> TextAsync() => DatabaseText.ReadAsync(ConnectionString);

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
