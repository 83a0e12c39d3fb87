namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>The tables that a query's columns may be of.</summary>
/// <param name="outer">Those of the query around it; null for none.</param>
internal sealed class SqlScope(SqlScope? outer)
{
    /// <summary>The scope of the query around this one.</summary>
    public SqlScope? Outer { get; } = outer;

    /// <summary>The tables of FROM, and what is written to.</summary>
    public List<SqlSource> Sources { get; } = [];

    /// <summary>The queries of WITH by name.</summary>
    public Dictionary<string, SqlQuery> Common { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The query of that name in WITH; null where there is none.</summary>
    public SqlQuery? FindCommon(string name)
    {
        for (var scope = this; scope is not null; scope = scope.Outer)
            if (scope.Common.TryGetValue(name, out var query))
                return query;
        return null;
    }
}
