namespace Vibes.UuidToolkit.Verification.Orphans;

/// <summary>A value that leads nowhere.</summary>
/// <param name="Value">The referring columns' value as text; in parentheses where they are several.</param>
/// <param name="Rows">How many rows have it.</param>
public sealed record OrphanSample(string Value, long Rows);
