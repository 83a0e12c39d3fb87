using Npgsql;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;

namespace Vibes.UuidToolkit.Xunit.Tests;

/// <summary>A small shop. It lives on a server that the other tests started.</summary>
public sealed class ShopDatabase() : PostgresFixture("shop.sql")
{
    protected override ServerOptions Server => new()
    {
        Connection = TestDatabases.ServerAsync().GetAwaiter().GetResult().ConnectionString("postgres"),
    };

    protected override async Task PrepareAsync(string connectionString)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("INSERT INTO customers (name) VALUES ('Prepared')", connection);
        await command.ExecuteNonQueryAsync();
    }
}
