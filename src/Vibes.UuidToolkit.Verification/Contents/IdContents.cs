using System.Numerics;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>A column of ids.</summary>
/// <param name="Column">The column's name as SQL.</param>
/// <param name="Type">The type below any domain.</param>
/// <param name="IsKey">Whether it is a primary key by itself.</param>
/// <param name="Class">The name of its key class.</param>
/// <param name="Fingerprint">The sum of a hash of each row's own columns and this id.</param>
public sealed record IdContents(string Column, string Type, bool IsKey, string Class, BigInteger Fingerprint);
