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

    /// <summary>How large its tables are: of a live database now, of a folder as it was measured; empty where that is not known.</summary>
    public ImmutableArray<TableSize> Sizes
    {
        get => field.IsDefault ? Timings?.Tables ?? [] : field;
        init;
    }
}
