using System.Numerics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Verification.Fingerprints;

/// <summary>What a table's rows add up to, whatever their order.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Hash">
/// The sum of a 64-bit hash of each row's text. A sum, not XOR: two equal rows do not cancel each other. It does not wrap.
/// </param>
public sealed record TableFingerprint(QualifiedName Table, long Rows, BigInteger Hash);
