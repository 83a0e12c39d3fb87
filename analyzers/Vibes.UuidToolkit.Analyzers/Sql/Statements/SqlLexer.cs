using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Sql.Statements;

/// <summary>
/// Divides a SQL text into tokens as PostgreSQL does, with the parameters that Npgsql, Dapper and Entity Framework know besides.
/// Every text has tokens: what is not closed ends with the text.
/// </summary>
internal struct SqlLexer
{
    /// <summary>Stands in a text for a value that the program puts there.</summary>
    public const char Hole = '\uFFFC';

    private const string Operators = "+-*/<>=~!@#%^&|`?:";

    private readonly string _text;
    private int _at;

    private SqlLexer(string text) => (_text, _at) = (text, 0);

    /// <summary>The tokens of a text; the last is the end.</summary>
    public static List<SqlToken> Read(string text)
    {
        var lexer = new SqlLexer(text);
        var tokens = new List<SqlToken>();
        SqlToken token;
        do
            tokens.Add(token = lexer.Next());
        while (token.Kind != SqlTokenKind.End);
        return tokens;
    }

    private readonly char Current => At(_at);

    private readonly char At(int index) => index < _text.Length ? _text[index] : '\0';

    private SqlToken Next()
    {
        SkipSpace();
        var start = _at;
        var kind = Kind();
        return new(kind, TextSpan.FromBounds(start, _at));
    }

    private SqlTokenKind Kind()
    {
        if (_at >= _text.Length)
            return SqlTokenKind.End;
        var c = Current;
        switch (c)
        {
            case '\'':
                Quoted('\'', escapes: false);
                return SqlTokenKind.Text;
            case '"':
                Quoted('"', escapes: false);
                return SqlTokenKind.QuotedName;
            // A name as MySQL and SQLite write it too, whose users come along.
            case '`' when _text.IndexOf('`', _at + 1) is > 0 and var close && close > _at + 1:
                _at = close + 1;
                return SqlTokenKind.QuotedName;
            case '(' or ')' or '[' or ']' or ',' or ';':
                _at++;
                return SqlTokenKind.Punctuation;
            case '{' when char.IsDigit(At(_at + 1)):
                return Placeholder();
            case '$' when char.IsDigit(At(_at + 1)):
                _at++;
                SkipDigits();
                return SqlTokenKind.Parameter;
            case '$' when DollarTag() is { } tag:
                var end = _text.IndexOf(tag, _at + tag.Length, StringComparison.Ordinal);
                _at = end < 0 ? _text.Length : end + tag.Length;
                return SqlTokenKind.Text;
            case '@' or ':' when IsNameStart(At(_at + 1)) && At(_at + 1) != Hole:
                _at++;
                SkipName();
                return SqlTokenKind.Parameter;
        }

        if (char.IsDigit(c) || (c == '.' && char.IsDigit(At(_at + 1))))
        {
            SkipNumber();
            return SqlTokenKind.Number;
        }

        if (c == '.')
        {
            _at++;
            return SqlTokenKind.Punctuation;
        }

        if (IsNameStart(c))
            return Word();
        if (Operators.IndexOf(c) >= 0)
            SkipOperator();
        else
            _at++;
        return SqlTokenKind.Operator;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length)
            if (char.IsWhiteSpace(Current))
                _at++;
            else if (Current == '-' && At(_at + 1) == '-')
                while (_at < _text.Length && Current != '\n')
                    _at++;
            else if (Current == '/' && At(_at + 1) == '*')
                SkipComment();
            // A command of psql's has the line for itself.
            else if (Current == '\\' && (_at == 0 || _text[_at - 1] == '\n'))
                while (_at < _text.Length && Current != '\n')
                    _at++;
            else
                return;
    }

    // Comments may stand within comments.
    private void SkipComment()
    {
        var depth = 0;
        do
        {
            var step = Current == '/' && At(_at + 1) == '*' ? 1 : Current == '*' && At(_at + 1) == '/' ? -1 : 0;
            depth += step;
            _at += step == 0 ? 1 : 2;
        }
        while (depth > 0 && _at < _text.Length);
        _at = Math.Min(_at, _text.Length);
    }

    private void Quoted(char quote, bool escapes)
    {
        for (_at++; _at < _text.Length; _at++)
            if (escapes && Current == '\\')
                _at++;
            else if (Current == quote)
            {
                if (At(_at + 1) != quote)
                    break;
                _at++;
            }

        _at = Math.Min(_at + 1, _text.Length);
    }

    private SqlTokenKind Placeholder()
    {
        var end = _at + 1;
        while (char.IsDigit(At(end)))
            end++;
        var isClosed = At(end) == '}';
        _at = isClosed ? end + 1 : _at + 1;
        return isClosed ? SqlTokenKind.Parameter : SqlTokenKind.Operator;
    }

    private readonly string? DollarTag()
    {
        var end = _at + 1;
        while (char.IsLetterOrDigit(At(end)) || At(end) == '_')
            end++;
        return At(end) == '$' ? _text.Substring(_at, end + 1 - _at) : null;
    }

    private SqlTokenKind Word()
    {
        var start = _at;
        SkipName();
        // E'...' and its like: the word is the string's.
        if (Current == '\'' && _at == start + 1 && "eEbBxXnN".IndexOf(_text[start]) >= 0)
        {
            Quoted('\'', escapes: _text[start] is 'e' or 'E');
            return SqlTokenKind.Text;
        }

        if (Current == '&' && _at == start + 1 && _text[start] is 'u' or 'U' && At(_at + 1) is '\'' or '"')
        {
            _at++;
            var isName = Current == '"';
            Quoted(Current, escapes: false);
            return isName ? SqlTokenKind.QuotedName : SqlTokenKind.Text;
        }

        return _at == start + 1 && _text[start] == Hole ? SqlTokenKind.Hole : SqlTokenKind.Word;
    }

    private void SkipOperator()
    {
        if (Current == ':' && At(_at + 1) == ':')
        {
            _at += 2;
            return;
        }

        do
            _at++;
        while (_at < _text.Length && Operators.IndexOf(Current) >= 0
            && !(Current is '@' or ':' && (IsNameStart(At(_at + 1)) || Current == ':'))
            && !(Current == '-' && At(_at + 1) == '-') && !(Current == '/' && At(_at + 1) == '*')
            // =-1 is = and -1.
            && !(Current is '-' or '+' && _text[_at - 1] is '=' or '<' or '>'));
    }

    private void SkipNumber()
    {
        SkipDigits();
        if (Current == '.' && At(_at + 1) != '.')
        {
            _at++;
            SkipDigits();
        }

        if (Current is 'e' or 'E' && (char.IsDigit(At(_at + 1)) || (At(_at + 1) is '+' or '-' && char.IsDigit(At(_at + 2)))))
        {
            _at += 2;
            SkipDigits();
        }
    }

    private void SkipDigits()
    {
        while (char.IsDigit(Current) || (Current == '_' && char.IsDigit(At(_at + 1))))
            _at++;
    }

    private void SkipName()
    {
        while (IsNameStart(Current) || char.IsDigit(Current) || Current == '$')
            _at++;
    }

    private static bool IsNameStart(char c) => char.IsLetter(c) || c is '_' or Hole;
}
