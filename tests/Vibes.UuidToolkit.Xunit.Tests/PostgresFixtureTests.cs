using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Baselines;
using Xunit;

namespace Vibes.UuidToolkit.Xunit.Tests;

public sealed class PostgresFixtureTests(ShopDatabase shop) : IClassFixture<ShopDatabase>
{
    private const string Customers = "SELECT string_agg(name, ' ' ORDER BY id) FROM customers";

    [Fact]
    public async Task Each_test_has_a_database_of_its_own()
    {
        await using var one = await shop.CreateDatabaseAsync();
        await using var other = await shop.CreateDatabaseAsync();

        await one.ExecuteAsync("DELETE FROM customers WHERE name <> 'Ada'");

        Assert.Equal("Ada", await ScalarAsync(one, Customers));
        Assert.Equal("Ada Grace Prepared", await ScalarAsync(other, Customers));
    }

    [Fact]
    public async Task Many_copies_can_be_made_at_once()
    {
        var started = TimeProvider.System.GetTimestamp();
        var databases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shop.CreateDatabaseAsync()));
        TestContext.Current.TestOutputHelper!.WriteLine($"8 databases after {TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:F0} ms");

        Assert.Equal(8, databases.Select(database => database.Name).Distinct().Count());
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task A_database_goes_with_its_test_even_while_somebody_is_connected()
    {
        var database = await shop.CreateDatabaseAsync();
        await using var idle = await database.OpenAsync();

        await database.DisposeAsync();

        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => Connections.OpenAsync(database.ConnectionString, TestContext.Current.CancellationToken));
        Assert.Equal(Descriptors.DatabaseMissing, Assert.Single(failure.Diagnostics).Descriptor);
    }

    [Fact]
    public async Task Everything_observable_is_as_approved()
    {
        await using var database = await shop.CreateDatabaseAsync();

        await Baseline.Verify(await database.Snapshot("queries"));
    }

    [Fact]
    public async Task All_at_one_moment_is_what_each_is()
    {
        await using var database = await shop.CreateDatabaseAsync();

        Assert.Equal(
            [await database.SnapshotSchema(), await database.SnapshotForeignKeys(), await database.SnapshotData(), await database.SnapshotQuery(Customers, "customers")],
            [.. await database.Snapshot(), await database.SnapshotQuery(Customers, "customers")]);
    }

    [Fact]
    public async Task A_right_migration_is_proved_right()
    {
        await using var database = await shop.CreateDatabaseAsync();
        var before = await database.Snapshot("queries");

        await MigrateAsync(database);

        Assert.All(await database.VerifyMigrated(before, "queries"), note => Assert.True(note.Kind < DiagnosticKind.Finding));
    }

    [Theory]
    [InlineData("UPDATE orders SET customer_id = (SELECT id FROM customers WHERE name = 'Ada') WHERE number = 'A-3'", "UK0616")]
    [InlineData("UPDATE customers SET name = 'Adah' WHERE name = 'Ada'", "UK0615")]
    [InlineData("ALTER TABLE orders DROP CONSTRAINT orders_customer_id_fkey", "UK0611")]
    [InlineData("UPDATE customers SET id = '00000000-0000-1000-8000-000000000000' WHERE name = 'Prepared'", "UK0621")]
    public async Task A_migration_with_one_fault_is_proved_wrong(string fault, string code)
    {
        await using var database = await shop.CreateDatabaseAsync();
        var before = await database.Snapshot("queries");
        await MigrateAsync(database);

        await database.ExecuteAsync(fault);

        var failure = await Assert.ThrowsAsync<VerificationException>(() => database.VerifyMigrated(before, "queries"));
        Assert.Contains(code, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_that_fails_changes_nothing()
    {
        await using var database = await shop.CreateDatabaseAsync();
        await database.ExecuteAsync("ALTER TABLE orders RENAME CONSTRAINT orders_customer_id_fkey TO other");
        var before = await database.Snapshot();

        var failure = await Assert.ThrowsAsync<DiagnosticException>(() => MigrateAsync(database));

        Assert.Contains("uuid-keys.sql", failure.Message, StringComparison.Ordinal);
        Assert.Equal(before.Where(snapshot => snapshot.Name != "schema"), (await database.Snapshot()).Where(snapshot => snapshot.Name != "schema"));
    }

    [Fact]
    public async Task What_cannot_be_loaded_is_told_to_each_test_and_leaves_nothing()
    {
        var fixture = new NothingToLoad();
        for (var i = 0; i < 2; i++)
        {
            var failure = await Assert.ThrowsAsync<DiagnosticException>(fixture.CreateDatabaseAsync);
            Assert.Equal(Descriptors.SourceNotFound, Assert.Single(failure.Diagnostics).Descriptor);
        }

        await fixture.DisposeAsync();
        Assert.Equal(1, fixture.Started);
    }

    [Fact]
    public async Task A_fixture_that_nobody_asks_starts_nothing()
    {
        var fixture = new NothingToLoad();
        await fixture.DisposeAsync();
        Assert.Equal(0, fixture.Started);
    }

    [Fact]
    public async Task A_container_serves_as_well()
    {
        await using var fixture = new ContainedShop(TestImage.Name);
        await using var database = await fixture.CreateDatabaseAsync();

        Assert.Equal("Ada Grace", await ScalarAsync(database, Customers));
    }

    // 12 has no random uuids built in.
    private static async Task MigrateAsync(TestDatabase database)
    {
        await database.ExecuteAsync("CREATE EXTENSION IF NOT EXISTS pgcrypto");
        await database.MigrateAsync("uuid-keys.sql");
    }

    private static async Task<object?> ScalarAsync(TestDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private sealed class NothingToLoad() : PostgresFixture("not-there.sql")
    {
        public int Started { get; private set; }

        protected override ServerOptions Server
        {
            get
            {
                Started++;
                return new() { Connection = TestDatabases.ServerAsync().GetAwaiter().GetResult().ConnectionString("postgres") };
            }
        }
    }

    private sealed class ContainedShop(string image) : PostgresFixture("shop.sql")
    {
        protected override ServerOptions Server => new() { Image = image, AllowDownload = false };
    }
}
