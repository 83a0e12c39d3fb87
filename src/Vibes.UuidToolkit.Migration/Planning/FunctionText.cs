using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A function's body as words, lines and statements. Comments of PL/pgSQL and SQL say nothing and are blanked; texts do: they may be run.</summary>
internal sealed partial class FunctionText
{
    private readonly List<(string Name, string Type)> _integers = [];
    private readonly List<string> _results = [];

    /// <summary>Reads a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="types">Composite types: a variable of one has its integers.</param>
    public FunctionText(Function function, IEnumerable<Relation> types)
    {
        var source = function.HasParsedBody ? function.Definition ?? "" : function.Source;
        Source = function.Language is "plpgsql" or "sql" ? Token().Replace(source, Blanked) : source;
        Words = WordsOf(Source);
        if (function.ReturnType is TypeOids.Int2 or TypeOids.Int4 or TypeOids.Int8)
            _results.Add("its result");
        // Columns of RETURNS TABLE are no part of what identifies a function.
        if (function.Definition is { } definition && ReturnedTable().Match(definition) is { Success: true } table)
            _results.AddRange(Declaration().Matches(table.Groups["columns"].Value).Select(column => $"its result's {column.Groups["name"].Value} {column.Groups["type"].Value}"));
        foreach (var (position, argument) in Argument().Matches(function.Arguments).Index())
            if (UnnamedInteger().Match(argument.Value) is { Success: true } unnamed)
                Declare($"${position + 1}", unnamed.Groups["type"].Value);
            else if (Declaration().Match(argument.Value) is { Success: true } named)
                Declare(named.Groups["name"].Value, named.Groups["type"].Value);
        foreach (Match declared in Declaration().Matches(Source))
            if (!NoNames.Contains(declared.Groups["name"].Value))
                Declare(declared.Groups["name"].Value, declared.Groups["type"].Value);
        foreach (var type in types)
            DeclareOf(type, $"{Source}\n{function.Arguments}");
        foreach (Match alias in Alias().Matches(Source))
            if (_integers.FirstOrDefault(known => known.Name.Equals(alias.Groups["of"].Value, StringComparison.OrdinalIgnoreCase)) is { Type: { } type })
                Declare(alias.Groups["name"].Value, type);
    }

    /// <summary>The integers of the variables and arguments of a composite type.</summary>
    private void DeclareOf(Relation type, string declarations)
    {
        var integers = type.Columns.Where(column => column.IsInteger || column.ElementTypeOid is TypeOids.Int2 or TypeOids.Int4 or TypeOids.Int8).ToList();
        if (integers.Count == 0 || !declarations.Contains(type.Name.Name, StringComparison.OrdinalIgnoreCase))
            return;
        var declaration = new Regex(
            $@"(?<name>[\p{{L}}_][\p{{L}}\p{{N}}_$]*)\s+(?:constant\s+)?(?:[\p{{L}}_][\p{{L}}\p{{N}}_$]*\s*\.\s*)?""?{Regex.Escape(type.Name.Name)}""?(?=\s*(?:%|\[|;|:|=|,|\)|$|not\b|default\b))",
            RegexOptions.IgnoreCase | RegexOptions.Multiline);
        foreach (var name in declaration.Matches(declarations).Select(match => match.Groups["name"].Value).Where(name => !NoNames.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase))
            foreach (var column in integers)
                Declare($"{name}.{column.Name}", column.Type);
    }

    private void Declare(string name, string type)
    {
        if (_integers.All(known => known.Name != name))
            _integers.Add((name, type));
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

    /// <summary>Calls of a sequence's functions: the function, and the sequence where it is named in the call.</summary>
    public IEnumerable<(string Function, string? Sequence)> SequenceCalls() =>
        SequenceCall().Matches(Source).Select(call => (call.Groups["function"].Value.ToLowerInvariant(), call.Groups["sequence"] is { Success: true } named ? named.Value : null)).Distinct();

    /// <summary>
    /// The result, arguments and variables declared an integer, and the columns that stay one, that stand in one statement with one of the words, with the lines of the first such
    /// statements.
    /// </summary>
    /// <param name="words">Names of columns that change.</param>
    /// <param name="staying">Columns of integers, or of arrays of them, that do not.</param>
    public IEnumerable<string> IntegersBeside(IReadOnlyCollection<string> words, IEnumerable<(Relation Table, Column Column)> staying)
    {
        var statements = new List<(int Line, string Text, FrozenSet<string> Words)>();
        var line = 1;
        foreach (var statement in Source.Split(';'))
        {
            statements.Add((line + statement.TakeWhile(char.IsWhiteSpace).Count(c => c == '\n'), statement, WordsOf(statement)));
            line += statement.Count(c => c == '\n');
        }

        var returning = statements.Where(statement => statement.Words.Contains("return") && words.Any(statement.Words.Contains)).ToList();
        foreach (var result in returning.Count > 0 ? _results : [])
            yield return $"{result} (statement at line {returning[0].Line.ToString(CultureInfo.InvariantCulture)})";
        foreach (var (name, type) in _integers)
            if (At((_, found) => found.Contains(name.Split('.')[0]) && words.Any(word => !word.Equals(name, StringComparison.OrdinalIgnoreCase) && found.Contains(word))) is { } lines)
                yield return $"{name} {type} ({lines})";
        // INSERT INTO audit (who) VALUES (NEW.user_id), or of one name INSERT INTO archive (id) SELECT id FROM jobs.
        foreach (var (table, column) in staying)
            if (At((text, found) => found.Contains(table.Name.Name) && found.Contains(column.Name)
                && words.Any(word => word.Equals(column.Name, StringComparison.OrdinalIgnoreCase) ? Word().Matches(text).Count(match => match.Value.Equals(word, StringComparison.OrdinalIgnoreCase)) > 1 : found.Contains(word))) is { } lines)
                yield return $"{table.Name}.{column.Name} {column.Type} ({lines})";

        string? At(Func<string, FrozenSet<string>, bool> isMeant)
        {
            var beside = statements.Where(statement => isMeant(statement.Text, statement.Words)).Select(statement => statement.Line.ToString(CultureInfo.InvariantCulture)).Distinct().ToList();
            return beside.Count == 0 ? null : $"statement{(beside.Count == 1 ? "" : "s")} at line {string.Join(", ", beside.Take(4))}{(beside.Count > 4 ? ", ..." : "")}";
        }
    }

    private static FrozenSet<string> WordsOf(string text) => Word().Matches(text).Select(match => match.Value).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static string Blanked(Match token) =>
        token.Value.StartsWith("--", StringComparison.Ordinal) || token.Value.StartsWith("/*", StringComparison.Ordinal)
            ? string.Concat(token.Value.Select(c => c == '\n' ? c : ' '))
            : token.Value;

    /// <summary>A word, or an argument's number.</summary>
    [GeneratedRegex(@"[\p{L}_][\p{L}\p{N}_$]*|\$\d+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?<function>lastval|currval|nextval)\s*\(\s*(?:'(?<sequence>[^']+)')?", RegexOptions.IgnoreCase)]
    private static partial Regex SequenceCall();

    /// <summary>A comment, or a text or a name in which one could seem to begin.</summary>
    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/|'[^']*'|""[^""]*""", RegexOptions.Singleline)]
    private static partial Regex Token();

    /// <summary>One argument of a list; a name in quotes may hold a comma.</summary>
    [GeneratedRegex(@"(?:""[^""]*""|[^,""])+")]
    private static partial Regex Argument();

    [GeneratedRegex(@"^\s*(?:(?:IN|INOUT|OUT|VARIADIC)\s+)?(?<type>(?:integer|bigint|smallint|numeric)(?:\[\])?)\s*$")]
    private static partial Regex UnnamedInteger();

    [GeneratedRegex(@"\bRETURNS TABLE\((?<columns>[^)]*)\)\n")]
    private static partial Regex ReturnedTable();

    [GeneratedRegex(@"(?<name>[\p{L}_][\p{L}\p{N}_$]*)\s+alias\s+for\s+(?<of>\$\d+|[\p{L}_][\p{L}\p{N}_$]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Alias();

    [GeneratedRegex(@"(?<name>[\p{L}_][\p{L}\p{N}_$]*)\s+(?:constant\s+)?(?<type>(?:integer|bigint|smallint|int[248]?|numeric)\b(?:\s*\[\s*\])?)", RegexOptions.IgnoreCase)]
    private static partial Regex Declaration();
}
