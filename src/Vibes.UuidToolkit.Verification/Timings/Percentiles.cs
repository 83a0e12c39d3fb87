namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>How something that was measured many times is spread.</summary>
/// <param name="P25">A quarter is at most this.</param>
/// <param name="Median">Half is at most this.</param>
/// <param name="P75">Three quarters are at most this.</param>
/// <param name="P95">All but one in twenty are at most this.</param>
public sealed record Percentiles(long P25, long Median, long P75, long P95);
