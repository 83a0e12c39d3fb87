using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>The rows of a reference, seen without their ids.</summary>
/// <param name="Name">The foreign key's name as SQL; the referring column's where none is declared.</param>
/// <param name="To">The referenced table's qualified name as SQL.</param>
/// <param name="IsDeclared">Whether it is a foreign key.</param>
/// <param name="References">How many rows refer to one; of an array, how many ids do.</param>
/// <param name="Orphans">How many refer to a row that is not there.</param>
/// <param name="Fingerprint">The sum of a hash of the own columns of each row and of the row it refers to.</param>
/// <param name="Default">The hash of the own columns of the row that the column's default refers to; null where it is no literal, or of no row.</param>
public sealed record RelationshipContents(string Name, string To, bool IsDeclared, long References, long Orphans, BigInteger Fingerprint, BigInteger? Default = null);
