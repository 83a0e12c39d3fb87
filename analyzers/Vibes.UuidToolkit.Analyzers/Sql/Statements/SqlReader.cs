using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>
/// Reads statements: just enough of them to relate parameters, places that the program fills, and results to the columns of
/// tables. It does not check SQL; whatever it does not know it passes over to the end of the list, the parentheses or the
/// statement.
/// </summary>
internal sealed partial class SqlReader(string text)
{
    // Deeper than people write; what is deeper is not read.
    private const int MaxDepth = 40;

    // Operators of which each takes what is before it; those of one kind count once.
    private const int MaxChain = 50;

    private readonly List<SqlToken> _tokens = SqlLexer.Read(text);
    private readonly SqlScript _script = new();
    private int _at;
    private int _depth;

    private SqlToken Current => _tokens[_at];

    /// <summary>Reads the text.</summary>
    public SqlScript Read()
    {
        while (Current.Kind != SqlTokenKind.End)
        {
            if (ReadStatement(null) is { Results.Count: > 0 } query)
                _script.Results.Add(query);
            SkipTo(";");
            Skip(";");
        }

        return _script;
    }

    /// <summary>Reads a statement, or a query where one may stand.</summary>
    /// <returns>Its result; null where it has none.</returns>
    private SqlQuery? ReadStatement(SqlScope? outer)
    {
        while (SkipWord("EXPLAIN") || SkipWord("ANALYZE") || SkipWord("VERBOSE"))
            continue;
        var scope = new SqlScope(outer);
        if (SkipWord("WITH"))
            ReadCommon(scope);
        if (IsWord("SELECT") || IsWord("VALUES") || Is("("))
            return ReadQuery(scope);
        if (SkipWord("INSERT"))
            return ReadInsert(scope);
        if (SkipWord("UPDATE"))
            return ReadUpdate(scope);
        if (SkipWord("DELETE"))
            return ReadDelete(scope);
        if (SkipWord("COPY"))
            ReadCopy();
        else if (SkipWord("CREATE"))
            ReadCreate();
        else if (SkipWord("ALTER") && SkipWord("TABLE"))
            ReadAlter();
        return null;
    }

    private void ReadCommon(SqlScope scope)
    {
        SkipWord("RECURSIVE");
        do
        {
            if (ReadName() is not { } name)
                return;
            var columns = Is("(") ? ReadNames() : [];
            if (!SkipWord("AS"))
                return;
            SkipWord("NOT");
            SkipWord("MATERIALIZED");
            if (!Skip("("))
                return;
            // A recursive query reads itself, by its first part.
            var own = new SqlQuery(new(scope)) { ColumnNames = columns };
            scope.Common[name] = own;
            if (ReadNested(scope) is { } query)
                own.Results.AddRange(query.Results);
            SkipTo(")");
            Skip(")");
        }
        while (Skip(","));
    }

    private SqlQuery? ReadNested(SqlScope? outer)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return null;
        }

        var query = ReadStatement(outer);
        _depth--;
        return query;
    }

    private SqlQuery? ReadInsert(SqlScope scope)
    {
        if (!SkipWord("INTO") || ReadTable() is not { } table)
            return null;
        var target = new SqlSource(table, SkipWord("AS") ? ReadName() : LastName(table), null);
        var written = new SqlScope(null);
        written.Sources.Add(target);
        var columns = Is("(") && !IsQueryIn() ? ReadColumns(written) : [];
        if (SkipWord("OVERRIDING"))
            while (Current.Kind == SqlTokenKind.Word && !IsWord("VALUES") && !IsWord("SELECT") && !IsWord("WITH"))
                _at++;
        if (SkipWord("VALUES"))
        {
            foreach (var row in ReadRows(scope))
                Assign(columns, row);
        }
        else if (!SkipWord("DEFAULT") && ReadNested(scope) is { } query)
            Assign(columns, query.Results.Select(result => result.Value).ToList());

        SkipToWord("ON", "RETURNING");
        scope.Sources.Add(target);
        if (SkipWord("ON"))
        {
            SkipToWord("DO", "RETURNING");
            if (SkipWord("DO") && SkipWord("UPDATE"))
            {
                scope.Sources.Add(new(table, "excluded", null));
                ReadSet(scope, written);
                ReadClauses(scope);
            }
        }

        return ReadReturning(scope);
    }

    private void ReadCopy()
    {
        if (ReadTable() is not { } table || !Is("(") || IsQueryIn())
            return;
        var written = new SqlScope(null);
        written.Sources.Add(new(table, LastName(table), null));
        _script.Copied.AddRange(ReadColumns(written));
    }

    private void Assign(IReadOnlyList<SqlExpression> columns, IReadOnlyList<SqlExpression?> values)
    {
        for (var i = 0; i < Math.Min(columns.Count, values.Count); i++)
            if (values[i] is { } value)
                _script.Assignments.Add(new(columns[i], value));
    }

    private SqlQuery? ReadUpdate(SqlScope scope)
    {
        SkipWord("ONLY");
        if (ReadTable() is not { } table)
            return null;
        var target = new SqlSource(table, ReadAlias() ?? LastName(table), null);
        // "Update users where ..." is a sentence.
        if (!IsWord("SET"))
            return null;
        scope.Sources.Add(target);
        var written = new SqlScope(null);
        written.Sources.Add(target);
        ReadSet(scope, written);
        ReadClauses(scope);
        return ReadReturning(scope);
    }

    private void ReadSet(SqlScope scope, SqlScope written)
    {
        if (!SkipWord("SET"))
            return;
        // What follows may read from tables that FROM names only later; the scope takes them in.
        do
        {
            if (Is("("))
            {
                var columns = ReadColumns(written);
                if (SkipOperator("="))
                {
                    SkipWord("ROW");
                    if (ReadExpression(scope) is { } row)
                        Assign(columns, row is { Kind: SqlKind.Query, Query: { } query } ? query.Results.Select(result => result.Value).ToList() : [.. row.Operands]);
                }
            }
            else if (ReadColumn(written) is { } column)
            {
                if (SkipOperator("=") && ReadExpression(scope) is { } value)
                {
                    _script.Expressions.Add(value);
                    _script.Assignments.Add(new(column, value));
                }
            }
            else
                return;
        }
        while (Skip(","));
    }

    private SqlQuery? ReadDelete(SqlScope scope)
    {
        if (!SkipWord("FROM"))
            return null;
        SkipWord("ONLY");
        if (ReadTable() is not { } table)
            return null;
        scope.Sources.Add(new(table, ReadAlias() ?? LastName(table), null));
        ReadClauses(scope);
        return ReadReturning(scope);
    }

    private SqlQuery? ReadReturning(SqlScope scope)
    {
        SkipToWord("RETURNING");
        if (!SkipWord("RETURNING"))
            return null;
        var query = new SqlQuery(scope);
        ReadResults(query);
        return query;
    }

    private void ReadCreate()
    {
        while (Current.Kind == SqlTokenKind.Word && !IsWord("TABLE") && !IsWord("VIEW"))
            _at++;
        if (SkipWord("VIEW"))
        {
            SkipToWord("AS");
            if (SkipWord("AS"))
                ReadNested(null);
        }

        if (!SkipWord("TABLE"))
            return;
        if (SkipWord("IF"))
        {
            SkipWord("NOT");
            SkipWord("EXISTS");
        }

        if (ReadTable() is not { } table || !Skip("("))
            return;
        var columns = new List<SqlColumnDefinition>();
        do
        {
            if (!ReadTableConstraint(columns) && ReadDefinition(table) is { } column)
                columns.Add(column);
            SkipTo(",", ")");
        }
        while (Skip(","));
        _script.Columns.AddRange(columns);
    }

    private void ReadAlter()
    {
        if (SkipWord("IF"))
            SkipWord("EXISTS");
        SkipWord("ONLY");
        if (ReadTable() is not { } table)
            return;
        do
        {
            if (SkipWord("ADD"))
            {
                SkipWord("COLUMN");
                if (SkipWord("IF"))
                {
                    SkipWord("NOT");
                    SkipWord("EXISTS");
                }

                if (!ReadTableConstraint([]) && ReadDefinition(table) is { } column)
                    _script.Columns.Add(column);
            }
            else if (SkipWord("ALTER"))
            {
                SkipWord("COLUMN");
                if (ReadName() is { } name)
                {
                    if (SkipWord("SET"))
                        SkipWord("DATA");
                    if (SkipWord("TYPE") && ReadType() is var (type, span))
                        _script.Columns.Add(new(table, name, type, span));
                }
            }

            SkipTo(",", ";");
        }
        while (Skip(","));
    }

    private SqlColumnDefinition? ReadDefinition(string table)
    {
        if (ReadName() is not { } name || ReadType() is not var (type, span))
            return null;
        var column = new SqlColumnDefinition(table, name, type, span);
        while (!Is(",") && !Is(")") && !Is(";") && Current.Kind != SqlTokenKind.End)
            if (SkipWord("PRIMARY"))
                column.IsPrimaryKey = true;
            else if (SkipWord("REFERENCES"))
            {
                column.ReferencedTable = ReadTable();
                if (Is("("))
                    column.ReferencedColumn = ReadNames().FirstOrDefault();
            }
            else
                SkipOne();
        return column;
    }

    private bool ReadTableConstraint(List<SqlColumnDefinition> columns)
    {
        if (SkipWord("CONSTRAINT"))
            ReadName();
        if (SkipWord("PRIMARY"))
        {
            SkipWord("KEY");
            if (Is("(") && ReadNames() is [var only] && Find(columns, only) is { } column)
                column.IsPrimaryKey = true;
            return true;
        }

        if (SkipWord("FOREIGN"))
        {
            SkipWord("KEY");
            var names = Is("(") ? ReadNames() : [];
            if (SkipWord("REFERENCES") && ReadTable() is { } table)
            {
                var referenced = Is("(") ? ReadNames() : [];
                for (var i = 0; i < names.Count; i++)
                    if (Find(columns, names[i]) is { } column)
                        (column.ReferencedTable, column.ReferencedColumn) = (table, referenced.ElementAtOrDefault(i));
            }

            return true;
        }

        return IsWord("UNIQUE") || IsWord("CHECK") || IsWord("EXCLUDE") || IsWord("LIKE");
    }

    private static SqlColumnDefinition? Find(List<SqlColumnDefinition> columns, string name) =>
        columns.Find(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    private string Text(TextSpan span) => text.Substring(span.Start, span.Length);

    private TextSpan Since(int start) => TextSpan.FromBounds(start, Math.Max(start, _at == 0 ? start : _tokens[_at - 1].Span.End));

    private bool Is(string punctuation) => Current.Kind == SqlTokenKind.Punctuation && text[Current.Span.Start] == punctuation[0];

    private bool IsOperator(string name) => Current.Kind == SqlTokenKind.Operator && Current.Span.Length == name.Length && string.CompareOrdinal(text, Current.Span.Start, name, 0, name.Length) == 0;

    private bool IsWord(string word) => IsWord(_at, word);

    private bool IsWord(int index, string word) => index < _tokens.Count && _tokens[index] is { Kind: SqlTokenKind.Word } token && token.Span.Length == word.Length
        && string.Compare(text, token.Span.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    private bool Skip(string punctuation) => Is(punctuation) && Advance();

    private bool SkipOperator(string name) => IsOperator(name) && Advance();

    private bool SkipWord(string word) => IsWord(word) && Advance();

    private bool Advance()
    {
        _at++;
        return true;
    }

    /// <summary>Passes over one token, or over all that stands between parentheses.</summary>
    private void SkipOne()
    {
        var depth = 0;
        do
        {
            if (Is("(") || Is("["))
                depth++;
            else if (Is(")") || Is("]"))
                depth--;
            if (Current.Kind != SqlTokenKind.End)
                _at++;
        }
        while (depth > 0 && Current.Kind != SqlTokenKind.End);
    }

    private void SkipTo(string punctuation, string? other = null)
    {
        while (Current.Kind != SqlTokenKind.End && !Is(punctuation) && !(other is not null && Is(other)) && !Is(";"))
        {
            if (punctuation != ")" && other != ")" && punctuation != ";" && Is(")"))
                return;
            SkipOne();
        }
    }

    private void SkipToWord(string word, string? other = null)
    {
        while (Current.Kind != SqlTokenKind.End && !IsWord(word) && !(other is not null && IsWord(other)) && !Is(")") && !Is(";"))
            SkipOne();
    }

    private bool IsQueryIn() => IsWord(_at + 1, "SELECT") || IsWord(_at + 1, "WITH") || IsWord(_at + 1, "VALUES");

    private static string LastName(string table) => table.Substring(table.LastIndexOf('.') + 1);

    /// <summary>A name, quoted or not, without its quotes; bare ones in lower case.</summary>
    private string? ReadName()
    {
        if (Current.Kind is not (SqlTokenKind.Word or SqlTokenKind.QuotedName))
            return null;
        var name = Text(Current.Span);
        var isQuoted = Current.Kind == SqlTokenKind.QuotedName;
        _at++;
        return isQuoted ? name.Trim(name[0] == '`' ? '`' : '"').Replace("\"\"", "\"") : name.ToLowerInvariant();
    }

    /// <summary>A table's name, with its schema where that is written; one that the program puts there is named by the mark of a hole.</summary>
    private string? ReadTable()
    {
        if (Current.Kind == SqlTokenKind.Hole)
        {
            _at++;
            return SqlLexer.Hole.ToString();
        }

        if (Current.Kind == SqlTokenKind.Word && IsReserved(Current))
            return null;
        var name = ReadName();
        while (name is not null && Skip("."))
            name = ReadName() is { } next ? name + "." + next : null;
        return name;
    }

    private List<string> ReadNames()
    {
        var names = new List<string>();
        if (!Skip("("))
            return names;
        while (!Is(")") && Current.Kind != SqlTokenKind.End && !Is(";"))
        {
            if (ReadName() is { } name)
                names.Add(name);
            SkipTo(",", ")");
            Skip(",");
        }

        Skip(")");
        return names;
    }

    private List<SqlExpression> ReadColumns(SqlScope scope)
    {
        var columns = new List<SqlExpression>();
        if (!Skip("("))
            return columns;
        while (!Is(")") && Current.Kind != SqlTokenKind.End && !Is(";"))
        {
            columns.Add(ReadColumn(scope) ?? new(SqlKind.Other, Current.Span));
            SkipTo(",", ")");
            Skip(",");
        }

        Skip(")");
        return columns;
    }

    private SqlExpression? ReadColumn(SqlScope scope)
    {
        var start = Current.Span;
        return ReadName() is { } name ? new(SqlKind.Column, start, name) { NameSpan = start, Scope = scope } : null;
    }

    private (string Type, TextSpan Span)? ReadType()
    {
        var start = Current.Span.Start;
        if (ReadTable() is not { } name)
            return null;
        switch (name)
        {
            case "double":
                SkipWord("PRECISION");
                break;
            case "character" or "bit":
                SkipWord("VARYING");
                break;
        }

        if (Is("("))
            SkipOne();
        if (name is "timestamp" or "time" && (SkipWord("WITH") || SkipWord("WITHOUT")))
        {
            SkipWord("TIME");
            SkipWord("ZONE");
        }

        var span = Since(start);
        var isArray = false;
        while (Is("["))
        {
            isArray = true;
            SkipOne();
        }

        return (isArray ? name + "[]" : name, span);
    }
}
