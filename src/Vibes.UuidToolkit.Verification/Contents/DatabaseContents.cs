using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>What the rows of a database add up to.</summary>
/// <param name="Tables">The tables, in the order of their names.</param>
/// <param name="Sequences">The sequences, in the order of their names.</param>
/// <param name="LargeObjects">The large objects; null where there are none.</param>
public sealed record DatabaseContents(ImmutableArray<TableContents> Tables, ImmutableArray<SequenceContents> Sequences, LargeObjectContents? LargeObjects = null);
