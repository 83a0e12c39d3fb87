using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Sql.Statements;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>Which parts of a SQL text are ids: its columns by the tables they are of, and by them its parameters and results.</summary>
internal sealed class SqlMeaning
{
    // Views upon views.
    private const int MaxViews = 4;

    private readonly EntityModel _entities;
    private readonly SqlScript _script;
    private readonly string _text;

    // Columns of views and of queries that are not looked into, known by the columns that they are joined with.
    private readonly Dictionary<(SqlSource Source, string Column), Identifier> _joined = [];
    private readonly Dictionary<string, SqlBinding> _parameters = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<int, SqlBinding> _holes = [];
    private readonly HashSet<int> _values = [];
    private readonly Dictionary<(SqlUseKind, TextSpan), SqlUse> _uses = [];

    // A recursive query refers to itself.
    private int _depth;

    // What a column of a view is, which is worked out by the view's own query.
    private readonly Dictionary<string, SqlMeaning?> _views = new(StringComparer.OrdinalIgnoreCase);
    private readonly int _viewDepth;

    private SqlMeaning(string text, EntityModel entities, int viewDepth)
    {
        (_text, _entities, _script, _viewDepth) = (text, entities, SqlScript.Read(text), viewDepth);
        Join();
    }

    /// <summary>What the parameters are, by their names without <c>@</c>, <c>:</c>, <c>$</c> or braces.</summary>
    public IReadOnlyDictionary<string, SqlBinding> Parameters => _parameters;

    /// <summary>What the places are that the program fills, by their position in the text.</summary>
    public IReadOnlyDictionary<int, SqlBinding> Holes => _holes;

    /// <summary>The places that the program fills with a value: not with a table's name, and not within a string.</summary>
    public ISet<int> Values => _values;

    /// <summary>What has to change, in the order of the text.</summary>
    public IReadOnlyList<SqlUse> Uses { get; private set; } = [];

    /// <summary>Works out what a text means.</summary>
    public static SqlMeaning Of(string text, EntityModel entities)
    {
        var meaning = new SqlMeaning(text, entities, 0);
        foreach (var expression in meaning._script.Expressions)
            meaning.Look(expression);
        foreach (var assignment in meaning._script.Assignments)
            if (meaning.Of(assignment.Column) is { } id)
                meaning.Meet(assignment.Value, id, isList: false);
        foreach (var order in meaning._script.Orders)
            meaning.LookAtOrder(order);
        foreach (var column in meaning._script.Columns)
            meaning.LookAtColumn(column);
        foreach (var expression in meaning._script.Expressions)
            meaning.LookAtParameters(expression);
        // coalesce(max(id), 0) + 1 is one calculation.
        meaning.Uses = [.. meaning._uses.Values
            .Where(use => !meaning._uses.Values.Any(other => other.Kind == use.Kind && other.Span != use.Span && other.Span.Contains(use.Span) && use.Kind is SqlUseKind.Arithmetic or SqlUseKind.Sequence))
            .OrderBy(use => use.Span.Start)];
        return meaning;
    }

    /// <summary>Whose id a result's column of that position is; null where it is none, or its position is not known.</summary>
    /// <param name="position">The position, from 0.</param>
    /// <param name="statement">Which of the statements that have a result, from 0.</param>
    public Identifier? Result(int position, int statement = 0)
    {
        if (_script.Results.ElementAtOrDefault(statement) is not { Results: var results })
            return null;
        for (var i = 0; i <= position && i < results.Count; i++)
            if (results[i].Value is null)
                return null;
            else if (i == position)
                return Of(results[i].Value!);
        return null;
    }

    /// <summary>Whose id a result's column of that name is; null where it is none.</summary>
    public Identifier? Result(string name)
    {
        foreach (var query in _script.Results)
            if (Find(query, name) is { } id)
                return id;
        return null;
    }

    /// <summary>Whose id the column of that position is that COPY writes into; null where it is none.</summary>
    public Identifier? Copied(int position) => _script.Copied.ElementAtOrDefault(position) is { } column ? Of(column) : null;

    /// <summary>Whose id a column of that name is in a part of a row; null where it is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="statement">Which of the statements that have a result, from 0.</param>
    /// <param name="part">The part, from 0: Dapper makes an object of each.</param>
    /// <param name="parts">How many there are.</param>
    /// <param name="splitOn">The columns with which the parts begin but for the first; one name where all begin alike.</param>
    public Identifier? Result(string name, int statement, int part, int parts, IReadOnlyList<string> splitOn)
    {
        if (_script.Results.ElementAtOrDefault(statement) is not { Results: { Count: > 0 } results })
            return null;
        // As Dapper does, from the last part to the first. What a star stands for may begin with any name.
        var (start, end) = (results.Count, results.Count);
        for (var i = parts - 1; i >= part; i--)
        {
            end = start;
            var first = splitOn.Count > 1 ? splitOn.ElementAtOrDefault(i - 1) : splitOn[0];
            start = i == 0 ? 0 : results.FindLastIndex(Math.Max(end - 1, 0), Math.Max(end - 1, 0), result => result.Value is null || first is not null && IsNamed(result.Name, first));
            if (start < 0)
                return null;
        }

        for (var i = start; i < end; i++)
            if (results[i] is { Value: { } value } result)
            {
                if (IsNamed(result.Name, name))
                    return Of(value);
            }
            else
                foreach (var source in results[i].Scope.Sources)
                    if ((results[i].Qualifier is null || IsNamed(source.Alias, results[i].Qualifier!)) && OfColumn(source, name) is { } id)
                        return id;
        return null;
    }

    /// <summary>The position of a result's column of that name; null where it is not known.</summary>
    public int? Position(string name)
    {
        if (_script.Results.Count == 0)
            return null;
        var results = _script.Results[0].Results;
        var found = results.FindIndex(result => IsNamed(result.Name, name));
        return found < 0 || results.Take(found).Any(result => result.Value is null) ? null : found;
    }

    /// <summary>Whose id an expression's value is; null where it is none.</summary>
    private Identifier? Of(SqlExpression expression)
    {
        switch (expression.Kind)
        {
            case SqlKind.Column:
                return OfColumn(expression);
            case SqlKind.Cast:
                return Of(expression.Operands[0]);
            case SqlKind.Any when expression.Operands.Count > 0:
                return Of(expression.Operands[0]);
            case SqlKind.Case:
                return expression.Operands.Take(1).Select(Of).FirstOrDefault();
            case SqlKind.Call when expression.Name is "coalesce" or "nullif" or "min" or "max" or "greatest" or "least" or "array_agg" or "first_value" or "last_value" or "lag" or "lead" or "any_value":
                return expression.Operands.Select(Of).FirstOrDefault(id => id is not null);
            case SqlKind.Query when expression.Query is { Results: [{ Value: { } value }] }:
                return _depth++ > 8 ? Leave(null) : Leave(Of(value));
            default:
                return null;
        }
    }

    private Identifier? Leave(Identifier? id)
    {
        _depth--;
        return id;
    }

    private Identifier? OfColumn(SqlExpression column)
    {
        for (var scope = column.Scope; scope is not null; scope = scope.Outer)
            foreach (var source in scope.Sources)
                if (column.Qualifier is null || IsNamed(source.Alias, column.Qualifier))
                {
                    if (OfColumn(source, column.Name) is { } id)
                        return id;
                    if (column.Qualifier is not null)
                        return null;
                }

        return null;
    }

    private Identifier? OfColumn(SqlSource source, string name)
    {
        if (_joined.TryGetValue((source, name.ToLowerInvariant()), out var joined))
            return joined;
        if (source.Table is not null)
            return _entities.OfColumn(source.Table, name) ?? View(source.Table)?.Result(name);
        if (source.Query is null)
            return null;
        var position = -1;
        for (var i = 0; i < source.ColumnNames.Count; i++)
            if (IsNamed(source.ColumnNames[i], name))
                position = i;
        if (_depth++ > 8)
            return Leave(null);
        return Leave(position >= 0
            ? position < source.Query.Results.Count && source.Query.Results[position].Value is { } value ? Of(value) : null
            : Find(source.Query, name));
    }

    private SqlMeaning? View(string name)
    {
        if (_viewDepth >= MaxViews || _entities.ViewOf(name) is not { } query)
            return null;
        if (!_views.TryGetValue(name, out var view))
            _views.Add(name, view = new(query, _entities, _viewDepth + 1));
        return view;
    }

    private Identifier? Find(SqlQuery query, string name)
    {
        foreach (var result in query.Results)
            if (result.Value is not null)
            {
                if (IsNamed(result.Name, name))
                    return Of(result.Value);
            }
            else
                foreach (var source in result.Scope.Sources)
                    if ((result.Qualifier is null || IsNamed(source.Alias, result.Qualifier)) && OfColumn(source, name) is { } id)
                        return id;
        return null;
    }

    private static bool IsNamed(string? one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary>Spreads ids over equal columns until nothing more is learnt.</summary>
    private void Join()
    {
        var equalities = new List<(SqlExpression Left, SqlExpression Right)>();
        foreach (var expression in _script.Expressions)
            CollectEqualities(expression, equalities);
        for (var learnt = equalities.Count > 0; learnt;)
        {
            learnt = false;
            foreach (var (left, right) in equalities)
                learnt |= Join(left, right) || Join(right, left);
        }
    }

    private static void CollectEqualities(SqlExpression expression, List<(SqlExpression Left, SqlExpression Right)> equalities)
    {
        if (expression is { Kind: SqlKind.Operation, Name: "=", Operands: [{ Kind: SqlKind.Column } left, { Kind: SqlKind.Column } right] })
            equalities.Add((left, right));
        foreach (var operand in expression.Operands)
            CollectEqualities(operand, equalities);
    }

    private bool Join(SqlExpression known, SqlExpression other)
    {
        if (other.Qualifier is null || Of(known) is not { } id || Of(other) is not null)
            return false;
        for (var scope = other.Scope; scope is not null; scope = scope.Outer)
            foreach (var source in scope.Sources)
                // Of a table that is known, a column that is no id is none.
                if (IsNamed(source.Alias, other.Qualifier) && source.Table is { } table && _entities.OfTable(table) is null)
                {
                    _joined[(source, other.Name.ToLowerInvariant())] = id;
                    return true;
                }

        return false;
    }

    /// <summary>Looks for uses in an expression, outermost first.</summary>
    private void Look(SqlExpression expression)
    {
        switch (expression.Kind)
        {
            case SqlKind.Operation when expression.Operands is [var left, var right]:
                LookAtOperation(expression, left, right);
                break;
            case SqlKind.Operation when IsArithmetic(expression.Name) && expression.Operands.Select(Of).FirstOrDefault(id => id is not null) is { } id:
                Add(SqlUseKind.Arithmetic, expression.Span, id);
                break;
            case SqlKind.Hole:
                _values.Add(expression.Span.Start);
                break;
            case SqlKind.Call:
                LookAtCall(expression);
                break;
            case SqlKind.Cast when Of(expression) is { } id && IsInteger(expression.Name):
                Add(SqlUseKind.Cast, expression.NameSpan, id);
                break;
        }

        foreach (var operand in expression.Operands)
            Look(operand);
    }

    // @id::int IS NULL OR id = @id: what is an id in one place is cast in another.
    private void LookAtParameters(SqlExpression expression)
    {
        if (expression is { Kind: SqlKind.Cast, Operands: [{ Kind: SqlKind.Parameter, Name: var name }] } && IsInteger(expression.Name) && _parameters.TryGetValue(name, out var binding))
            Add(SqlUseKind.Cast, expression.NameSpan, binding.Identifier);
        foreach (var operand in expression.Operands)
            LookAtParameters(operand);
    }

    private void LookAtOperation(SqlExpression operation, SqlExpression left, SqlExpression right)
    {
        switch (operation.Name)
        {
            case "=" or "<>" or "!=" or "IN":
                Compare(left, right, isList: operation.Name == "IN");
                break;
            case "<" or ">" or "<=" or ">=" or "BETWEEN":
                var literals = _uses.Count;
                if (Compare(left, right, isList: false) is { } ordered && !IsLiteral(left) && !IsLiteral(right) && literals == _uses.Count)
                    Add(SqlUseKind.Order, operation.Span, ordered);
                break;
            case var name when IsArithmetic(name) && (Of(left) ?? Of(right)) is { } id:
                Add(SqlUseKind.Arithmetic, operation.Span, id);
                break;
        }
    }

    private static bool IsArithmetic(string name) => name is "+" or "-" or "*" or "/" or "%" or "^" or "&" or "|" or "#" or "<<" or ">>";

    private Identifier? Compare(SqlExpression left, SqlExpression right, bool isList)
    {
        if (Of(left) is { } id)
            Meet(right, id, isList);
        else if ((id = Of(right) ?? OfElements(right)) is not null)
            Meet(left, id, isList: false);
        return id;
    }

    // 5 IN (a.id, b.id)
    private Identifier? OfElements(SqlExpression expression) => expression.Kind == SqlKind.List ? expression.Operands.Select(Of).FirstOrDefault(id => id is not null) : null;

    /// <summary>Notes that a value has to be an id.</summary>
    private void Meet(SqlExpression value, Identifier id, bool isList)
    {
        switch (value.Kind)
        {
            case SqlKind.Parameter:
                // Dapper expands IN @ids.
                _parameters[value.Name] = new(id, isList || (_parameters.TryGetValue(value.Name, out var known) && known.IsList));
                break;
            case SqlKind.Hole:
                _holes[value.Span.Start] = new(id, isList);
                break;
            case SqlKind.Number:
                Add(SqlUseKind.Literal, value.Span, id);
                break;
            case SqlKind.Text when IsDigits(value.Span):
                Add(SqlUseKind.Literal, value.Span, id);
                break;
            case SqlKind.Cast:
                if (IsInteger(value.Name))
                    Add(SqlUseKind.Cast, value.NameSpan, id);
                Meet(value.Operands[0], id, isList);
                break;
            case SqlKind.List or SqlKind.Any:
                foreach (var operand in value.Operands)
                    Meet(operand, id, isList: true);
                break;
            case SqlKind.Case or SqlKind.Call when value.Kind == SqlKind.Case || value.Name is "coalesce" or "nullif":
                foreach (var operand in value.Operands)
                    if (operand.Kind != SqlKind.Operation)
                        Meet(operand, id, isList);
                break;
            case SqlKind.Query when value.Query is { Results: [{ Value: { } only }] }:
                Meet(only, id, isList);
                break;
        }
    }

    private void LookAtCall(SqlExpression call)
    {
        switch (call.Name)
        {
            case "coalesce" or "nullif" or "greatest" or "least" when Of(call) is { } id:
                foreach (var operand in call.Operands)
                    Meet(operand, id, isList: false);
                break;
            case "max" or "min" or "sum" or "avg" or "abs" or "mod" or "power" or "to_char" or "to_hex" or "generate_series" or "width_bucket" or "chr"
                when call.Operands.Select(Of).FirstOrDefault(id => id is not null) is { } id:
                Add(SqlUseKind.Arithmetic, call.Span, id);
                break;
            case "nextval" or "currval" or "setval" when call.Operands is [var sequence, ..] && OfSequence(sequence) is { } id:
                Add(SqlUseKind.Sequence, call.Span, id);
                break;
            case "pg_get_serial_sequence" when OfSequence(call) is { } id:
                Add(SqlUseKind.Sequence, call.Span, id);
                break;
            case "lastval" when call.Operands.Count == 0 && LastWritten() is { } id:
                Add(SqlUseKind.Sequence, call.Span, id);
                break;
        }
    }

    private Identifier? OfSequence(SqlExpression expression) => expression.Uncast switch
    {
        { Kind: SqlKind.Call, Name: "pg_get_serial_sequence", Operands: [{ Kind: SqlKind.Text } table, { Kind: SqlKind.Text } column] } =>
            _entities.OfColumn(Unquoted(table.Span), Unquoted(column.Span)),
        { Kind: SqlKind.Text } name => _entities.OfSequence(Unquoted(name.Span)),
        _ => null,
    };

    // What an INSERT before lastval() wrote into; by itself it is the key of whatever was written last.
    private Identifier? LastWritten()
    {
        var table = _script.Assignments.Select(assignment => assignment.Column.Scope?.Sources.FirstOrDefault()?.Table).LastOrDefault(name => name is not null);
        return table is null
            ? _entities.All.Select(entity => new Identifier(entity, Certainty.Inferred, "the sequences of keys are gone after the change")).FirstOrDefault()
            : _entities.OfColumn(table, "id");
    }

    private void LookAtOrder(SqlExpression order)
    {
        var value = order;
        if (order.Kind == SqlKind.Number && int.TryParse(Text(order.Span), out var position) && _script.Results.Count == 1
            && _script.Results[0].Results.ElementAtOrDefault(position - 1)?.Value is { } result)
            value = result;
        if ((Of(value) ?? (value is { Kind: SqlKind.Column, Qualifier: null } ? Result(value.Name) : null)) is { } id)
            Add(SqlUseKind.Order, order.Span, id);
        Look(order);
    }

    private void LookAtColumn(SqlColumnDefinition column)
    {
        if (!IsInteger(column.Type))
            return;
        var id = _entities.OfColumn(column.Table, column.Name)
            ?? (column.ReferencedTable is { } table && _entities.OfTable(table) is not null ? _entities.OfColumn(table, column.ReferencedColumn ?? "id") : null);
        if (id is not null)
            Add(SqlUseKind.Column, column.TypeSpan, id);
        else if (column.IsPrimaryKey && _entities.OfTable(column.Table) is null && !_entities.IsExcluded(column.Table))
            Add(SqlUseKind.Column, column.TypeSpan, new(new(column.Table, null, column.Table), Certainty.Declared, $"{column.Table}.{column.Name} is its primary key"));
    }

    private void Add(SqlUseKind kind, TextSpan span, Identifier id)
    {
        if (!_uses.ContainsKey((kind, span)))
            _uses.Add((kind, span), new(kind, span, id));
    }

    private string Text(TextSpan span) => _text.Substring(span.Start, span.Length);

    private string Unquoted(TextSpan span) => Text(span).Trim('\'');

    private bool IsDigits(TextSpan span) => Unquoted(span) is { Length: > 0 } digits && digits.All(char.IsDigit);

    private bool IsLiteral(SqlExpression expression) => expression.Uncast is var inner && (inner.Kind == SqlKind.Number || (inner.Kind == SqlKind.Text && IsDigits(inner.Span)));

    private static bool IsInteger(string type) => (type.EndsWith("[]", StringComparison.Ordinal) ? type.Substring(0, type.Length - 2) : type)
        is "int" or "integer" or "int2" or "int4" or "int8" or "bigint" or "smallint" or "serial" or "bigserial" or "smallserial" or "serial2" or "serial4" or "serial8" or "numeric" or "decimal"
        or "pg_catalog.int2" or "pg_catalog.int4" or "pg_catalog.int8";
}
