using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>What a comparison takes for right.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Whether a migration to UUID keys lies between both sides. Without one, everything must be equal.</summary>
    public bool IsMigrated { get; init; }

    /// <summary>Tables whose integer keys stay, as qualified names in SQL.</summary>
    public ImmutableHashSet<string> KeptTables { get; init; } = [];

    /// <summary>The versions that a key's UUIDs may be of.</summary>
    public ImmutableSortedSet<int> UuidVersions { get; init; } = [4, 7, 8];
}
