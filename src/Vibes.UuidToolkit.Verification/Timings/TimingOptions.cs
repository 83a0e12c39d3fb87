namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>How queries are measured.</summary>
public sealed record TimingOptions
{
    /// <summary>How often each query is measured at most.</summary>
    public int Runs { get; init; } = 100;

    /// <summary>How long each is measured at most, once it ran <see cref="LeastRuns"/> times.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long one run may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a query runs in any case.</summary>
    internal const int LeastRuns = 5;

    /// <summary>How often it runs before it is measured.</summary>
    internal const int WarmUps = 3;
}
