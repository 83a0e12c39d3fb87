using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>Compares how long queries took and take, and how they are done. A pure function.</summary>
public static class TimingComparison
{
    /// <summary>What became slower, and which plans changed.</summary>
    /// <param name="before">What was measured before.</param>
    /// <param name="after">What was measured afterwards.</param>
    /// <param name="limits">Which slowdown is one.</param>
    public static ImmutableArray<Diagnostic> Compare(DatabaseTimings before, DatabaseTimings after, TimingLimits limits)
    {
        var (keysBefore, keysAfter) = (new KeyConditions(before.Tables), new KeyConditions(after.Tables));
        var sizes = after.Tables.ToDictionary(table => table.Table, table => table.Bytes, StringComparer.Ordinal);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (before.Server != after.Server)
            diagnostics.Add(Descriptors.TimingServers.At("bench", $"Before it was {before.Server}, after {after.Server}."));
        foreach (var (left, right) in Pairs(before, after))
        {
            if (left is null || right is null)
            {
                diagnostics.Add(Descriptors.TimingMissing.At((left ?? right)!.Name, left is null ? "It was not measured before." : "It was not measured afterwards."));
                continue;
            }

            if (limits.IsExceeded(left, right))
                diagnostics.Add(Descriptors.QuerySlower.At(right.Name, FormattableString.Invariant(
                    $"Its median was {left.Microseconds.Median / 1000.0:0.###} ms and is {right.Microseconds.Median / 1000.0:0.###} ms, {new TimingRatio(left, right).Ratio:0.0} times as much; {limits.MaxSlowdown:0.##} is allowed.")));
            diagnostics.AddRange(PlanComparison.Compare(left, right, keysBefore, keysAfter, sizes));
        }

        return diagnostics.ToImmutable();
    }

    /// <summary>The queries that were measured on both sides, in the order of their names.</summary>
    public static ImmutableArray<TimingRatio> Ratios(DatabaseTimings before, DatabaseTimings after) =>
        [.. Pairs(before, after).Where(pair => pair is (not null, not null)).Select(pair => new TimingRatio(pair.Before!, pair.After!))];

    private static IEnumerable<(QueryTiming? Before, QueryTiming? After)> Pairs(DatabaseTimings before, DatabaseTimings after)
    {
        var (lefts, rights) = (before.Queries.ToDictionary(query => query.Name, StringComparer.Ordinal), after.Queries.ToDictionary(query => query.Name, StringComparer.Ordinal));
        return lefts.Keys.Union(rights.Keys).Order(StringComparer.Ordinal).Select(name => (lefts.GetValueOrDefault(name), rights.GetValueOrDefault(name)));
    }
}
