using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>The integer constants of a definition, nulls of an integer type among them: where they stand, which of them an operator of the definition compares with, and the definition with others in their places.</summary>
internal sealed partial class IntegerConstants
{
    private readonly string _sql;
    private readonly List<(int Start, int End, string Text)> _tokens;
    private readonly List<int> _values;

    public IntegerConstants(string sql)
    {
        _sql = sql;
        _tokens = [.. Token().Matches(sql).Where(match => !match.Groups["comment"].Success).Select(match => (match.Index, match.Index + match.Length, match.Value))];
        _values = [.. Enumerable.Range(0, _tokens.Count).Where(i => Number().IsMatch(Text(i)) || ((Quoted().IsMatch(Text(i)) || Is(i, Null)) && CastEnd(i) > i))];
    }

    private const string Null = "NULL";

    /// <summary>The nulls by their numbers, those nearest to a place first.</summary>
    /// <param name="position">The place, counted from 1.</param>
    public IEnumerable<int> NullsNear(int position) =>
        _values.Index().Where(value => Is(value.Item, Null)).OrderBy(value => Math.Abs(_tokens[value.Item].Start - position + 1)).Select(value => value.Index);

    /// <summary>The constants as they are written, in their order: of two texts of one definition they are the same.</summary>
    public IEnumerable<string> Written => _values.Select(Text);

    /// <summary>
    /// The constants that are compared where the server stopped: on one side of the comparison there, in the list of an IN or ANY, behind a WHEN, or what stands in for a null.
    /// Empty where something else stands there.
    /// </summary>
    /// <param name="position">Where the server stopped, counted from 1.</param>
    /// <param name="mayStandIn">Whether what stands in for a null counts: nobody sees it outside.</param>
    /// <returns>The constants by their numbers, whether their order counts, and whether they then are a bound that what is compared with them stays below.</returns>
    public (ImmutableArray<int> Constants, bool IsOrder, bool IsUpper) ComparedAt(int position, bool mayStandIn)
    {
        var at = _tokens.FindIndex(token => token.Start == position - 1);
        if (at < 0)
            return ([], false, false);
        var word = Text(at).ToUpperInvariant();
        if (word is "=" or "<>" or "!=" or "<" or ">" or "<=" or ">=")
        {
            var isOrder = word[0] is '<' or '>' && word != "<>";
            if (Text(at + 1).ToUpperInvariant() is "ANY" or "ALL")
                return (List(at + 2), isOrder, isOrder && word[0] == '<');
            return Right(at + 1) is [_, ..] right ? (right, isOrder, isOrder && word[0] == '<') : (Left(at - 1), isOrder, isOrder && word[0] == '>');
        }

        return (word switch
        {
            "IN" => List(at + 1),
            "NOT" when Is(at + 1, "IN") => List(at + 2),
            "WHEN" => Right(at + 1),
            "IS" when Is(at + 1, "DISTINCT") => Right(at + 3),
            "IS" when Is(at + 2, "DISTINCT") => Right(at + 4),
            "NULLIF" => Left(Closing(at + 1) - 1),
            _ => mayStandIn || Is(at, Null) ? Right(at) : [],
        }, false, false);
    }

    /// <summary>The definition with something else in the places of constants.</summary>
    /// <param name="by">What comes in the place of a constant, by its number; arrays of constants have one for each of their elements.</param>
    public string Replace(IReadOnlyDictionary<int, Func<long, string>> by)
    {
        var sql = _sql;
        foreach (var number in by.Keys.OrderDescending())
        {
            var (start, end) = Extent(_values[number]);
            var text = Text(_values[number]);
            var value = Is(_values[number], Null) ? "NULL::uuid" : Number().IsMatch(text) || !text.Contains('{', StringComparison.Ordinal)
                ? by[number](Value(number)!.Value)
                : $"ARRAY[{string.Join(", ", text[2..^2].Split(',').Select(element => by[number](long.Parse(element, CultureInfo.InvariantCulture))))}]";
            sql = sql[.._tokens[start].Start] + value + sql[_tokens[end].End..];
        }

        // An array's cast behind its elements.
        return ArrayCast().Replace(sql, "$1uuid[]");
    }

    /// <summary>A constant's values: one, those of an array, or none of a null.</summary>
    public IEnumerable<long> ValuesOf(int number) => Is(_values[number], Null) ? [] : Text(_values[number]) is var text && text.Contains('{', StringComparison.Ordinal)
        ? text[2..^2].Split(',').Select(element => long.Parse(element, CultureInfo.InvariantCulture))
        : [Value(number)!.Value];

    private long? Value(int number)
    {
        var at = _values[number];
        var value = long.Parse(Text(at).Trim('\''), CultureInfo.InvariantCulture);
        return IsNegative(at) ? -value : value;
    }

    private bool IsNegative(int at) => Is(at - 1, "-") && !(at >= 2 && (Text(at - 2) is ")" or "]" || Word().IsMatch(Text(at - 2)) || Number().IsMatch(Text(at - 2))));

    /// <summary>The tokens of a constant with its sign and its cast.</summary>
    private (int Start, int End) Extent(int at)
    {
        var start = IsNegative(at) ? at - 1 : at;
        if (Is(start - 1, "(") && Is(at + 1, ")") && CastEnd(at + 1) is var outer && outer > at + 1)
            return (start - 1, outer);
        return (start, Math.Max(at, CastEnd(at)));
    }

    /// <summary>The last token of an integer type that the token is cast to; the token itself where it is not.</summary>
    private int CastEnd(int at)
    {
        if (!Is(at + 1, "::") || !IntegerType().IsMatch(Text(at + 2)))
            return at;
        return Is(at + 3, "[") && Is(at + 4, "]") ? at + 4 : at + 2;
    }

    /// <summary>The constant that is all of what begins there.</summary>
    private ImmutableArray<int> Right(int at)
    {
        foreach (var (number, value) in _values.Index().SkipWhile(pair => pair.Item < at).TakeWhile(pair => pair.Item <= at + 3))
            if (Extent(value) is var (start, end) && (start == at || (start == at + 1 && Is(at, "(") && Is(end + 1, ")"))))
                return IsOperator(start == at ? end + 1 : end + 2) ? [] : [number];
        return [];
    }

    /// <summary>The constant that is all of what ends there.</summary>
    private ImmutableArray<int> Left(int at)
    {
        foreach (var (number, value) in _values.Index().Where(pair => pair.Item <= at && pair.Item >= at - 6))
            if (Extent(value) is var (start, end) && (end == at || (end == at - 1 && Is(at, ")") && Is(start - 1, "("))))
                return IsOperator(end == at ? start - 1 : start - 2) ? [] : [number];
        return [];
    }

    /// <summary>The constants that a list in parentheses or an array holds and nothing else.</summary>
    private ImmutableArray<int> List(int at)
    {
        if (!Is(at, "("))
            return [];
        var from = at + 1;
        while (Is(from, "("))
            from++;
        if (Is(from, "ARRAY") && Is(from + 1, "["))
            from += 2;
        var found = ImmutableArray.CreateBuilder<int>();
        while (Right(from) is [var number])
        {
            found.Add(number);
            var end = Extent(_values[number]).End;
            if (Is(end + 1, ")") || Is(end + 1, "]"))
                return found.ToImmutable();
            if (!Is(end + 1, ","))
                return [];
            from = end + 2;
        }

        return [];
    }

    private int Closing(int at)
    {
        var depth = 0;
        for (var i = at; i < _tokens.Count; i++)
            if ((depth += Text(i) switch { "(" => 1, ")" => -1, _ => 0 }) == 0)
                return i;
        return -1;
    }

    private bool IsOperator(int at) => Operator().IsMatch(Text(at));

    private bool Is(int at, string text) => Text(at).Equals(text, StringComparison.OrdinalIgnoreCase);

    private string Text(int at) => at >= 0 && at < _tokens.Count ? _tokens[at].Text : "";

    [GeneratedRegex("""(?<comment>--[^\n]*|/\*.*?\*/)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$[\p{L}_]*\$|::|<=|>=|<>|!=|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_$]*|\S""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"^\d{1,18}$")]
    private static partial Regex Number();

    /// <summary>A number or an array of numbers in quotes, as the server writes a constant.</summary>
    [GeneratedRegex(@"^'(?:-?\d{1,18}|\{-?\d{1,18}(?:,-?\d{1,18})*\})'$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:smallint|integer|bigint|int[248]?)$", RegexOptions.IgnoreCase)]
    private static partial Regex IntegerType();

    [GeneratedRegex(@"^[\p{L}_""]")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:::|[-+*/%^|&#~.\[])$")]
    private static partial Regex Operator();

    [GeneratedRegex(@"('[^']*'::uuid\]\)?::)(?:smallint|integer|bigint|int[248]?)\[\]")]
    private static partial Regex ArrayCast();
}
