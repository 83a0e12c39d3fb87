using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A function's body as words, lines and statements. Comments of PL/pgSQL and SQL say nothing and are blanked; texts do: they may be run.</summary>
internal sealed partial class FunctionText
{
    private readonly List<(string Name, string Type)> _integers = [];
    private readonly bool _returnsInteger;

    public FunctionText(Function function)
    {
        Source = function.Language is "plpgsql" or "sql" ? Token().Replace(function.Source, Blanked) : function.Source;
        Words = WordsOf(Source);
        _returnsInteger = function.ReturnType is TypeOids.Int2 or TypeOids.Int4 or TypeOids.Int8;
        foreach (var declared in Declaration().Matches(function.Arguments).Concat(Declaration().Matches(Source)))
            if (!NoNames.Contains(declared.Groups["name"].Value) && _integers.All(known => known.Name != declared.Groups["name"].Value))
                _integers.Add((declared.Groups["name"].Value, declared.Groups["type"].Value));
    }

    /// <summary>Words that stand before a type without being what has it.</summary>
    private static FrozenSet<string> NoNames { get; } = new[] { "as", "returns", "return", "setof", "of", "table", "in", "out", "inout", "variadic", "constant" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The body, of the same length and lines as it was written.</summary>
    public string Source { get; }

    /// <summary>All words in it.</summary>
    public FrozenSet<string> Words { get; }

    /// <summary>Where a word stands, counted as PostgreSQL's own messages do, for example <c>lines 3, 8</c>.</summary>
    public string LinesOf(string word)
    {
        var lines = Source.Split('\n').Index().Where(line => WordsOf(line.Item).Contains(word)).Select(line => (line.Index + 1).ToString(CultureInfo.InvariantCulture)).ToList();
        return $"line{(lines.Count == 1 ? "" : "s")} {string.Join(", ", lines.Take(6))}{(lines.Count > 6 ? ", ..." : "")}";
    }

    /// <summary>The result, arguments and variables declared an integer that stand in one statement with one of the words, with the lines of the first such statements.</summary>
    public IEnumerable<string> IntegersBeside(IReadOnlyCollection<string> words)
    {
        var statements = new List<(int Line, FrozenSet<string> Words)>();
        var line = 1;
        foreach (var statement in Source.Split(';'))
        {
            statements.Add((line + statement.TakeWhile(char.IsWhiteSpace).Count(c => c == '\n'), WordsOf(statement)));
            line += statement.Count(c => c == '\n');
        }

        var results = _returnsInteger ? statements.Where(statement => statement.Words.Contains("return") && words.Any(statement.Words.Contains)).ToList() : [];
        if (results.Count > 0)
            yield return $"its result (statement at line {results[0].Line.ToString(CultureInfo.InvariantCulture)})";
        foreach (var (name, type) in _integers)
        {
            var beside = statements.Where(statement => statement.Words.Contains(name) && words.Any(word => !word.Equals(name, StringComparison.OrdinalIgnoreCase) && statement.Words.Contains(word)))
                .Select(statement => statement.Line.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
            if (beside.Count > 0)
                yield return $"{name} {type} (statement{(beside.Count == 1 ? "" : "s")} at line {string.Join(", ", beside.Take(4))}{(beside.Count > 4 ? ", ..." : "")})";
        }
    }

    private static FrozenSet<string> WordsOf(string text) => Word().Matches(text).Select(match => match.Value).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Blanked(Match token) =>
        token.Value.StartsWith("--", StringComparison.Ordinal) || token.Value.StartsWith("/*", StringComparison.Ordinal)
            ? string.Concat(token.Value.Select(c => c == '\n' ? c : ' '))
            : token.Value;

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_$]*")]
    private static partial Regex Word();

    /// <summary>A comment, or a text or a name in which one could seem to begin.</summary>
    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'[^']*'|""[^""]*""", RegexOptions.Singleline)]
    private static partial Regex Token();

    [GeneratedRegex(@"(?<name>[\p{L}_][\p{L}\p{N}_$]*)\s+(?:constant\s+)?(?<type>(?:integer|bigint|smallint|int[248]?|numeric)\b(?:\s*\[\s*\])?)", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
