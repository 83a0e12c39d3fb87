using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>What the configuration gives a new definition: there a database has to declare what the server writes of that one, and nothing else.</summary>
internal sealed partial class ConfiguredDeclarations
{
    private readonly ImmutableDictionary<string, ImmutableArray<Declaration>> _byName;

    private ConfiguredDeclarations(ImmutableDictionary<string, ImmutableArray<Declaration>> byName, ImmutableArray<Diagnostic> findings) => (_byName, Findings) = (byName, findings);

    /// <summary>What cannot be compared, and ids in definitions that are not those of before.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>The configured definitions as they were read beside the database afterwards.</summary>
    /// <param name="before">What was read before; null where nothing was.</param>
    /// <param name="after">What was read afterwards; null where nothing was.</param>
    /// <param name="options">What is taken for right.</param>
    public static ConfiguredDeclarations Of(Snapshot? before, Snapshot? after, ComparisonOptions options)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        var (was, now) = (Parse(before), Parse(after));
        foreach (var name in options.Keys.Definitions.Keys.Order(StringComparer.Ordinal))
            if (!now.TryGetValue(name, out var lines))
                findings.Add(Descriptors.DefinitionNotRead.At(name, "The snapshot of AFTER was taken without the configuration, or with another one."));
            else if (Why(lines) is { } why)
                findings.Add(Descriptors.DefinitionNotRead.At(name, $"AFTER cannot make it: {why}"));

        var uuids = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (constant, lines) in now.Where(pair => pair.Key.StartsWith(Constant, StringComparison.Ordinal)))
            if (lines is [{ Text: var uuid }, { Text: var row }])
            {
                uuids[constant[Constant.Length..]] = uuid["uuid ".Length..];
                if (was.GetValueOrDefault(constant, []) is not [.., { Text: var old }])
                    findings.Add(Descriptors.DefinitionNotRead.At(constant, "The snapshot of BEFORE was taken without the configuration: which row it was of is not known."));
                else if (old != row)
                    findings.Add(Descriptors.RelationshipChanged.At(constant, "The uuid in its place is of another row than the id was, or of none."));
            }

        var expected = now.Where(pair => options.Keys.Definitions.ContainsKey(pair.Key) && Why(pair.Value) is null)
            .ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Select(part => WithUuids(part, uuids)).ToImmutableArray());
        return new(expected, findings.ToImmutable());
    }

    /// <summary>The declarations with the configured ones in their places, each with the owner, grants, comments and marks that it has.</summary>
    public ImmutableArray<Declaration> Expect(ImmutableArray<Declaration> before, ImmutableArray<Declaration> after)
    {
        if (_byName.IsEmpty)
            return before;
        var tables = after.Where(declaration => declaration.Children.Any(part => PartOfIndex().IsMatch(part.Text))).ToLookup(declaration => DeclarationTree.Name(declaration.Text), StringComparer.Ordinal);
        return [.. before.Select(declaration => Expect(WithParts(declaration, tables[DeclarationTree.Name(declaration.Text)])))];
    }

    /// <summary>What a configured default is to be, as the text between a column's type and its storage; null where none is configured.</summary>
    public string? Default(string table, string column) =>
        _byName.GetValueOrDefault($"{table}.{column}", []) is [{ Text: var line }] ? DefaultOf().Match(line).Groups["default"].Value : null;

    /// <summary>What was found in place of a configured definition; the objects by their names in the words of the configuration.</summary>
    public IEnumerable<Diagnostic> Told(ImmutableArray<Declaration> before, ImmutableArray<Declaration> after)
    {
        var found = after.Concat(after.SelectMany(declaration => declaration.Children)).Select(declaration => declaration.Full).ToHashSet(StringComparer.Ordinal);
        return from declaration in before
               from part in declaration.Children.Prepend(declaration)
               let name = Name(declaration, part)
               where name is not null
               let expected = part == declaration ? Expect(part) : Expect(part, _byName[name])
               where expected.Full != part.Full && found.Contains(expected.Full)
               select Descriptors.AllowedChange.At(name, "It is what the configuration says.");
    }

    private Declaration Expect(Declaration declaration)
    {
        if (Name(declaration, declaration) is { } whole)
            return _byName[whole] is var lines && Routine().IsMatch(declaration.Text)
                ? new(lines[0].Text + declaration.Text[declaration.Text.LastIndexOf(" owner ", StringComparison.Ordinal)..], [.. lines[0].Children, .. declaration.Children.Where(part => !IsBody(part))])
                : ExpectParts(new(declaration.Text, View(declaration.Children, lines)));
        return ExpectParts(declaration);
    }

    /// <summary>A table's or a view's own parts, such as its rules.</summary>
    private Declaration ExpectParts(Declaration declaration) =>
        declaration.Children.Any(part => Name(declaration, part) is not null)
            ? new(declaration.Text, [.. declaration.Children.Select(part => Name(declaration, part) is { } name ? Expect(part, _byName[name]) : part)])
            : declaration;

    /// <summary>Of a configured index the server makes the partitions' parts by itself, and names them.</summary>
    private Declaration WithParts(Declaration table, IEnumerable<Declaration> after)
    {
        bool IsConfigured(Match index) => index.Success && _byName.ContainsKey($"index {index.Groups["whole"].Value}");
        if (!table.Children.Any(part => IsConfigured(PartOfIndex().Match(part.Text))))
            return table;
        return new(table.Text, [.. table.Children.Select(part =>
        {
            var index = PartOfIndex().Match(part.Text);
            if (!IsConfigured(index))
                return part;
            var whole = index.Groups["whole"].Value;
            var method = Method().Match(_byName[$"index {whole}"][0].Text).Value;
            var made = after.SelectMany(declaration => declaration.Children)
                .FirstOrDefault(other => PartOfIndex().Match(other.Text) is { Success: true } found && found.Groups["whole"].Value == whole && Method().Match(found.Groups["definition"].Value).Value == method);
            return made is null ? part : new(made.Text, part.Children);
        })]);
    }

    private static Declaration Expect(Declaration part, ImmutableArray<Declaration> lines) =>
        new(lines[0].Text + Marks().Match(part.Text).Value, [.. lines[0].Children, .. part.Children.Where(below => !IsBody(below))]);

    /// <summary>A view's columns keep what they have where they are still there.</summary>
    private static ImmutableArray<Declaration> View(ImmutableArray<Declaration> before, ImmutableArray<Declaration> lines)
    {
        static bool IsColumn(Declaration part) => part.Text.StartsWith("column ", StringComparison.Ordinal);
        var at = before.TakeWhile(part => !IsColumn(part)).Count();
        return
        [
            .. before.Take(at),
            .. lines.Select(part => IsColumn(part) ? before.FirstOrDefault(column => IsColumn(column) && DeclarationTree.Name(column.Text) == DeclarationTree.Name(part.Text)) ?? part : part),
            .. before.Skip(at).Where(part => !IsColumn(part) && !IsBody(part)),
        ];
    }

    /// <summary>The name under which a definition of it is configured; null where none is.</summary>
    private string? Name(Declaration declaration, Declaration part)
    {
        var table = DeclarationTree.Name(declaration.Text);
        foreach (var name in part == declaration
            ? Routine().Match(part.Text) is { Success: true } routine ? Signatures(routine.Groups["signature"].Value) : [$"view {table}"]
            : PartOf().Match(part.Text) is { Success: true, Groups: var groups } ? Names(groups["kind"].Value, groups["name"].Value) : Array.Empty<string>())
            if (_byName.ContainsKey(name))
                return name;
        return null;

        IEnumerable<string> Names(string kind, string name) => kind switch
        {
            "constraint" => [$"check {table}.{name}", $"constraint {table}.{name}"],
            "index" => [$"index {name}"],
            _ => [$"{kind} {table}.{name}"],
        };
    }

    /// <summary>A procedure's arguments have a mode in the configuration that the schema's text leaves out.</summary>
    private IEnumerable<string> Signatures(string signature) =>
        _byName.Keys.Where(name => name.StartsWith("function ", StringComparison.Ordinal) && (name["function ".Length..] == signature || InMode().Replace(name["function ".Length..], "") == signature));

    private static bool IsBody(Declaration part) => part.Text.StartsWith('|');

    private static string? Why(ImmutableArray<Declaration> lines) =>
        lines is [{ Text: var text }] && text.StartsWith(DefinitionReader.Fails, StringComparison.Ordinal) ? text[DefinitionReader.Fails.Length..] : null;

    private static Declaration WithUuids(Declaration declaration, Dictionary<string, string> uuids) => new(
        uuids.Aggregate(declaration.Text, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal)), [.. declaration.Children.Select(part => WithUuids(part, uuids))]);

    private static Dictionary<string, ImmutableArray<Declaration>> Parse(Snapshot? snapshot) =>
        snapshot is null ? [] : DeclarationTree.Parse(snapshot).DistinctBy(declaration => declaration.Text).ToDictionary(declaration => declaration.Text, declaration => declaration.Children, StringComparer.Ordinal);

    private const string Constant = "constant ";

    private const string Word = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    [GeneratedRegex("^(?:function|procedure|aggregate) (?<signature>.+) owner " + Word + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Routine();

    [GeneratedRegex("^(?<kind>constraint|index|trigger|rule|policy) (?<name>" + Word + @"(?:\." + Word + ")?)", RegexOptions.CultureInvariant)]
    private static partial Regex PartOf();

    [GeneratedRegex("^index " + Word + @"\." + Word + " part of (?<whole>" + Word + @"\." + Word + ") (?<definition>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex PartOfIndex();

    /// <summary>What an index's definition says behind its name and its table.</summary>
    [GeneratedRegex("(?<=^(?:index .* )?CREATE (?:UNIQUE )?INDEX " + Word + " ON (?:ONLY )?" + Word + @"\." + Word + " )USING .*$", RegexOptions.CultureInvariant)]
    private static partial Regex Method();

    // An index's, a trigger's and a rule's; a definition ends in none of these words.
    [GeneratedRegex("(?: clustered)?(?: replica identity)?(?: invalid)?(?: tablespace " + Word + ")?(?: disabled| on replica| always)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();

    [GeneratedRegex(@"(?<=[(,] ?)IN (?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex InMode();

    [GeneratedRegex("^column " + Word + @" uuid(?:\[\])?(?<default>.*)$", RegexOptions.CultureInvariant)]
    private static partial Regex DefaultOf();
}
