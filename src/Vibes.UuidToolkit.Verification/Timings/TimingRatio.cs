namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>A query that was measured on both sides.</summary>
/// <param name="Before">It before.</param>
/// <param name="After">It afterwards.</param>
public sealed record TimingRatio(QueryTiming Before, QueryTiming After)
{
    /// <summary>The query's name.</summary>
    public string Name => After.Name;

    /// <summary>How many times as long its median is.</summary>
    public double Ratio => (double)After.Microseconds.Median / Math.Max(1, Before.Microseconds.Median);
}
