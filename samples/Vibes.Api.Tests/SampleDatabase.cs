using Npgsql;
using Xunit;
#if THROWAWAY_SERVERS
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Postgres.Sources;
#endif

[assembly: AssemblyFixture(typeof(Vibes.Api.Tests.SampleDatabase))]

namespace Vibes.Api.Tests;

/// <summary>
/// The database that the tests are about: the one that VIBES_CONNECTION names, otherwise the sample script on a server that
/// is started for it. It is only ever copied: what the tests write goes into the copies.
/// </summary>
public sealed class SampleDatabase : IAsyncDisposable
{
    private const string Variable = "VIBES_CONNECTION";

    private readonly SemaphoreSlim _oneAtATime = new(1);
    private string? _original;
    private int _copies;
#if THROWAWAY_SERVERS
    private ThrowawayServer? _server;
#endif

    /// <summary>The connection to a new copy, or null where there is no database.</summary>
    public async Task<string?> CopyAsync()
    {
        await _oneAtATime.WaitAsync();
        try
        {
            if (_original is null && (_original = await FindAsync()) is null) return null;
            var original = new NpgsqlConnectionStringBuilder(_original);
            var name = $"vibes_{Environment.ProcessId}_{++_copies}";
            await ExecuteAsync($"""CREATE DATABASE "{name}" TEMPLATE "{original.Database}" """);
            original.Database = name;
            return original.ConnectionString;
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async Task DropAsync(string copy)
    {
        var name = new NpgsqlConnectionStringBuilder(copy).Database;
        await ExecuteAsync($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'");
        await ExecuteAsync($"""DROP DATABASE IF EXISTS "{name}" """);
    }

    public async ValueTask DisposeAsync()
    {
#if THROWAWAY_SERVERS
        if (_server is null) return;
        if (_original is not null) await DropAsync(_original);
        await _server.DisposeAsync();
#else
        await ValueTask.CompletedTask;
#endif
    }

    private async Task<string?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given) return given;
#if THROWAWAY_SERVERS
        _server = await ThrowawayServers.StartAsync(ServerOptions.FromEnvironment());
        var connection = await _server.CreateDatabaseAsync($"vibes_{Environment.ProcessId}", null, CancellationToken.None);
        await new SqlFile(ScriptPath()).LoadIntoAsync(connection, new LoadOptions { MayCreateRoles = true }, null, CancellationToken.None);
        return connection;
#else
        return await Task.FromResult<string?>(null);
#endif
    }

#if THROWAWAY_SERVERS
    private static string ScriptPath()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "vibes.sql") is var path && File.Exists(path))
                return path;
        throw new FileNotFoundException("There is no vibes.sql in a folder above the tests.");
    }
#endif

    private async Task ExecuteAsync(string sql)
    {
        var maintenance = new NpgsqlConnectionStringBuilder(_original) { Database = "postgres", Pooling = false };
        await using var connection = new NpgsqlConnection(maintenance.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
