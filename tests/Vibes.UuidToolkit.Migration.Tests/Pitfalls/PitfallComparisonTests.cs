using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>
/// A comparison, which knows nothing of the plan, takes a converted pitfall for a change of keys and of what the configuration says, and of nothing else: both have
/// their own idea of what a key is.
/// </summary>
public sealed class PitfallComparisonTests : PitfallRun
{
    [Theory]
    [MemberData(nameof(ConvertedCases))]
    public async Task A_comparison_finds_changed_keys_and_nothing_else(string name, int version)
    {
        var pitfall = PitfallCase.Read(name);
        await using var database = await TestDatabases.CreateAsync(pitfall.Script, version);
        var before = await SnapshotsAsync();
        var key = MappingKey.Create();
        var (_, plan) = await PlanAsync(database, pitfall, key);
        using var journal = Journal.Open(Path.Combine(Folder, "journal.jsonl"));
        await new Migrator(database.ConnectionString, new RunOptions(), journal).MigrateAsync(plan.Manifest, key, Cancellation);

        var options = new ComparisonOptions { IsMigrated = true, Keys = pitfall.Options };
        await using var connection = await database.OpenAsync();
        var told = SnapshotComparison.Compare(before, await SnapshotsAsync(), options).AddRange(await KeyChecks.RunAsync(connection, options, before, Cancellation));

        Assert.Empty(told.Where(diagnostic => diagnostic.Kind == DiagnosticKind.Finding).Select(finding => $"{finding.Code} {finding.Subject}: {finding.Message}"));

        async Task<ImmutableArray<Snapshot>> SnapshotsAsync()
        {
            await using var reader = await database.OpenAsync();
            return await DatabaseSnapshots.TakeAsync(reader, [], pitfall.Options, null, Cancellation);
        }
    }
}
