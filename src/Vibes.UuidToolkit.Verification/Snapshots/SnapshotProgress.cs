namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>How far a snapshot is.</summary>
/// <param name="Stage">What is read: <c>schema</c>, <c>rows</c>, <c>queries</c>.</param>
/// <param name="Item">The table or query at work.</param>
/// <param name="Done">How many are done.</param>
/// <param name="Total">How many there are.</param>
public sealed record SnapshotProgress(string Stage, string Item, int Done, int Total);
