namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>A sequence's position.</summary>
/// <param name="Sequence">The qualified name as SQL.</param>
/// <param name="LastValue">The last value.</param>
/// <param name="IsCalled">Whether it was handed out.</param>
public sealed record SequenceContents(string Sequence, long LastValue, bool IsCalled);
