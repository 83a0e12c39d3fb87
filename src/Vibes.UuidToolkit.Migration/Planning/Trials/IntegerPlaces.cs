using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>
/// The places of a definition where an integer stands that may be an id: constants, nulls of an integer type among them, casts of texts, an index's operator classes, and calls of min and max. They
/// have numbers in the order in which they stand, and the definition can be had with uuids in some of them.
/// </summary>
internal sealed partial class IntegerPlaces
{
    private const string Null = "NULL";

    private readonly List<int> _places;
    private readonly HashSet<int> _casts;
    private readonly HashSet<int> _classes;
    private readonly HashSet<int> _extremes;

    public IntegerPlaces(string sql)
    {
        Tokens = new(sql);
        var constants = Enumerable.Range(0, Tokens.Count).Where(i => (Number().IsMatch(Tokens.Text(i)) && !IsSubscript(i)) || ((Quoted().IsMatch(Tokens.Text(i)) || Tokens.Is(i, Null)) && CastEnd(i) > i)).ToList();
        var typed = constants.Select(Extent).ToList();
        _casts = [.. Enumerable.Range(0, Tokens.Count).Where(i => IntegerType().IsMatch(Tokens.Text(i)) && (Tokens.Is(i - 1, "::") || IsCastOpening(CastOpening(i))) && !typed.Any(constant => constant.First <= i && i <= constant.Last) && !IsMade(Operand(i)))];
        _classes = [.. Enumerable.Range(0, Tokens.Count).Where(i => OperatorClass().IsMatch(Tokens.Text(i)))];
        _places = [.. constants.Concat(_casts).Concat(_classes).Order()];
        // What asks for an extreme is written twice, so it must not hold any of these.
        _extremes = [.. Enumerable.Range(0, Tokens.Count).Where(IsPlainExtreme)];
        _places = [.. _places.Concat(_extremes).Order()];
    }

    /// <summary>The definition's tokens.</summary>
    public SqlTokens Tokens { get; }

    /// <summary>The places as they are written, in their order: of two texts of one definition they are the same.</summary>
    public IEnumerable<string> Written => _places.Select(Tokens.Text);

    /// <summary>The nulls by their numbers, those nearest to a place in the definition first.</summary>
    /// <param name="position">The place in the definition, counted from 1.</param>
    public IEnumerable<int> NullsNear(int position) =>
        _places.Index().Where(place => Tokens.Is(place.Item, Null)).OrderBy(place => Math.Abs(Tokens.Extent(place.Item).Start - position + 1)).Select(place => place.Index);

    /// <summary>The definition with uuids in some places.</summary>
    /// <param name="numbers">The numbers of the places.</param>
    /// <param name="id">What comes in the place of a constant; arrays of constants have one for each of their elements.</param>
    public string Replace(IEnumerable<int> numbers, Func<int, long, string> id)
    {
        var edits = new List<(int First, int Last, string Text)>();
        foreach (var number in numbers)
        {
            var at = _places[number];
            if (IsExtreme(number))
            {
                edits.AddRange(Extreme(at));
                continue;
            }

            var (first, last) = IsCast(number) || IsOperatorClass(number) ? (at, at) : Extent(at);
            edits.Add((first, last, IsCast(number) ? "uuid"
                : IsOperatorClass(number) ? "uuid" + Tokens.Text(at)[Tokens.Text(at).IndexOf('_', StringComparison.Ordinal)..]
                : Tokens.Is(at, Null) ? "NULL::uuid"
                : IsArray(at) ? $"ARRAY[{string.Join(", ", ValuesOf(number).Select(value => id(number, value)))}]"
                : id(number, ValuesOf(number)[0])));
            if (IsCast(number) && DocumentArrow(number) is { } arrow)
                edits.Add((arrow, arrow, Tokens.Text(arrow) + ">"));
        }

        var sql = Tokens.Sql;
        foreach (var (first, last, text) in edits.OrderByDescending(edit => edit.First))
            sql = sql[..Tokens.Extent(first).Start] + text + sql[Tokens.Extent(last).End..];
        return sql;
    }

    /// <summary>The values of a place: one, those of an array, or none of what is no constant and of a null.</summary>
    public ImmutableArray<long> ValuesOf(int number)
    {
        var at = _places[number];
        if (!IsConstant(number) || Tokens.Is(at, Null))
            return [];
        if (IsArray(at))
            return [.. Tokens.Text(at)[2..^2].Split(',').Select(element => long.Parse(element, CultureInfo.InvariantCulture))];
        var value = long.Parse(Tokens.Text(at).Trim('\''), CultureInfo.InvariantCulture);
        return [IsNegative(at) ? -value : value];
    }

    /// <summary>The casts by their numbers.</summary>
    public IEnumerable<int> Casts => Enumerable.Range(0, _places.Count).Where(IsCast);

    /// <summary>How often an integer type is named, be it in a cast, in a declaration or as anything else.</summary>
    public int IntegerTypes => Enumerable.Range(0, Tokens.Count).Count(i => IntegerType().IsMatch(Tokens.Text(i)));

    /// <summary>Whether a cast stands there, and no constant.</summary>
    public bool IsCast(int number) => _casts.Contains(_places[number]);

    /// <summary>The operator classes by their numbers.</summary>
    public IEnumerable<int> OperatorClasses => Enumerable.Range(0, _places.Count).Where(IsOperatorClass);

    /// <summary>Whether an operator class stands there.</summary>
    public bool IsOperatorClass(int number) => _classes.Contains(_places[number]);

    /// <summary>Whether the least or greatest of some is asked for there.</summary>
    public bool IsExtreme(int number) => _extremes.Contains(_places[number]);

    /// <summary>Whether a constant stands there, or a null.</summary>
    public bool IsConstant(int number) => !IsCast(number) && !IsOperatorClass(number) && !IsExtreme(number);

    /// <summary>The number of the place whose last word is a token; null where it is none.</summary>
    public int? NumberOf(int at) => _places.IndexOf(at) is var number and >= 0 ? number : null;

    /// <summary>The constant that some tokens are, sign and cast included.</summary>
    public int? ConstantOf(int first, int last)
    {
        for (var at = first; at <= Math.Min(last, first + 2); at++)
            if (NumberOf(at) is { } number && IsConstant(number) && Extent(at) == (first, last))
                return number;
        return null;
    }

    /// <summary>The cast that some tokens are: what it casts is one name, call, or something in parentheses.</summary>
    /// <returns>Its number and what it casts; null where they are something else.</returns>
    public (int Number, int First, int Last)? CastOf(int first, int last)
    {
        var type = Tokens.Is(last, "]") && Tokens.Is(last - 1, "[") ? last - 2 : last;
        if (NumberOf(type) is { } number && IsCast(number) && Tokens.Is(type - 1, "::") && PrimaryStart(type - 2) == first)
            return (number, first, type - 2);
        if (!IsCastOpening(first + 1) || Tokens.Match(first + 1) != last)
            return null;
        type = Tokens.Is(last - 1, "]") && Tokens.Is(last - 2, "[") ? last - 3 : last - 1;
        return NumberOf(type) is { } inside && IsCast(inside) && Tokens.Is(type - 1, "AS") ? (inside, first + 2, type - 2) : null;
    }

    /// <summary>The tokens of what is cast.</summary>
    public (int First, int Last) OperandOf(int number) => Operand(_places[number]);

    private (int First, int Last) Operand(int type) => Tokens.Is(type - 1, "::") ? (PrimaryStart(type - 2), type - 2) : (CastOpening(type) + 1, type - 2);

    /// <summary>Whether a text is put together of parts, or made of what is no text: of a date, for example, that is a key. Nobody gives such a text, so nobody can give a uuid instead.</summary>
    private bool IsMade((int First, int Last) operand) => Enumerable.Range(operand.First, operand.Last - operand.First + 1).Any(i => Tokens.Is(i, "||") || Makers().IsMatch(Tokens.Text(i)));

    /// <summary>A call of min or max over rows, with nothing in it that may change itself. Over a window there is no order to ask for.</summary>
    private bool IsPlainExtreme(int at)
    {
        if (!(Tokens.Is(at, "max") || Tokens.Is(at, "min")) || !Tokens.Is(at + 1, "(") || Tokens.Is(at - 1, ".") || Tokens.Match(at + 1) is not (> 0 and var end) || end <= at + 2)
            return false;
        var after = Tokens.Is(end + 1, "FILTER") ? Tokens.Match(end + 2) : end;
        return !Tokens.Is(at + 2, "DISTINCT") && !Tokens.Is(after + 1, "OVER") && !_places.Any(place => place > at && place < end) && !Enumerable.Range(at + 2, end - at - 2).Any(i => Tokens.Is(i, "max") || Tokens.Is(i, "min") || Tokens.Is(i, "SELECT"));
    }

    /// <summary>What asks for the first of some in their order instead, or the last; nulls come behind either.</summary>
    private IEnumerable<(int First, int Last, string Text)> Extreme(int at)
    {
        var end = Tokens.Match(at + 1);
        var order = $" ORDER BY {Tokens.Between(at + 2, end - 1)}{(Tokens.Is(at, "max") ? " DESC NULLS LAST" : "")})";
        yield return (at, at, "(array_agg");
        if (!Tokens.Is(end + 1, "FILTER"))
            yield return (end, end, order + ")[1]");
        else
        {
            yield return (end, end, order);
            yield return (Tokens.Match(end + 2), Tokens.Match(end + 2), "))[1]");
        }
    }

    /// <summary>The operator that takes a value out of a document which is cast: to an integer it can be, and to a uuid its text alone.</summary>
    private int? DocumentArrow(int number)
    {
        var (first, last) = OperandOf(number);
        while (Tokens.Is(first, "(") && Tokens.Match(first) == last)
            (first, last) = (first + 1, last - 1);
        return Tokens.Outer(first, last).LastOrDefault(i => Tokens.Text(i) is "->" or "->>" or "#>" or "#>>", -1) is >= 0 and var arrow && Tokens.Text(arrow) is ("->" or "#>") ? arrow : null;
    }

    private bool IsSubscript(int at) => Tokens.Is(at - 1, "[") && Tokens.Is(at + 1, "]") && !Tokens.Is(at - 2, "ARRAY");

    private bool IsArray(int at) => Tokens.Text(at).Contains('{', StringComparison.Ordinal);

    private bool IsNegative(int at) =>
        Tokens.Is(at - 1, "-") && !(at >= 2 && (Tokens.Text(at - 2) is ")" or "]" || (Tokens.IsWord(at - 2) && !BeforeOperand().IsMatch(Tokens.Text(at - 2))) || Number().IsMatch(Tokens.Text(at - 2))));

    /// <summary>The tokens of a constant with its sign and its cast.</summary>
    private (int First, int Last) Extent(int at)
    {
        var first = IsNegative(at) ? at - 1 : at;
        if (Tokens.Is(first - 1, "(") && Tokens.Is(at + 1, ")") && CastEnd(at + 1) is var outer && outer > at + 1)
            return (first - 1, outer);
        return (first, Math.Max(at, CastEnd(at)));
    }

    /// <summary>The last token of an integer type that the token is cast to; the token itself where it is not.</summary>
    private int CastEnd(int at)
    {
        if (!Tokens.Is(at + 1, "::") || !IntegerType().IsMatch(Tokens.Text(at + 2)))
            return at;
        return Tokens.Is(at + 3, "[") && Tokens.Is(at + 4, "]") ? at + 4 : at + 2;
    }

    /// <summary>The parenthesis of CAST that a type may end.</summary>
    private int CastOpening(int type) => !Tokens.Is(type - 1, "AS") ? -1 : Tokens.Match(Tokens.Is(type + 1, "[") ? type + 3 : type + 1);

    private bool IsCastOpening(int at) => Tokens.Is(at, "(") && Tokens.Is(at - 1, "CAST");

    /// <summary>Where that begins which a cast casts: nothing binds closer than a name, a call, something in parentheses, and a cast.</summary>
    private int PrimaryStart(int last)
    {
        var at = last;
        while (true)
        {
            if (Tokens.Match(at) is >= 0 and var opening && opening < at)
                at = Tokens.IsWord(opening - 1) && !BeforeOperand().IsMatch(Tokens.Text(opening - 1)) ? opening - 1 : opening;
            if (Tokens.Text(at - 1) is not ("." or "::"))
                return at;
            at -= 2;
        }
    }

    [GeneratedRegex(@"^\d{1,18}$")]
    private static partial Regex Number();

    /// <summary>A number or an array of numbers in quotes, as the server writes a constant.</summary>
    [GeneratedRegex(@"^'(?:-?\d{1,18}|\{-?\d{1,18}(?:,-?\d{1,18})*\})'$")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(?:smallint|integer|bigint|int|int[248])$", RegexOptions.IgnoreCase)]
    private static partial Regex IntegerType();

    /// <summary>An operator class that is not its access method's own for integers; that one is not written.</summary>
    [GeneratedRegex("^int[248]_(?:minmax_multi|bloom)_ops$")]
    private static partial Regex OperatorClass();

    [GeneratedRegex(@"^(?:to_char|to_hex|to_number|format|concat|concat_ws|lpad|rpad|md5|chr|string_agg|array_agg|array_to_string|now|clock_timestamp|statement_timestamp|transaction_timestamp|current_date|current_time|current_timestamp|localtime|localtimestamp|extract|date_part|date_trunc|age|random|count|length|nextval|currval|lastval)$", RegexOptions.IgnoreCase)]
    private static partial Regex Makers();

    /// <summary>A keyword behind which something begins, and which is no name.</summary>
    [GeneratedRegex(@"^(?:and|or|not|case|when|then|else|select|distinct|where|on|having|by|in|any|all|some|between|return|returning|values|limit|offset|set|from|like|ilike|using|check|is|as|union|intersect|except|join|with|execute)$", RegexOptions.IgnoreCase)]
    private static partial Regex BeforeOperand();
}
