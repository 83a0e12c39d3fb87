using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>What large objects hold is compared where the role of both snapshots may read it, and nobody is told that it is equal where it was not read.</summary>
public sealed partial class LargeObjectTests
{
    [Fact]
    public async Task What_was_read_on_one_side_only_is_said()
    {
        await using var database = await TestDatabases.CreateAsync("SELECT lo_from_bytea(4100, 'Content');");
        var all = await database.SnapshotsAsync();
        var without = all.Select(snapshot => snapshot.Name == ContentsText.Name ? snapshot with { Text = Content().Replace(snapshot.Text, "") } : snapshot).ToImmutableArray();

        Assert.Empty(Findings(all, all));
        Assert.Empty(Findings(without, without));
        Assert.Equal(["UK0624 large objects: What they hold was read before and not after: their role may not read pg_largeobject."], Findings(all, without));
        Assert.Equal(["UK0624 large objects: What they hold was read after and not before: their role may not read pg_largeobject."], Findings(without, all));

        static IEnumerable<string> Findings(ImmutableArray<Snapshot> before, ImmutableArray<Snapshot> after) => SnapshotComparison.Compare(before, after, new() { IsMigrated = true }).Findings();
    }

    [GeneratedRegex("(?<=large objects .*) content -?[0-9]+")]
    private static partial Regex Content();
}
