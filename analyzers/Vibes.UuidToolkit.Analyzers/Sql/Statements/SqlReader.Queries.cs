namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <content>Queries: their tables, results and clauses.</content>
internal sealed partial class SqlReader
{
    private SqlQuery? ReadQuery(SqlScope scope)
    {
        SqlQuery? query = null;
        do
        {
            // Each part of a UNION has tables of its own.
            var part = new SqlScope(scope);
            SqlQuery? read = null;
            if (Skip("("))
            {
                read = ReadNested(scope);
                SkipTo(")");
                Skip(")");
            }
            else if (SkipWord("SELECT"))
                read = ReadSelect(part);
            else if (SkipWord("VALUES"))
            {
                read = new(part);
                if (ReadRows(part) is [var first, ..])
                    read.Results.AddRange(first.Select(value => new SqlResult("", value, part)));
            }

            query ??= read;
            if (read is null)
                break;
        }
        while (SkipSetOperator());
        if (query is not null)
            ReadClauses(query.Scope);
        return query;
    }

    private bool SkipSetOperator()
    {
        if (!SkipWord("UNION") && !SkipWord("INTERSECT") && !SkipWord("EXCEPT"))
            return false;
        if (!SkipWord("ALL"))
            SkipWord("DISTINCT");
        return true;
    }

    private SqlQuery ReadSelect(SqlScope scope)
    {
        if (SkipWord("DISTINCT") && SkipWord("ON"))
            SkipOne();
        SkipWord("ALL");
        var query = new SqlQuery(scope);
        ReadResults(query);
        ReadClauses(scope, untilOrder: true);
        return query;
    }

    private void ReadResults(SqlQuery query)
    {
        do
        {
            if (SkipOperator("*"))
            {
                query.Results.Add(new("", null, query.Scope));
                continue;
            }

            if (ReadExpression(query.Scope) is not { } value)
                return;
            if (value is { Kind: SqlKind.Column, Name: "*" })
            {
                query.Results.Add(new("", null, query.Scope, value.Qualifier));
                continue;
            }

            _script.Expressions.Add(value);
            var name = SkipWord("AS") ? ReadName() : ReadAlias();
            query.Results.Add(new(name ?? NameOf(value), value, query.Scope));
        }
        while (Skip(","));
    }

    /// <summary>The name that PostgreSQL gives a result.</summary>
    private static string NameOf(SqlExpression value) => value.Kind switch
    {
        SqlKind.Column or SqlKind.Call => value.Name,
        SqlKind.Cast when value.Uncast.Kind is SqlKind.Column or SqlKind.Call => value.Uncast.Name,
        SqlKind.Cast => value.Name,
        _ => "",
    };

    private List<IReadOnlyList<SqlExpression>> ReadRows(SqlScope scope)
    {
        var rows = new List<IReadOnlyList<SqlExpression>>();
        do
        {
            if (!Skip("("))
                break;
            var row = ReadList(scope);
            _script.Expressions.AddRange(row);
            rows.Add(row);
            SkipTo(")");
            Skip(")");
        }
        while (Skip(","));
        return rows;
    }

    private void ReadClauses(SqlScope scope, bool untilOrder = false)
    {
        while (true)
            if (SkipWord("FROM") || SkipWord("USING") || SkipWord("INTO"))
                ReadSources(scope);
            else if (SkipWord("WHERE") || SkipWord("HAVING"))
                Note(ReadExpression(scope));
            else if (SkipWord("GROUP"))
            {
                SkipWord("BY");
                ReadList(scope);
            }
            else if (SkipWord("WINDOW"))
                SkipToWord("ORDER", "LIMIT");
            else if (untilOrder)
                return;
            else if (IsWord("ORDER") && IsWord(_at + 1, "BY"))
                ReadOrder(scope);
            else if (SkipWord("LIMIT") || SkipWord("OFFSET"))
                ReadExpression(scope);
            else if (SkipWord("FETCH"))
                SkipToWord("ONLY", "TIES");
            else if (IsWord("FOR") || IsWord("ONLY") || IsWord("TIES"))
                SkipOne();
            else
                return;
    }

    private void ReadOrder(SqlScope scope)
    {
        _at += 2;
        do
        {
            if (ReadExpression(scope) is not { } value)
                return;
            _script.Orders.Add(value);
            while (SkipWord("ASC") || SkipWord("DESC") || SkipWord("NULLS") || SkipWord("FIRST") || SkipWord("LAST"))
                continue;
        }
        while (Skip(","));
    }

    private void Note(SqlExpression? expression)
    {
        if (expression is not null)
            _script.Expressions.Add(expression);
    }

    private void ReadSources(SqlScope scope)
    {
        if (++_depth <= MaxDepth)
            do
                ReadJoined(scope);
            while (Skip(","));
        _depth--;
    }

    private void ReadJoined(SqlScope scope)
    {
        if (!ReadSource(scope))
            return;
        while (true)
        {
            var start = _at;
            while (SkipWord("NATURAL") || SkipWord("INNER") || SkipWord("LEFT") || SkipWord("RIGHT") || SkipWord("FULL") || SkipWord("OUTER") || SkipWord("CROSS"))
                continue;
            if (!SkipWord("JOIN"))
            {
                _at = start;
                return;
            }

            if (!ReadSource(scope))
                return;
            if (SkipWord("ON"))
                Note(ReadExpression(scope));
            else if (SkipWord("USING"))
            {
                ReadNames();
                if (SkipWord("AS"))
                    ReadName();
            }
        }
    }

    private bool ReadSource(SqlScope scope)
    {
        SkipWord("LATERAL");
        SkipWord("ONLY");
        if (Skip("("))
        {
            if (IsWord("SELECT") || IsWord("WITH") || IsWord("VALUES"))
            {
                var query = ReadNested(scope);
                SkipTo(")");
                Skip(")");
                var alias = ReadAlias();
                scope.Sources.Add(new(null, alias, query) { ColumnNames = alias is not null && Is("(") ? ReadNames() : [] });
                return true;
            }

            ReadSources(scope);
            SkipTo(")");
            Skip(")");
            ReadAlias();
            return true;
        }

        if (Current.Kind == SqlTokenKind.Hole)
        {
            _at++;
            scope.Sources.Add(new(null, ReadAlias(), null));
            return true;
        }

        if (ReadTable() is not { } table)
            return false;
        var isFunction = Is("(");
        if (isFunction)
        {
            _at++;
            _script.Expressions.AddRange(ReadList(scope));
            SkipTo(")");
            Skip(")");
            if (SkipWord("WITH"))
                SkipWord("ORDINALITY");
        }

        SkipOperator("*");
        var name = ReadAlias();
        var names = name is not null && Is("(") ? ReadNames() : [];
        var common = isFunction || table.IndexOf('.') >= 0 ? null : scope.FindCommon(table);
        scope.Sources.Add(new(isFunction || common is not null ? null : table, name ?? LastName(table), common) { ColumnNames = names.Count > 0 ? names : common?.ColumnNames ?? [] });
        return true;
    }

    private string? ReadAlias()
    {
        if (SkipWord("AS"))
            return ReadName();
        return Current.Kind == SqlTokenKind.QuotedName || (Current.Kind == SqlTokenKind.Word && !IsReserved(Current)) ? ReadName() : null;
    }
}
