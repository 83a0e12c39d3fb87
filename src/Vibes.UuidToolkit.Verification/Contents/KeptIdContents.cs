using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>A column that keeps old ids.</summary>
/// <param name="Column">The column's name as SQL.</param>
/// <param name="Type">The type below any domain.</param>
/// <param name="Key">The name of the key beside it, as SQL.</param>
/// <param name="Fingerprint">The sum of a hash of each row's own columns and this old id: that of the key before it became a uuid.</param>
public sealed record KeptIdContents(string Column, string Type, string Key, BigInteger Fingerprint)
{
    /// <inheritdoc cref="IdContents.Around"/>
    public BigInteger? Around { get; init; }
}
