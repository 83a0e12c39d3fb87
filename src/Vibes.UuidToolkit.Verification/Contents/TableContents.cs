using System.Collections.Immutable;
using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>What a table's rows add up to: with their ids, without them, and with the rows they refer to in the ids' place.</summary>
/// <param name="Table">The table's qualified name as SQL.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Fingerprint">The sum of a hash of each row.</param>
/// <param name="Own">The sum of a hash of each row's own columns, those that hold no ids.</param>
/// <param name="OwnColumns">The own columns' names as SQL, in their order.</param>
/// <param name="Alike">How many rows are like another one in all own columns; null where nothing refers to the table.</param>
/// <param name="Related">The sum of a hash of each row's own columns and those of every row it refers to; null where it refers to nothing.</param>
/// <param name="Refined">The sum of a hash of each row with the rows around it (<see cref="RefinementQuery"/>); null where own columns tell rows apart.</param>
/// <param name="AlikeRefined">How many rows are like another one in that too; null where nothing refers to the table, or it was not looked at.</param>
/// <param name="Ids">The columns that hold ids.</param>
/// <param name="Relationships">The foreign keys, and the references that are none.</param>
/// <param name="KeptIds">The columns that keep old ids.</param>
public sealed record TableContents(
    string Table, long Rows, BigInteger Fingerprint, BigInteger Own, ImmutableArray<string> OwnColumns, long? Alike, BigInteger? Related,
    BigInteger? Refined, long? AlikeRefined, ImmutableArray<IdContents> Ids, ImmutableArray<RelationshipContents> Relationships,
    ImmutableArray<KeptIdContents> KeptIds);
