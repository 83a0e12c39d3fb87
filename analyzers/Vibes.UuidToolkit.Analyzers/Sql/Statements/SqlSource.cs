namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A table, or a query in the place of one.</summary>
/// <param name="Table">The table's name without quotes, with its schema where that is written; null for a query.</param>
/// <param name="Alias">The name by which columns refer to it; null for a query without one.</param>
/// <param name="Query">The query; null for a table.</param>
internal sealed record SqlSource(string? Table, string? Alias, SqlQuery? Query)
{
    /// <summary>The names that the alias gives the columns; empty where it gives none.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(SqlSource? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Alias ?? Table ?? "");
}
