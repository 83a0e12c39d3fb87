using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>
/// Compares what two databases declare, but for what a migration of keys may change: the migrated columns' types, defaults and
/// identities, where such a column stands in its table, the sequences that numbered them, and the extensions that make uuids.
/// </summary>
internal static partial class SchemaComparison
{
    /// <summary>The differences.</summary>
    public static IEnumerable<Diagnostic> Compare(ImmutableArray<Declaration> before, ImmutableArray<Declaration> after, KeyChanges keys, ConfiguredDeclarations configured)
    {
        var findings = new List<Diagnostic>(configured.Told(before, after));
        var numbering = Numbering(before, keys);
        var makers = Makers(after, keys);
        before = configured.Expect(before, after);
        var typed = before.SelectMany(table => table.Children.Where(part => part.Text.StartsWith(OfType, StringComparison.Ordinal)), (table, part) => (Type: part.Text[OfType.Length..], Table: DeclarationTree.Name(table.Text))).ToLookup(pair => pair.Type, pair => pair.Table);
        foreach (var (left, right) in Pair(before, after))
        {
            var name = DeclarationTree.Name((left ?? right!).Text);
            if (left is not null && left.Text.StartsWith("sequence ", StringComparison.Ordinal) && numbering.Contains(name))
            {
                if (right is null)
                    findings.Add(Descriptors.AllowedChange.At(name, "The sequence that numbered a migrated key is gone."));
                else
                    CompareParts(name, left with { Text = OwnedBy().Replace(left.Text, "") }, right with { Text = OwnedBy().Replace(right.Text, "") }, findings);
            }
            else if (left is null && right!.Text is var extension && UuidExtension().IsMatch(extension))
                findings.Add(Descriptors.AllowedChange.At(extension, "The extension makes uuids."));
            else if (left is null && Maker().Match(right!.Text) is { Success: true } maker && makers.Contains(maker.Groups["function"].Value))
                findings.Add(Descriptors.AllowedChange.At(right.Text, "The function makes a key's uuids."));
            else if (left is not null && right is not null && Domain().Match(left.Text) is { Success: true } was && Domain().Match(right.Text) is { Success: true } now
                && was.Groups["type"].Value != "uuid" && now.Groups["type"].Value == "uuid" && IsOfKeys(name, before, keys))
            {
                findings.Add(Descriptors.AllowedChange.At(name, "The domain of a migrated key is one of uuids."));
                CompareParts(name, left, right with { Text = left.Text[..was.Groups["rest"].Index] + now.Groups["rest"].Value }, findings);
            }
            else if (left is not null && right is not null && typed[name].Any())
                CompareParts(name, WithKeys(left, right, typed[name], keys), right, findings);
            else if (left is not null && right is not null && left.Text.StartsWith("composite type ", StringComparison.Ordinal))
                CompareParts(name, WithIds(name, left, right, keys, findings), right, findings);
            else if (left is not null && right is not null && TableLine().IsMatch(left.Text))
                CompareTable(name, left, right, keys, configured, findings);
            else
                CompareParts(name.Length > 0 ? name : (left ?? right!).Text, left, right, findings);
        }

        return findings;
    }

    /// <summary>Puts together what is the same thing on both sides; what is equal is left out.</summary>
    internal static IEnumerable<(Declaration? Before, Declaration? After)> Pair(ImmutableArray<Declaration> before, ImmutableArray<Declaration> after)
    {
        // A text may be there several times; as many are to be there on the other side.
        var equal = after.GroupBy(part => part.Full).ToDictionary(group => group.Key, group => group.Count());
        var left = before.Where(part => !Take(equal, part.Full)).ToList();
        equal = before.GroupBy(part => part.Full).ToDictionary(group => group.Key, group => group.Count());
        var right = after.Where(part => !Take(equal, part.Full)).ToList();
        // By identity, for a migration changes every table of a large schema.
        var others = right.GroupBy(part => DeclarationTree.Identity(part.Text)).ToDictionary(group => group.Key, group => new Queue<Declaration>(group));
        foreach (var part in left)
            yield return (part, others.TryGetValue(DeclarationTree.Identity(part.Text), out var same) && same.TryDequeue(out var other) ? other : null);
        foreach (var part in right)
            if (others[DeclarationTree.Identity(part.Text)] is { Count: > 0 } rest && ReferenceEquals(rest.Peek(), part))
                yield return (null, rest.Dequeue());
    }

    private static bool Take(Dictionary<string, int> counts, string text)
    {
        if (counts.GetValueOrDefault(text) is not (> 0 and var count))
            return false;
        counts[text] = count - 1;
        return true;
    }

    private static void CompareTable(string table, Declaration before, Declaration after, KeyChanges keys, ConfiguredDeclarations configured, List<Diagnostic> findings)
    {
        if (before.Text != after.Text)
            findings.Add(Changed(table, before.Text, after.Text));
        // One index, or what makes one, for each column of old ids.
        var indexed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (left, right) in Pair(before.Children, after.Children))
        {
            if (left is not null && right is not null && left.Text.StartsWith("column ", StringComparison.Ordinal)
                && DeclarationTree.Name(left.Text) is var column && keys.IsMigrated(table, column))
                CompareMigratedColumn(table, column, left, right, keys, configured, findings);
            else if (left is null && right!.Text.StartsWith("column ", StringComparison.Ordinal) && DeclarationTree.Name(right.Text) is var added && keys.Kept(table, added) is { } kept)
                CompareKeptColumn(table, added, kept, right, findings);
            else if (left is null && IndexedColumn().Match(right!.Text) is { Success: true, Groups: var index } && right.Children.IsEmpty
                && keys.Kept(table, index["column"].Value) is not null && indexed.Add(index["column"].Value))
                findings.Add(Descriptors.AllowedChange.At($"{table}.{index["column"].Value}", $"The old ids are indexed: {right.Text}."));
            else
                CompareParts(table, left, right, findings);
        }

        CompareOrder(table, before, after, keys, findings);
    }

    private static void CompareMigratedColumn(string table, string column, Declaration before, Declaration after, KeyChanges keys, ConfiguredDeclarations configured, List<Diagnostic> findings)
    {
        var subject = $"{table}.{column}";
        var (left, right) = (MigratedColumn().Match(before.Text), MigratedColumn().Match(after.Text));
        if (left.Groups["rest"].Value != right.Groups["rest"].Value || left.Groups["null"].Value != right.Groups["null"].Value)
            findings.Add(Changed(subject, before.Text, after.Text));
        var (had, has) = (left.Groups["made"].Success, right.Groups["made"].Success);
        if (configured.Default(table, column) is { } expected)
            findings.Add(right.Groups["made"].Value == expected
                ? Descriptors.AllowedChange.At(subject, $"Its default is what the configuration says:{(has ? expected : " none")}.")
                : Descriptors.DeclarationChanged.At(subject, $"It has{(has ? right.Groups["made"].Value : " no default")}, and the configuration says{(expected.Length > 0 ? expected : " none")}."));
        else if (had && !has)
            findings.Add(Descriptors.KeyDefaultLost.At(subject, $"It had{left.Groups["made"].Value}."));
        else if (!had && has)
            findings.Add(keys.IsRoot(table, column)
                ? Descriptors.AllowedChange.At(subject, $"The key has a default that it did not have:{right.Groups["made"].Value}.")
                : Descriptors.DeclarationChanged.At(subject, $"It has a default that it did not have:{right.Groups["made"].Value}."));
        // An identity's sequence is written below its column, and goes with it.
        bool IsSequence(Declaration part) => part.Text.StartsWith("sequence ", StringComparison.Ordinal);
        foreach (var (lost, added) in Pair([.. before.Children.Where(part => !IsSequence(part))], [.. after.Children.Where(part => !IsSequence(part))]))
            CompareParts(subject, lost, added, findings);
    }

    /// <summary>A column of old ids is of the type that they had, null for rows made since, and nothing more; it may say what it is.</summary>
    private static void CompareKeptColumn(string table, string column, (string Key, string Type) kept, Declaration added, List<Diagnostic> findings)
    {
        var subject = $"{table}.{column}";
        var expected = $"column {column} {kept.Type}";
        if (added.Text != expected && added.Text != expected + " inherited")
            findings.Add(Descriptors.DeclarationChanged.At(subject, $"A column of old ids would be '{expected}', and it is '{added.Text}'."));
        else
            findings.Add(Descriptors.AllowedChange.At(subject, $"The column keeps the integers that {kept.Key} was."));
        foreach (var part in added.Children.Where(part => !part.Text.StartsWith("comment ", StringComparison.Ordinal)))
            findings.Add(Descriptors.DeclarationChanged.At(subject, $"It was not there before: {Short(part)}"));
    }

    private static void CompareOrder(string table, Declaration before, Declaration after, KeyChanges keys, List<Diagnostic> findings)
    {
        ImmutableArray<string> Columns(Declaration declaration) =>
            [.. declaration.Children.Where(part => part.Text.StartsWith("column ", StringComparison.Ordinal)).Select(part => DeclarationTree.Name(part.Text))];
        var (left, right) = (Columns(before), Columns(after));
        var common = left.Intersect(right).ToHashSet();
        var (lefts, rights) = (left.Where(common.Contains).ToList(), right.Where(common.Contains).ToList());
        if (lefts.SequenceEqual(rights))
            return;
        findings.Add(lefts.Where(column => !keys.IsMigrated(table, column)).SequenceEqual(rights.Where(column => !keys.IsMigrated(table, column)))
            ? Descriptors.AllowedChange.At(table, $"Migrated columns stand elsewhere: {string.Join(", ", rights)}. SELECT * and INSERT without a list of columns see it.")
            : Descriptors.DeclarationChanged.At(table, $"The columns are in another order: {string.Join(", ", rights)}."));
    }

    private static void CompareParts(string subject, Declaration? before, Declaration? after, List<Diagnostic> findings)
    {
        if (before is null)
            findings.Add(Descriptors.DeclarationChanged.At(subject, $"It was not there before: {Short(after!)}"));
        else if (after is null)
            findings.Add(Descriptors.DeclarationChanged.At(subject, $"It is gone: {Short(before)}"));
        else
        {
            if (before.Text != after.Text)
                findings.Add(Changed(subject, before.Text, after.Text));
            foreach (var (left, right) in Pair(before.Children, after.Children))
                CompareParts($"{subject} {DeclarationTree.Identity(before.Text)}".Replace($"{subject} {subject}", subject, StringComparison.Ordinal), left, right, findings);
        }
    }

    /// <summary>The sequences that numbered migrated columns: owned by one, or called by its default.</summary>
    private static HashSet<string> Numbering(ImmutableArray<Declaration> before, KeyChanges keys)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaration in before)
        {
            if (OwnedBy().Match(declaration.Text) is { Success: true } owned && keys.IsMigrated(owned.Groups["table"].Value, owned.Groups["column"].Value))
                names.Add(DeclarationTree.Name(declaration.Text));
            if (TableLine().IsMatch(declaration.Text))
                foreach (var column in declaration.Children.Where(part => part.Text.StartsWith("column ", StringComparison.Ordinal)
                             && keys.IsMigrated(DeclarationTree.Name(declaration.Text), DeclarationTree.Name(part.Text))))
                    if (NextValue().Match(column.Text) is { Success: true } next)
                        names.Add(next.Groups["sequence"].Value.Replace("''", "'", StringComparison.Ordinal));
        }

        return names;
    }

    /// <summary>What the defaults of migrated keys call without arguments.</summary>
    private static HashSet<string> Makers(ImmutableArray<Declaration> after, KeyChanges keys) =>
        [.. from table in after
            where TableLine().IsMatch(table.Text)
            from column in table.Children
            where column.Text.StartsWith("column ", StringComparison.Ordinal) && keys.IsMigrated(DeclarationTree.Name(table.Text), DeclarationTree.Name(column.Text))
            let call = Call().Match(MigratedColumn().Match(column.Text).Groups["made"].Value)
            where call.Success
            select call.Groups["function"].Value];

    /// <summary>The type of a table's rows with its migrated columns as they are now.</summary>
    private static Declaration WithKeys(Declaration type, Declaration now, IEnumerable<string> tables, KeyChanges keys) => new(type.Text,
    [
        .. type.Children.Select(part => DeclarationTree.Name(part.Text) is var column && now.Children.FirstOrDefault(other => other.Text == $"column {column} uuid") is { } uuid && tables.Any(table => keys.IsMigrated(table, column))
            ? new(uuid.Text, part.Children)
            : part),
    ]);

    /// <summary>A type that is no table's, with its attributes as they are now that are called like migrated columns: nothing else says whose ids they hold.</summary>
    private static Declaration WithIds(string name, Declaration type, Declaration now, KeyChanges keys, List<Diagnostic> findings)
    {
        return new(type.Text, [.. type.Children.Select(WithId)]);

        Declaration WithId(Declaration part)
        {
            if (Integer().Match(part.Text) is not { Success: true } integer || !keys.IsMigrated(DeclarationTree.Name(part.Text)))
                return part;
            var uuid = $"{integer.Groups["attribute"].Value} uuid{integer.Groups["rest"].Value}";
            if (now.Children.All(other => other.Text != uuid))
                return part;
            findings.Add(Descriptors.AllowedChange.At($"{name}.{DeclarationTree.Name(part.Text)}", "The attribute is called like a migrated key, and is a uuid as that is."));
            return new(uuid, part.Children);
        }
    }

    /// <summary>Whether only migrated columns are of the domain.</summary>
    private static bool IsOfKeys(string domain, ImmutableArray<Declaration> before, KeyChanges keys) =>
        before.All(declaration => declaration.Children.All(part => ColumnType().Match(part.Text) is not { Success: true } column || column.Groups["type"].Value != domain
            || keys.IsMigrated(DeclarationTree.Name(declaration.Text), DeclarationTree.Name(part.Text))));

    private static Diagnostic Changed(string subject, string before, string after) => Descriptors.DeclarationChanged.At(subject, $"'{before}' became '{after}'.");

    private static string Short(Declaration declaration) => declaration.Children.Length switch
    {
        0 => declaration.Text,
        var lines => $"{declaration.Text} ({lines} lines below it)",
    };

    private const string OfType = "of type ";

    private const string Word = "(?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\")";

    [GeneratedRegex("^(?:partitioned )?table ", RegexOptions.CultureInvariant)]
    private static partial Regex TableLine();

    [GeneratedRegex(" owned by (?<table>" + Word + @"\." + Word + @")\.(?<column>" + Word + ")$", RegexOptions.CultureInvariant)]
    private static partial Regex OwnedBy();

    [GeneratedRegex(@"nextval\('(?<sequence>(?:[^']|'')+)'::regclass\)", RegexOptions.CultureInvariant)]
    private static partial Regex NextValue();

    [GeneratedRegex("^extension (?:pgcrypto|pg_uuidv7|\"uuid-ossp\") in ", RegexOptions.CultureInvariant)]
    private static partial Regex UuidExtension();

    [GeneratedRegex("^(?:index " + Word + @"\." + Word + "(?: part of " + Word + @"\." + Word + ")? CREATE (?:UNIQUE )?INDEX " + Word + " ON (?:ONLY )?" + Word + @"\." + Word + @" USING btree \((?<column>" + Word + @")\)"
        + "|constraint " + Word + @" UNIQUE \((?<column>" + Word + @")\))$", RegexOptions.CultureInvariant)]
    private static partial Regex IndexedColumn();

    [GeneratedRegex("^function (?<function>" + Word + @"\." + Word + @")\(\) owner ", RegexOptions.CultureInvariant)]
    private static partial Regex Maker();

    [GeneratedRegex("^ default (?<function>" + Word + @"\." + Word + @")\(\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Call();

    [GeneratedRegex("^domain " + Word + @"\." + Word + " (?<type>smallint|integer|bigint|uuid)(?<rest>(?: .*)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Domain();

    [GeneratedRegex("^(?<attribute>column " + Word + @") (?:smallint|integer|bigint)(?<rest>(?:\[\])?(?: .*)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();

    [GeneratedRegex("^column " + Word + " (?<type>" + Word + @"\." + Word + @")(?:\[\])?(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex ColumnType();

    // Type (a word, or a domain's name), then what may stay, what makes values, and what must stay.
    [GeneratedRegex("^column " + Word + " " + Word + @"(?:\." + Word + @")?(?:\[\])?(?<null> not null)?"
        + "(?<made> generated (?:always|by default) as identity| default .+?)?(?<rest>(?: storage (?:plain|external|main|extended)| compression (?:lz4|pglz)| statistics [0-9]+| options .*| inherited)*)$", RegexOptions.CultureInvariant)]
    private static partial Regex MigratedColumn();
}
