using System.Collections.Immutable;
using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>What the refined rows of a table add up to.</summary>
/// <param name="Sum">The sum of their colours.</param>
/// <param name="Alike">How many of them are like another one.</param>
/// <param name="Around">The sums of a hash of id and colour, of each id column and then each that keeps old ids.</param>
internal sealed record RefinedContents(BigInteger Sum, long Alike, ImmutableArray<BigInteger> Around);
