namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>A reference that no foreign key declares.</summary>
/// <param name="Column">The referring column: <c>schema.table.column</c>.</param>
/// <param name="To">The table, or its key: <c>schema.table</c> or <c>schema.table.column</c>.</param>
public sealed record UndeclaredReference(string Column, string To);
