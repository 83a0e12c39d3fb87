using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>What a comparison takes for right.</summary>
public sealed record ComparisonOptions
{
    /// <summary>Whether a migration to UUID keys lies between both sides. Without one, everything must be equal.</summary>
    public bool IsMigrated { get; init; }

    /// <summary>Tables whose integer keys stay, as qualified names in SQL.</summary>
    public ImmutableHashSet<string> KeptTables { get; init; } = [];

    /// <summary>What is known of the keys beside the schema; what it excludes stays too.</summary>
    public KeyConfiguration Keys { get; init; } = new();

    /// <summary>The versions that a key's UUIDs may be of.</summary>
    public ImmutableSortedSet<int> UuidVersions { get; init; } = [4, 7, 8];
}
