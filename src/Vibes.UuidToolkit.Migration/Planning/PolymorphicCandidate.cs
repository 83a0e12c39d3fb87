using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A column that looks like a reference to several tables, which no foreign key can declare.</summary>
/// <param name="Column">The integer column.</param>
/// <param name="TypeColumn">The name of the column beside it that seems to say which table.</param>
/// <param name="Kinds">The values of that column in the rows that refer; empty where no row does, or where there are too many to be kinds.</param>
public sealed record PolymorphicCandidate(KeyColumn Column, string TypeColumn, ImmutableArray<PolymorphicKind> Kinds)
{
    /// <summary>Whether it can be suggested as it is: each kind is called like a table, and all its ids are that table's.</summary>
    public bool IsClear => Kinds.Length > 0 && Kinds.All(kind => kind is { Name: not null, To: not null, Orphans: 0 });
}

/// <summary>A kind of a polymorphic reference.</summary>
/// <param name="Name">The kind, as text; null for rows that refer without one.</param>
/// <param name="To">The key of the table that it is called like; null where there is none, or several.</param>
/// <param name="Rows">How many rows of the kind refer.</param>
/// <param name="Orphans">How many of them refer to no row of that table.</param>
public sealed record PolymorphicKind(string? Name, KeyColumn? To, long Rows, long Orphans);
