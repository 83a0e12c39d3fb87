using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Xunit;
using Xunit;

[assembly: AssemblyFixture(typeof(Vibes.Api.Baselines.VibesDatabase))]

namespace Vibes.Api.Baselines;

/// <summary>The sample database, loaded once; each test has a copy for itself.</summary>
public sealed class VibesDatabase() : PostgresFixture("../vibes.sql")
{
    /// <summary>The version that production runs: versions write the definition of a view in different ways.</summary>
    protected override ServerOptions Server => ServerOptions.FromEnvironment() with { MajorVersion = 15 };
}
