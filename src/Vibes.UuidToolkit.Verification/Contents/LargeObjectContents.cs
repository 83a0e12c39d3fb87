using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>What the large objects of a database add up to: rows hold no more than their numbers.</summary>
/// <param name="Objects">How many there are.</param>
/// <param name="Fingerprint">The sum of a hash of each one's number, owner, grants and comment.</param>
/// <param name="Content">The sum of a hash of each page; null where the role may not read them all.</param>
public sealed record LargeObjectContents(long Objects, BigInteger Fingerprint, BigInteger? Content);
