using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A column that looks like a reference which nobody declared.</summary>
/// <param name="From">The integer column, or array of integers.</param>
/// <param name="To">The key that it is named after.</param>
public sealed record ReferenceCandidate(KeyColumn From, KeyColumn To)
{
    /// <summary>Keys of other classes that it may be meant for as well.</summary>
    public ImmutableArray<KeyColumn> Others { get; init; } = [];

    /// <summary>How many of the rows that were looked at refer to no row; 0 where all values of the column are keys.</summary>
    public long Orphans { get; init; }

    /// <summary>How many rows were looked at to count <see cref="Orphans"/>.</summary>
    public long Sample { get; init; }

    /// <summary>Whether its name is nearly the key's only, so that somebody has to say that it is meant.</summary>
    public bool IsVague { get; init; }

    /// <summary>Whether it can be suggested as it is.</summary>
    public bool IsClear => Others.IsEmpty && Orphans == 0 && !IsVague;
}
