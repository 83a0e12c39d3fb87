using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>A definition's words, texts and signs, comments left out, and where its parentheses, brackets and CASEs end.</summary>
internal sealed partial class SqlTokens
{
    private readonly List<(int Start, int End, string Text)> _tokens;
    private readonly int[] _match;

    public SqlTokens(string sql)
    {
        Sql = sql;
        _tokens = [.. Token().Matches(sql).Where(match => !match.Groups["comment"].Success).Select(match => (match.Index, match.Index + match.Length, match.Value))];
        _match = [.. Enumerable.Repeat(-1, _tokens.Count)];
        var open = new Stack<int>();
        for (var i = 0; i < _tokens.Count; i++)
            if (Is(i, "(") || Is(i, "[") || Is(i, "CASE"))
                open.Push(i);
            else if (open.TryPeek(out var opening) && (Text(opening), Text(i).ToUpperInvariant()) is ("(", ")") or ("[", "]") or (not ("(" or "["), "END"))
                (_match[i], _match[opening]) = (open.Pop(), i);
    }

    /// <summary>The definition.</summary>
    public string Sql { get; }

    public int Count => _tokens.Count;

    /// <summary>A token; empty where there is none.</summary>
    public string Text(int at) => at >= 0 && at < _tokens.Count ? _tokens[at].Text : "";

    public bool Is(int at, string text) => Text(at).Equals(text, StringComparison.OrdinalIgnoreCase);

    public bool IsOneOf(int at, FrozenSet<string> words) => words.Contains(Text(at));

    /// <summary>Whether it is a name or a keyword.</summary>
    public bool IsWord(int at) => Word().IsMatch(Text(at));

    /// <summary>Where a token begins in the definition, and where it has ended.</summary>
    public (int Start, int End) Extent(int at) => (_tokens[at].Start, _tokens[at].End);

    /// <summary>The token that begins at a place; negative where none does.</summary>
    /// <param name="position">The place, counted from 1.</param>
    public int At(int position) => _tokens.FindIndex(token => token.Start == position - 1);

    /// <summary>What stands from one token to another.</summary>
    public string Between(int first, int last) => Sql[_tokens[first].Start.._tokens[last].End];

    /// <summary>The other end of what a parenthesis, a bracket or a CASE begins or ends; negative where there is none.</summary>
    public int Match(int at) => at >= 0 && at < _match.Length ? _match[at] : -1;

    /// <summary>The tokens from one to another, with what stands in parentheses, in brackets and in a CASE left out.</summary>
    public IEnumerable<int> Outer(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            yield return i;
            if (Match(i) > i)
                i = Math.Max(i, Math.Min(Match(i), last + 1) - 1);
        }
    }

    /// <summary>The last token before one of some words, as seen from inside the same parentheses.</summary>
    public int EndBefore(int first, FrozenSet<string> words)
    {
        for (var i = first; i < Count; i++)
        {
            if (Match(i) > i)
                i = Match(i);
            else if (IsOneOf(i, words) || IsTag(i))
                return i - 1;
        }

        return Count - 1;
    }

    /// <summary>The first token behind one of some words, as seen from inside the same parentheses.</summary>
    public int StartBehind(int last, FrozenSet<string> words)
    {
        for (var i = last; i >= 0; i--)
        {
            if (Match(i) >= 0 && Match(i) < i)
                i = Match(i);
            else if (IsOneOf(i, words) || IsTag(i))
                return i + 1;
        }

        return 0;
    }

    /// <summary>The parts of a list.</summary>
    public IEnumerable<(int First, int Last)> Items(int first, int last)
    {
        var from = first;
        foreach (var comma in Outer(first, last).Where(i => Is(i, ",")))
        {
            yield return (from, comma - 1);
            from = comma + 1;
        }

        yield return (from, last);
    }

    private bool IsTag(int at) => Text(at) is ['$', .., '$'];

    [GeneratedRegex("""(?<comment>--[^\n]*|/\*.*?\*/)|'(?:[^']|'')*'|"(?:[^"]|"")*"|\$[\p{L}_]*\$|::|:=|->>|->|#>>|#>|@>|<@|&&|\|\||<=|>=|<>|!=|\d+(?:\.\d+)?|[\p{L}_][\p{L}\p{N}_$]*|\S""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"^[\p{L}_""]")]
    private static partial Regex Word();
}
