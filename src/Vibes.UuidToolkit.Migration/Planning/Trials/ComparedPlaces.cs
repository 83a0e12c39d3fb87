using System.Collections.Frozen;
using Npgsql;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Tells where a definition makes integers of what is compared with an id, from the place where the server stopped.</summary>
/// <param name="places">The definition's places.</param>
/// <param name="isHidden">Whether nobody sees what the definition's expressions give: it is a condition, or an index.</param>
internal sealed class ComparedPlaces(IntegerPlaces places, bool isHidden)
{
    private static readonly FrozenSet<string> Comparisons = Words("= <> != < > <= >=");
    private static readonly FrozenSet<string> SetOperators = Words("UNION INTERSECT EXCEPT");
    private static readonly FrozenSet<string> Lists = Words("COALESCE GREATEST LEAST");

    /// <summary>What ends an operand.</summary>
    internal static readonly FrozenSet<string> Behind =
        Words(") ] , ; AND OR THEN ELSE WHEN END AS IS IN NOT BETWEEN LIKE ILIKE ON WITH JOIN LEFT RIGHT INNER FULL CROSS NATURAL RETURNING ASC DESC NULLS USING WHERE GROUP HAVING WINDOW ORDER LIMIT OFFSET FETCH FOR UNION INTERSECT EXCEPT " + string.Join(' ', Comparisons));

    /// <summary>What an operand begins behind.</summary>
    internal static readonly FrozenSet<string> Before =
        Words("( [ , ; AND OR NOT WHEN THEN ELSE CASE SELECT DISTINCT ALL WHERE ON HAVING BY USING CHECK RETURN IN BETWEEN LIKE ILIKE VALUES SET " + string.Join(' ', Comparisons));

    /// <summary>What ends the list of a SELECT.</summary>
    private static readonly FrozenSet<string> BehindList = Words(") ; FROM WHERE GROUP HAVING WINDOW ORDER LIMIT OFFSET FETCH FOR INTO UNION INTERSECT EXCEPT");

    private readonly SqlTokens _tokens = places.Tokens;
    private readonly ValuesLists _values = new(places.Tokens);

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The places that have to be uuids where the server stopped: on one side of the comparison there, in the list of an IN or ANY, behind a WHEN, what has one type with what stands there, and
    /// a cast of an id itself. Empty where something else stands there.
    /// </summary>
    /// <param name="error">Where the server stopped.</param>
    public Compared At(PostgresException error)
    {
        var at = _tokens.At(error.Position);
        if (at < 0)
            return Compared.Nothing;
        var word = _tokens.Text(at).ToUpperInvariant();
        if (Comparisons.Contains(word))
        {
            var isOrder = word[0] is '<' or '>' && word != "<>";
            var right = _tokens.Text(at + 1).ToUpperInvariant() is "ANY" or "ALL" or "SOME" ? List(at + 2) : Right(at + 1);
            var found = right.Numbers.IsEmpty ? Left(at - 1) : right;
            return found with { IsOrder = found.IsOrder || isOrder, IsUpper = isOrder && word[0] == (right.Numbers.IsEmpty ? '>' : '<') };
        }

        return word switch
        {
            "IN" => List(at + 1).Or(() => Left(at - 1)).Or(() => Row(at - 1, at + 1)),
            "NOT" when _tokens.Is(at + 1, "IN") => List(at + 2).Or(() => Left(at - 1)).Or(() => Row(at - 1, at + 2)),
            "WHEN" => Right(at + 1),
            "IS" when _tokens.Is(at + 1, "DISTINCT") => Right(at + 3).Or(() => Left(at - 1)),
            "IS" when _tokens.Is(at + 2, "DISTINCT") => Right(at + 4).Or(() => Left(at - 1)),
            "NULLIF" when _tokens.Match(at + 1) is >= 0 and var end => Left(end - 1).Or(() => Right(at + 2)),
            "MAX" or "MIN" when error.SqlState == PostgresErrorCodes.UndefinedFunction && places.NumberOf(at) is { } number => new([number]) { IsOrder = true },
            "::" => OfId(at + 1),
            "CAST" => OfId(_tokens.Is(_tokens.Match(at + 1) - 1, "]") ? _tokens.Match(at + 1) - 3 : _tokens.Match(at + 1) - 1),
            _ => error.SqlState == PostgresErrorCodes.DatatypeMismatch ? OfOneType(at) : Compared.Nothing,
        };
    }

    /// <summary>What is all of the operand that begins there.</summary>
    private Compared Right(int first) => Whole(first, _tokens.EndBefore(first, Behind));

    /// <summary>What is all of the operand that ends there.</summary>
    private Compared Left(int last) => Whole(_tokens.StartBehind(last, Before), last);

    /// <summary>A cast to an integer of what is a uuid.</summary>
    private Compared OfId(int type) => places.NumberOf(type) is { } number ? new([number]) { IsOfId = true } : Compared.Nothing;

    /// <summary>What a list in parentheses, an array or a query holds and nothing else.</summary>
    private Compared List(int at)
    {
        if (!_tokens.Is(at, "(") || _tokens.Match(at) < 0)
            return Compared.Nothing;
        var items = _tokens.Items(at + 1, _tokens.Match(at) - 1).Select(item => Whole(item.First, item.Last)).ToList();
        return items.Any(item => item.Numbers.IsEmpty) ? Compared.Nothing : Compared.Of(items);
    }

    /// <summary>The columns of a query or of a list of rows that a row in parentheses is looked for in, those that consist of places.</summary>
    private Compared Row(int last, int opening)
    {
        if (!_tokens.Is(last, ")") || _tokens.Match(last) < 0 || _tokens.Match(opening) < 0)
            return Compared.Nothing;
        var (first, end) = (opening + 1, _tokens.Match(opening) - 1);
        var columns = _tokens.Items(_tokens.Match(last) + 1, last - 1)
            .Select((_, ordinal) => _tokens.Is(first, "VALUES") ? All(_values.Column(first, end, ordinal)) : All(Branches(first, end).Select(branch => Item(branch, ordinal))))
            .Where(column => !column.Numbers.IsEmpty).ToList();
        return Compared.Of(columns) with { Columns = [.. columns.Select(column => column.Numbers)] };
    }

    /// <summary>The places that some tokens consist of; nothing where they hold anything else.</summary>
    public Compared Whole(int first, int last)
    {
        while (_tokens.Is(first, "(") && _tokens.Match(first) == last)
            (first, last) = (first + 1, last - 1);
        if (first > last)
            return Compared.Nothing;
        if (places.ConstantOf(first, last) is { } constant)
            return new([constant]);
        // An integer that is cast once more becomes a uuid under both.
        if (places.CastOf(first, last) is var (number, from, to))
            return Whole(from, to) is { Numbers: [_, ..] } inner ? inner with { Numbers = [.. inner.Numbers, number] }
                : Enumerable.Range(from, to - from + 1).Any(i => _tokens.IsWord(i) && !_tokens.Is(i - 1, "::")) ? new([number]) : Compared.Nothing;
        if (_tokens.Is(first, "SELECT"))
            return Branches(first, last) is var branches && branches.All(branch => Columns(branch).Count == 1) ? All(branches.Select(branch => Item(branch, 0))) : Compared.Nothing;
        if (_tokens.Is(first, "VALUES"))
            return _values.Column(first, last, 1).Count == 0 ? All(_values.Column(first, last, 0)) : Compared.Nothing;
        if (last == first + 2 && _tokens.Is(first + 1, ".") && _values.Column(_tokens.Text(first), _tokens.Text(last)) is { Count: > 0 } listed)
            return All(listed) with { IsSeen = IsSeenAnywhere(_tokens.Text(first), _tokens.Text(last)) };
        if (_tokens.Is(first, "CASE") && _tokens.Match(first) == last)
            return All(Results(first));
        if (_tokens.Match(first + 1) != last)
            return _tokens.Is(first, "pg_catalog") && _tokens.Is(first + 1, ".") ? Whole(first + 2, last) : Compared.Nothing;
        if (_tokens.IsOneOf(first, Lists) || _tokens.Is(first, "ARRAY") || _tokens.Is(first, "NULLIF") || _tokens.Is(first, "unnest"))
            return All(_tokens.Items(first + 2, last - 1)) with { IsOrder = IsOrder(first) };
        return Compared.Nothing;
    }

    /// <summary>All of some expressions; nothing where one holds anything else.</summary>
    private Compared All(IEnumerable<(int First, int Last)> expressions)
    {
        var all = expressions.Where(one => !IsNull(one)).Select(one => Whole(one.First, one.Last)).ToList();
        return all.Any(one => one.Numbers.IsEmpty) ? Compared.Nothing : Compared.Of(all);
    }

    /// <summary>Those of some expressions that consist of places.</summary>
    private Compared Any(IEnumerable<(int First, int Last)> expressions) => Compared.Of(expressions.Select(one => Whole(one.First, one.Last)));

    private bool IsNull((int First, int Last) expression) => expression.First == expression.Last && _tokens.Is(expression.First, "NULL");

    private bool IsOrder(int list) => _tokens.Is(list, "GREATEST") || _tokens.Is(list, "LEAST");

    /// <summary>What has to be of one type with an expression: the other results of a CASE, the other items of a COALESCE or an array, the same column of a UNION's other queries.</summary>
    private Compared OfOneType(int at)
    {
        // The server says where the first word of an expression is, not the parentheses before it.
        var first = at;
        while (_tokens.Is(first - 1, "(") && (!_tokens.IsWord(first - 2) || _tokens.IsOneOf(first - 2, Before)))
            first--;
        var start = _tokens.StartBehind(first - 1, Openings) - 1;
        var opening = _tokens.Text(start).ToUpperInvariant();
        if (opening is "THEN" or "ELSE" && Enclosing(start, "CASE") is { } choice)
            return Any(Results(choice)) with { IsSeen = IsSeen(choice) };
        if (opening is "(" && _tokens.IsOneOf(start - 1, Lists))
            return Any(_tokens.Items(start + 1, _tokens.Match(start) - 1)) with { IsSeen = IsSeen(start - 1), IsOrder = IsOrder(start - 1) };
        if (opening is "[" && _tokens.Is(start - 1, "ARRAY"))
            return Any(_tokens.Items(start + 1, _tokens.Match(start) - 1)) with { IsSeen = IsSeen(start - 1) };
        if (opening is "SELECT" && Siblings(start) is { Count: > 1 } branches)
        {
            var ordinal = _tokens.Outer(start, first - 1).Count(i => _tokens.Is(i, ","));
            return Any(branches.Select(branch => Item(branch, ordinal))) with { IsSeen = IsSeen(start + 1) };
        }

        // A value for a column, or an argument.
        return Right(first);
    }

    private static readonly FrozenSet<string> Openings = Words("( [ THEN ELSE WHEN SELECT = WHERE ON HAVING BY RETURNING VALUES SET ;");

    /// <summary>The word of that kind that what stands there is a part of.</summary>
    private int? Enclosing(int at, string word)
    {
        for (var i = at; i >= 0; i--)
            if (_tokens.Is(i, word) && _tokens.Match(i) > at)
                return i;
        return null;
    }

    /// <summary>The results of a CASE.</summary>
    private IEnumerable<(int First, int Last)> Results(int choice)
    {
        foreach (var i in _tokens.Outer(choice + 1, _tokens.Match(choice) - 1))
            if (_tokens.Is(i, "THEN") || _tokens.Is(i, "ELSE"))
                yield return (i + 1, _tokens.EndBefore(i + 1, Ends));
    }

    private static readonly FrozenSet<string> Ends = Words("WHEN ELSE END");

    /// <summary>The columns of a query, with their names.</summary>
    private List<(int First, int Last)> Columns(int select)
    {
        var from = _tokens.Is(select + 1, "DISTINCT") || _tokens.Is(select + 1, "ALL") ? select + 2 : select + 1;
        return [.. _tokens.Items(from, _tokens.EndBefore(from, BehindList))];
    }

    /// <summary>A column of a query, without its name; nothing where it has fewer.</summary>
    private (int First, int Last) Item(int select, int ordinal)
    {
        var (first, last) = Columns(select).Skip(ordinal).FirstOrDefault((0, -1));
        return _tokens.Is(last - 1, "AS") ? (first, last - 2) : (first, last);
    }

    /// <summary>The queries that a SELECT gives one result with, itself among them.</summary>
    private List<int> Siblings(int select)
    {
        var (first, last) = (0, _tokens.Count - 1);
        while (true)
        {
            if (Groups(first, last).FirstOrDefault(group => group.Contains(select)) is { } found)
                return found;
            var inner = _tokens.Outer(first, last).FirstOrDefault(i => i < select && _tokens.Match(i) > select, -1);
            if (inner < 0)
                return [select];
            (first, last) = (inner + 1, _tokens.Match(inner) - 1);
        }
    }

    /// <summary>The queries of a query.</summary>
    private List<int> Branches(int first, int last) => Groups(first, last) is [var only] ? only : [];

    /// <summary>The queries between some tokens, those together that UNION and its like connect.</summary>
    private List<List<int>> Groups(int first, int last)
    {
        var groups = new List<List<int>>();
        foreach (var i in _tokens.Outer(first, last))
        {
            var before = _tokens.Is(i - 1, "ALL") || _tokens.Is(i - 1, "DISTINCT") ? i - 2 : i - 1;
            var isJoined = i > first && groups.Count > 0 && _tokens.IsOneOf(before, SetOperators);
            List<int> found = _tokens.Is(i, "SELECT") ? [i]
                : _tokens.Is(i, "(") && _tokens.Match(i) is > 0 and var end && (isJoined || _tokens.IsOneOf(end + 1, SetOperators)) ? Groups(i + 1, end - 1).FirstOrDefault() ?? [] : [];
            if (found.Count == 0)
                continue;
            if (isJoined)
                groups[^1].AddRange(found);
            else
                groups.Add(found);
        }

        return groups;
    }

    /// <summary>Whether a column of a list of rows is seen from outside wherever it is named, alone or with all others.</summary>
    private bool IsSeenAnywhere(string list, string column) => Enumerable.Range(0, _tokens.Count).Any(i =>
        (_tokens.Is(i, column) || _tokens.Is(i, "*")) && (_tokens.Is(i - 1, ".") ? _tokens.Is(i - 2, list) : !_tokens.Is(i, "*") && !_tokens.Is(i - 1, "AS") && !_tokens.Is(i - 1, "(")) && IsSeen(i));

    /// <summary>Whether the result of an expression is seen from outside: it is no part of a condition.</summary>
    private bool IsSeen(int at)
    {
        for (var i = at - 1; i >= 0 && !isHidden; i--)
        {
            if (_tokens.Match(i) >= 0 && _tokens.Match(i) < i)
                i = _tokens.Match(i);
            else if (_tokens.Is(i, "WHERE") || _tokens.Is(i, "ON") || _tokens.Is(i, "HAVING") || _tokens.Is(i, "VALUES") || _tokens.Is(i, "SET"))
                return false;
            else if (_tokens.Is(i, "SELECT"))
                return true;
        }

        return !isHidden;
    }
}
