namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A value that a statement writes into a column.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">The value.</param>
internal sealed record SqlAssignment(SqlExpression Column, SqlExpression Value);
