namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>A query, or a statement's RETURNING.</summary>
/// <param name="Scope">Its tables.</param>
internal sealed record SqlQuery(SqlScope Scope)
{
    /// <summary>The columns of the result.</summary>
    public List<SqlResult> Results { get; } = [];

    /// <summary>The names that WITH gives the columns; empty where it gives none.</summary>
    public IReadOnlyList<string> ColumnNames { get; init; } = [];
}
