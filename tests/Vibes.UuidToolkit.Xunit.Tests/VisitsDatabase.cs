using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Tests;

namespace Vibes.UuidToolkit.Xunit.Tests;

/// <summary>A database with a reference that it does not declare.</summary>
public sealed class VisitsDatabase() : PostgresFixture("visits.sql")
{
    protected override ServerOptions Server => new()
    {
        Connection = TestDatabases.ServerAsync().GetAwaiter().GetResult().ConnectionString("postgres"),
    };

    protected override KeyConfiguration Keys => ReadKeys("visits.uuidkit.json");
}
