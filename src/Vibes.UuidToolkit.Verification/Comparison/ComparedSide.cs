using System.Collections.Immutable;
using Vibes.UuidToolkit.Verification.Snapshots;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>One side of a comparison.</summary>
/// <param name="Name">The folder, or the database without its password.</param>
/// <param name="Snapshots">Its snapshots.</param>
public sealed record ComparedSide(string Name, ImmutableArray<Snapshot> Snapshots)
{
    /// <summary>What was measured of it; null where nothing was.</summary>
    public DatabaseTimings? Timings { get; init; }
}
