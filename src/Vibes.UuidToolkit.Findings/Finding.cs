namespace Vibes.UuidToolkit.Findings;

/// <summary>What the analyzers reported in a build.</summary>
/// <param name="Rule">The rule, <c>VUID0101</c>.</param>
/// <param name="Message">What it said.</param>
/// <param name="Location">Where; null where the log names no file.</param>
/// <param name="Assembly">The assembly that was compiled.</param>
/// <param name="Symbol">What a baseline knows it by: the member's documentation comment id, or <c>F:</c> and a file's name.</param>
/// <param name="IsSuppressed">Whether the source suppresses it, by a pragma or an attribute.</param>
public sealed record Finding(string Rule, string Message, FindingLocation? Location, string? Assembly, string? Symbol, bool IsSuppressed)
{
    /// <summary>Whether it is about the toolkit's own files and not about code: a baseline never hides that.</summary>
    public bool IsOfSetup => Rule.StartsWith("VUID00", StringComparison.Ordinal);
}
