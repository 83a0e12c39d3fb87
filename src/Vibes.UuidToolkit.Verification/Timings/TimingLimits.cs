namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>Which slowdown is one.</summary>
public sealed record TimingLimits
{
    /// <summary>A median may be this many times the one before.</summary>
    public double MaxSlowdown { get; init; } = 1.5;

    /// <summary>Medians below this, in microseconds, are taken for noise.</summary>
    public long Floor { get; init; } = 1000;

    /// <summary>
    /// Whether a query became too slow: its median is above the floor and too many times what it was, and three quarters of
    /// its runs took longer than three quarters of those before did.
    /// </summary>
    public bool IsExceeded(QueryTiming before, QueryTiming after) =>
        after.Microseconds.Median >= Floor
        && after.Microseconds.Median > MaxSlowdown * before.Microseconds.Median
        && after.Microseconds.P25 > before.Microseconds.P75;
}
