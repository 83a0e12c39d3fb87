using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>A column of ids.</summary>
/// <param name="Column">The column's name as SQL.</param>
/// <param name="Type">The type below any domain.</param>
/// <param name="IsKey">Whether it is a primary key by itself.</param>
/// <param name="Class">The name of its key class.</param>
/// <param name="Fingerprint">The sum of a hash of each row's own columns and this id.</param>
/// <param name="Shared">The sum over the ids of a hash of the own columns of all rows with that id: which rows share one; null where a constraint says that none do, or the id is another row's.</param>
public sealed record IdContents(string Column, string Type, bool IsKey, string Class, BigInteger Fingerprint, BigInteger? Shared = null)
{
    /// <summary>The sum of a hash of each row's id with all that is known of the row without ids: the rows it refers to, and those around it where they were looked at; null where it refers to nothing.</summary>
    public BigInteger? Around { get; init; }
}
