using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>
/// The columns that must change type together: a primary key and every column that refers to it, closed over foreign keys
/// in both directions, position by position. They share one mapping.
/// </summary>
/// <param name="Name">The qualified name of the <paramref name="Root"/>, unquoted and joined by dots: stable between databases of one schema.</param>
/// <param name="Root">The key that the others refer to.</param>
/// <param name="Keys">The columns that are (part of) a primary key, or make ids that others refer to; the root is among them.</param>
/// <param name="Columns">All columns, in the order of their names.</param>
/// <param name="Sources">
/// The columns that the class's ids come from: keys that refer to no other, each as the topmost table that it is inherited from has it.
/// Usually the root alone.
/// </param>
public sealed record KeyClass(
    string Name, KeyColumn Root, ImmutableArray<KeyColumn> Keys, ImmutableArray<KeyColumn> Columns, ImmutableArray<KeyColumn> Sources);
