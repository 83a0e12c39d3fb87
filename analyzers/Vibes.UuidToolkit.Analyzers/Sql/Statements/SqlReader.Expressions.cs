using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <content>Expressions, by the precedence of PostgreSQL's operators.</content>
internal sealed partial class SqlReader
{
    private const int Or = 1, And = 2, Not = 3, Test = 4, Comparison = 5, Membership = 6, Any = 7, Sum = 8, Product = 9, Power = 10, Sign = 12;

    // Where an expression ends, or cannot begin.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "ALL", "AND", "AS", "ASC", "BETWEEN", "BY", "CROSS", "DESC", "DO", "ELSE", "END", "EXCEPT", "FETCH", "FOR", "FROM", "FULL", "GROUP", "HAVING", "ILIKE", "IN", "INNER",
        "INTERSECT", "INTO", "IS", "ISNULL", "JOIN", "LEFT", "LIKE", "LIMIT", "NATURAL", "NOTNULL", "OFFSET", "ON", "OR", "ORDER", "OUTER", "RETURNING", "RIGHT", "SELECT", "SET",
        "SIMILAR", "TABLESAMPLE", "THEN", "UNION", "USING", "VALUES", "WHEN", "WHERE", "WINDOW", "WITH", "COLLATE", "OVER", "FILTER", "WITHIN", "AT", "NULLS", "OVERRIDING", "DEFAULT", "NOT",
    };

    private bool IsReserved(SqlToken token) => token.Kind == SqlTokenKind.Word && Reserved.Contains(Text(token.Span));

    private List<SqlExpression> ReadList(SqlScope scope)
    {
        var list = new List<SqlExpression>();
        while (ReadExpression(scope) is { } element)
        {
            list.Add(element);
            if (!Skip(","))
                break;
        }

        return list;
    }

    /// <summary>The expression that begins here; null where none does.</summary>
    private SqlExpression? ReadExpression(SqlScope scope, int precedence = 0)
    {
        if (++_depth > MaxDepth)
        {
            _depth--;
            return null;
        }

        var start = Current.Span.Start;
        var left = ReadPrimary(scope);
        for (var i = 0; left is not null && i < MaxChain && ReadFurther(scope, left, start, precedence) is { } further; i++)
        {
            // a AND b AND c is one operation, however long.
            if (further == left)
                i = 0;
            left = further;
        }
        _depth--;
        return left;
    }

    /// <summary>What an expression becomes by the operator behind it; null where none follows that binds as tightly.</summary>
    private SqlExpression? ReadFurther(SqlScope scope, SqlExpression left, int start, int precedence)
    {
        if (Current.Kind == SqlTokenKind.Operator)
        {
            var name = Text(Current.Span);
            if (name == "::")
            {
                _at++;
                return ReadType() is var (type, span) ? new(SqlKind.Cast, Since(start), type) { Operands = [left], NameSpan = span } : null;
            }

            var strength = Strength(name);
            if (strength < precedence)
                return null;
            _at++;
            return Operation(name, start, left, ReadOperand(scope, strength + 1));
        }

        if (Is("["))
        {
            SkipOne();
            return new(SqlKind.Other, Since(start)) { Operands = [left] };
        }

        return Current.Kind == SqlTokenKind.Word ? ReadFurtherWord(scope, left, start, precedence) : null;
    }

    private SqlExpression? ReadFurtherWord(SqlScope scope, SqlExpression left, int start, int precedence)
    {
        if (precedence <= And && SkipWord("AND"))
            return Operation("AND", start, left, ReadExpression(scope, And + 1));
        if (precedence <= Or && SkipWord("OR"))
            return Operation("OR", start, left, ReadExpression(scope, Or + 1));
        if (SkipWord("COLLATE"))
        {
            ReadTable();
            return left with { Span = Since(start) };
        }

        if (IsWord("AT") && IsWord(_at + 1, "TIME"))
        {
            _at += 2;
            SkipWord("ZONE");
            ReadExpression(scope, Sign);
            return new(SqlKind.Other, Since(start)) { Operands = [left] };
        }

        if (precedence <= Test && SkipWord("IS"))
        {
            SkipWord("NOT");
            if (SkipWord("DISTINCT"))
            {
                SkipWord("FROM");
                return Operation("=", start, left, ReadExpression(scope, Comparison));
            }

            _at += Current.Kind == SqlTokenKind.Word ? 1 : 0;
            return new(SqlKind.Other, Since(start)) { Operands = [left] };
        }

        if (precedence <= Test && (SkipWord("ISNULL") || SkipWord("NOTNULL")))
            return new(SqlKind.Other, Since(start)) { Operands = [left] };
        return precedence <= Membership ? ReadMembership(scope, left, start) : null;
    }

    private SqlExpression? ReadMembership(SqlScope scope, SqlExpression left, int start)
    {
        var at = _at;
        SkipWord("NOT");
        if (SkipWord("IN"))
            return Operation("IN", start, left, Skip("(") ? ReadParenthesized(scope, Current.Span.Start - 1, isList: true) : ReadExpression(scope, Membership + 1));
        if (SkipWord("BETWEEN"))
        {
            SkipWord("SYMMETRIC");
            var from = ReadExpression(scope, Any);
            var to = SkipWord("AND") ? ReadExpression(scope, Any) : null;
            return Operation("BETWEEN", start, left, new(SqlKind.List, Since(start)) { Operands = [.. new[] { from, to }.OfType<SqlExpression>()] });
        }

        if (SkipWord("LIKE") || SkipWord("ILIKE") || (SkipWord("SIMILAR") && SkipWord("TO")))
            return Operation("LIKE", start, left, ReadExpression(scope, Membership + 1));
        _at = at;
        return null;
    }

    private SqlExpression Operation(string name, int start, SqlExpression left, SqlExpression? right)
    {
        if (right is not null && left is { Kind: SqlKind.Operation } && left.Name == name && left.Operands is List<SqlExpression> operands && Strength(name) != Comparison)
        {
            operands.Add(right);
            left.Span = Since(start);
            return left;
        }

        return new(SqlKind.Operation, Since(start), name) { Operands = right is null ? new List<SqlExpression> { left } : new List<SqlExpression> { left, right } };
    }

    private SqlExpression? ReadOperand(SqlScope scope, int precedence)
    {
        var start = Current.Span.Start;
        if ((IsWord("ANY") || IsWord("ALL") || IsWord("SOME")) && _tokens[_at + 1] is { Kind: SqlTokenKind.Punctuation } next && text[next.Span.Start] == '(')
        {
            _at += 2;
            var inner = ReadParenthesized(scope, start, isList: false);
            return new(SqlKind.Any, Since(start)) { Operands = [inner] };
        }

        return ReadExpression(scope, precedence);
    }

    private static int Strength(string name) => name switch
    {
        "=" or "<" or ">" or "<=" or ">=" or "<>" or "!=" => Comparison,
        "IN" or "BETWEEN" or "LIKE" => Comparison,
        "+" or "-" => Sum,
        "*" or "/" or "%" => Product,
        "^" => Power,
        _ => Any,
    };

    private SqlExpression? ReadPrimary(SqlScope scope)
    {
        var token = Current;
        var start = token.Span.Start;
        switch (token.Kind)
        {
            case SqlTokenKind.Number:
                _at++;
                return new(SqlKind.Number, token.Span);
            case SqlTokenKind.Text:
                _at++;
                return new(SqlKind.Text, token.Span);
            case SqlTokenKind.Hole:
                _at++;
                return new(SqlKind.Hole, token.Span);
            case SqlTokenKind.Parameter:
                _at++;
                return new(SqlKind.Parameter, token.Span, Text(token.Span).Trim('@', ':', '$', '{', '}'));
            case SqlTokenKind.QuotedName:
                return ReadReference(scope);
            case SqlTokenKind.Operator:
                _at++;
                return ReadExpression(scope, Sign) switch
                {
                    null => null,
                    { Kind: SqlKind.Number } number => number with { Span = Since(start) },
                    var operand => new(SqlKind.Operation, Since(start), Text(token.Span)) { Operands = [operand] },
                };
            case SqlTokenKind.Punctuation when Skip("("):
                return ReadParenthesized(scope, start, isList: false);
            case SqlTokenKind.Word:
                return ReadWord(scope, start);
            default:
                return null;
        }
    }

    /// <summary>What stands behind an opening parenthesis, with the closing one.</summary>
    private SqlExpression ReadParenthesized(SqlScope scope, int start, bool isList)
    {
        if (IsWord("SELECT") || IsWord("WITH") || IsWord("VALUES"))
        {
            var query = ReadNested(scope);
            SkipTo(")");
            Skip(")");
            return new(SqlKind.Query, Since(start)) { Query = query };
        }

        var list = ReadList(scope);
        SkipTo(")");
        Skip(")");
        return list.Count == 1 && !isList ? list[0] : new(SqlKind.List, Since(start)) { Operands = list };
    }

    private SqlExpression? ReadWord(SqlScope scope, int start)
    {
        if (SkipWord("NOT"))
            return ReadExpression(scope, Not) is { } operand ? new(SqlKind.Operation, Since(start), "NOT") { Operands = [operand] } : null;
        if (SkipWord("CASE"))
            return ReadCase(scope, start);
        if (SkipWord("DEFAULT"))
            return new(SqlKind.Other, Since(start));
        if (IsReserved(Current))
            return null;
        if (IsWord("CAST") && IsParenthesisNext())
        {
            _at += 2;
            var operand = ReadExpression(scope);
            var type = SkipWord("AS") ? ReadType() : null;
            SkipTo(")");
            Skip(")");
            return operand is not null && type is var (name, span) ? new(SqlKind.Cast, Since(start), name) { Operands = [operand], NameSpan = span } : new(SqlKind.Other, Since(start));
        }

        if (IsWord("EXISTS") && IsParenthesisNext())
        {
            _at += 2;
            return ReadParenthesized(scope, start, isList: false);
        }

        if (SkipWord("ARRAY"))
        {
            if (Skip("("))
                return ReadParenthesized(scope, start, isList: true);
            if (!Skip("["))
                return new(SqlKind.Other, Since(start));
            var elements = ReadList(scope);
            SkipTo("]");
            Skip("]");
            return new(SqlKind.List, Since(start)) { Operands = elements };
        }

        if (IsWord("ROW") && IsParenthesisNext())
        {
            _at += 2;
            return ReadParenthesized(scope, start, isList: true);
        }

        if (IsWord("NULL") || IsWord("TRUE") || IsWord("FALSE"))
        {
            _at++;
            return new(SqlKind.Other, Since(start));
        }

        // date '2024-01-01', interval '1 day'
        if (_tokens[_at + 1].Kind == SqlTokenKind.Text)
        {
            _at += 2;
            return new(SqlKind.Other, Since(start));
        }

        return ReadReference(scope);
    }

    private bool IsParenthesisNext() => _tokens[_at + 1] is { Kind: SqlTokenKind.Punctuation } next && text[next.Span.Start] == '(';

    private SqlExpression ReadCase(SqlScope scope, int start)
    {
        var (values, conditions) = (new List<SqlExpression>(), new List<SqlExpression>());
        var operand = IsWord("WHEN") ? null : ReadExpression(scope);
        while (true)
            if (SkipWord("WHEN"))
            {
                var begin = Current.Span.Start;
                if (ReadExpression(scope) is { } condition)
                    conditions.Add(operand is null ? condition : Operation("=", begin, operand, condition));
            }
            else if (SkipWord("THEN") || SkipWord("ELSE"))
            {
                if (ReadExpression(scope) is { } value)
                    values.Add(value);
            }
            else
                break;
        SkipToWord("END");
        SkipWord("END");
        return new(SqlKind.Case, Since(start)) { Operands = [.. values, .. conditions] };
    }

    /// <summary>A column, or a function that is called.</summary>
    private SqlExpression? ReadReference(SqlScope scope)
    {
        var start = Current.Span.Start;
        string? qualifier = null;
        while (true)
        {
            var span = Current.Span;
            if (qualifier is not null && SkipOperator("*"))
                return new(SqlKind.Column, Since(start), "*") { Qualifier = qualifier, NameSpan = span, Scope = scope };
            if (ReadName() is not { } name)
                return qualifier is null ? null : new(SqlKind.Other, Since(start));
            if (Skip("."))
            {
                qualifier = name;
                continue;
            }

            return Skip("(") ? ReadCall(scope, start, name, span) : new(SqlKind.Column, Since(start), name) { Qualifier = qualifier, NameSpan = span, Scope = scope };
        }
    }

    private SqlExpression ReadCall(SqlScope scope, int start, string name, TextSpan span)
    {
        var arguments = new List<SqlExpression>();
        while (!Is(")") && !Is(";") && Current.Kind != SqlTokenKind.End)
            if (IsWord("ORDER") && IsWord(_at + 1, "BY"))
                ReadOrder(scope);
            else if (IsWord("SELECT") || IsWord("WITH") || IsWord("VALUES"))
            {
                var begin = Current.Span.Start;
                arguments.Add(new(SqlKind.Query, Since(begin)) { Query = ReadNested(scope) });
            }
            else if (ReadExpression(scope) is { } argument)
                arguments.Add(argument);
            // A comma, or a word such as FROM in extract(year FROM written_at).
            else if (!Is(")"))
                SkipOne();
        Skip(")");
        while (true)
            if (SkipWord("OVER") || SkipWord("WITHIN"))
            {
                SkipWord("GROUP");
                if (Skip("("))
                    ReadWindow(scope);
                else
                    ReadName();
            }
            else if (SkipWord("FILTER"))
            {
                if (Skip("("))
                {
                    SkipWord("WHERE");
                    Note(ReadExpression(scope));
                    SkipTo(")");
                    Skip(")");
                }
            }
            else
                return new(SqlKind.Call, Since(start), name) { Operands = arguments, NameSpan = span };
    }

    private void ReadWindow(SqlScope scope)
    {
        while (!Is(")") && !Is(";") && Current.Kind != SqlTokenKind.End)
            if (SkipWord("PARTITION"))
            {
                SkipWord("BY");
                ReadList(scope);
            }
            else if (IsWord("ORDER") && IsWord(_at + 1, "BY"))
                ReadOrder(scope);
            else
                SkipOne();
        Skip(")");
    }
}
