using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;

namespace Vibes.UuidToolkit.Xunit.Tests;

/// <summary>The small shop, of which a migration keeps the old ids.</summary>
public sealed class KeptIdsDatabase() : PostgresFixture("shop.sql")
{
    protected override ServerOptions Server => new()
    {
        Connection = TestDatabases.ServerAsync().GetAwaiter().GetResult().ConnectionString("postgres"),
    };

    protected override KeyConfiguration Keys => new() { KeepOldIds = new("old_id") };
}
