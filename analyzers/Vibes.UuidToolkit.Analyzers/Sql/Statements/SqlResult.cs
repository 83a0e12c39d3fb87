namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A column of a query's result.</summary>
/// <param name="Name">Its name; empty where PostgreSQL makes one up.</param>
/// <param name="Value">Its value; null for <c>*</c>.</param>
/// <param name="Scope">The tables that <c>*</c> stands for.</param>
/// <param name="Qualifier">The table before <c>*</c>; null for all.</param>
internal sealed record SqlResult(string Name, SqlExpression? Value, SqlScope Scope, string? Qualifier = null);
