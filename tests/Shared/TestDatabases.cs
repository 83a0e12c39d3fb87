using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Postgres.Sources;
using Vibes.UuidToolkit.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(TestDatabases))]

namespace Vibes.UuidToolkit.Tests;

/// <summary>
/// The servers that this assembly's tests share, one for each major version, each started when it is first asked for.
/// UUIDKIT_TEST_VERSIONS says which versions tables of cases run on (default 15; CI runs "12 15 18").
/// </summary>
public sealed class TestDatabases : IAsyncLifetime
{
    private static readonly Dictionary<int, Task<ThrowawayServer>> Servers = [];
    private static int _databases;

    /// <summary>The versions that every case runs on.</summary>
    public static IReadOnlyList<int> Versions { get; } =
        [.. (Environment.GetEnvironmentVariable("UUIDKIT_TEST_VERSIONS") ?? "15").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    /// <summary>The version for tests that need only one.</summary>
    public static int DefaultVersion => Versions.Contains(15) ? 15 : Versions[0];

    public static Task<ThrowawayServer> ServerAsync(int? version = null)
    {
        lock (Servers)
        {
            var major = version ?? DefaultVersion;
            if (!Servers.TryGetValue(major, out var server))
                Servers[major] = server = ThrowawayServers.StartAsync(ServerOptions.FromEnvironment() with { Connection = null, Image = null, MajorVersion = major });
            return server;
        }
    }

    /// <summary>A new database, filled by a script.</summary>
    public static async Task<TestDatabase> CreateAsync(string script = "", int? version = null)
    {
        var server = await ServerAsync(version);
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        var database = new TestDatabase(server, name, await server.CreateDatabaseAsync(name, null, TestContext.Current.CancellationToken));
        if (script.Length > 0)
            await new ScriptStream("test.sql", () => new MemoryStream(System.Text.Encoding.UTF8.GetBytes(script)))
                .LoadIntoAsync(database.ConnectionString, new LoadOptions { MayCreateRoles = true }, null, TestContext.Current.CancellationToken);
        return database;
    }

    /// <summary>A copy of a database, rows on disk and all.</summary>
    public static async Task<TestDatabase> CopyAsync(TestDatabase database)
    {
        var name = $"test_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
        return new TestDatabase(database.Server, name, await database.Server.CreateDatabaseAsync(name, database.Name, TestContext.Current.CancellationToken));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers.Values.Where(server => server.IsCompletedSuccessfully))
            await (await server).DisposeAsync();
    }
}

/// <summary>A database of one test; dropped with it.</summary>
public sealed class TestDatabase(ThrowawayServer server, string name, string connectionString) : IAsyncDisposable
{
    public string Name => name;

    public string ConnectionString => connectionString;

    public ThrowawayServer Server => server;

    /// <summary>A connection with the pinned settings.</summary>
    public Task<NpgsqlConnection> OpenAsync() => Connections.OpenAsync(connectionString, TestContext.Current.CancellationToken);

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync() => await server.DropDatabaseAsync(name, CancellationToken.None);
}
