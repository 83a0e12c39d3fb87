using Npgsql;
using Vibes.UuidToolkit.Postgres.Sources;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Sources;

/// <summary>An empty database for one test, on the shared server.</summary>
internal sealed class ThrowawayDatabase : IAsyncDisposable
{
    private readonly string server;

    private ThrowawayDatabase(string server, string name) => (this.server, Name) = (server, name);

    public string Name { get; }

    public string ConnectionString => new NpgsqlConnectionStringBuilder(server) { Database = Name, Pooling = false }.ConnectionString;

    public static async Task<ThrowawayDatabase> CreateAsync()
    {
        var server = (await TestDatabases.ServerAsync()).ConnectionString("postgres");
        var database = new ThrowawayDatabase(server, "src_" + Guid.NewGuid().ToString("N"));
        await database.OnServerAsync($"CREATE DATABASE {database.Name} TEMPLATE template0");
        return database;
    }

    /// <summary>A name for a role of this test alone; roles belong to the whole server.</summary>
    public string RoleName => "role of " + Name;

    public async Task<LoadReport> LoadAsync(string script, LoadOptions? options = null)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(script));
        return await SqlScriptLoader.LoadAsync(connection, stream, "test.sql", options, cancellation: TestContext.Current.CancellationToken);
    }

    public async Task<object?> ScalarAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Tables and rows of the schema public.</summary>
    public async Task<(int Tables, long Rows)> CountAsync()
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        var tables = new List<string>();
        await using (var command = source.CreateCommand("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'"))
        await using (var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
            while (await reader.ReadAsync(TestContext.Current.CancellationToken)) tables.Add(reader.GetString(0));
        var rows = 0L;
        foreach (var table in tables) rows += (long)(await ScalarAsync($"SELECT count(*) FROM {table}"))!;
        return (tables.Count, rows);
    }

    public async Task DropRoleAsync() => await OnServerAsync($"DROP ROLE IF EXISTS \"{RoleName}\"");

    public async ValueTask DisposeAsync() => await OnServerAsync($"DROP DATABASE {Name} WITH (FORCE)");

    private async Task OnServerAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
