using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Benchmarks.Migrations;

/// <summary>The toolkit's own run. Planning comes before and VACUUM after the transaction; neither is counted, for nobody waits for them.</summary>
internal sealed class Toolkit(bool verify) : IContender
{
    public bool Verifies => verify;

    public string Name => verify ? "toolkit, every row verified before COMMIT" : "toolkit";

    public async Task<IReadOnlyList<(string Stage, double Seconds)>> RunAsync(string connectionString, CancellationToken cancellation)
    {
        var result = await MigrateAsync(connectionString, new() { Verify = verify }, cancellation);
        return [.. result.Seconds.Where(stage => stage.Stage != "vacuum and analyze")];
    }

    /// <summary>Plans and migrates.</summary>
    public static async Task<RunResult> MigrateAsync(string connectionString, RunOptions options, CancellationToken cancellation)
    {
        var key = MappingKey.Create();
        MigrationPlan plan;
        await using (var connection = await Connections.OpenAsync(connectionString, cancellation))
            plan = (await PlanReader.PlanAsync(connection, new MigrationOptions(), key, null, cancellation)).Plan;
        if (!plan.Refusals.IsEmpty)
            throw new InvalidOperationException($"The sample is refused: {plan.Refusals[0].Subject}: {plan.Refusals[0].Message}");
        return await new Migrator(connectionString, options, Journal.None).MigrateAsync(plan.Manifest, key, cancellation);
    }
}
