using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Verification.Identifiers;

/// <summary>A column that keeps the integers that a key's UUIDs were.</summary>
/// <param name="Column">The column.</param>
/// <param name="Key">The key beside it.</param>
public sealed record KeptColumn(Column Column, Column Key);
