using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Contents;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>Which columns became uuids between both sides: what all else is compared by.</summary>
internal sealed partial class KeyChanges
{
    private readonly ImmutableHashSet<(string Table, string Column)> _migrated;
    private readonly ImmutableDictionary<(string Table, string Column), IdContents> _before;
    private readonly ImmutableDictionary<(string Table, string Column), (string Key, string Type)> _kept;
    private readonly ImmutableDictionary<string, string> _wholes;

    private KeyChanges(
        ImmutableHashSet<(string, string)> migrated, ImmutableDictionary<(string, string), IdContents> before,
        ImmutableDictionary<(string, string), (string, string)> kept, ImmutableDictionary<string, string> wholes, ImmutableArray<Diagnostic> findings) =>
        (_migrated, _before, _kept, _wholes, Findings) = (migrated, before, kept, wholes, findings);

    /// <summary>What is wrong with how the keys changed.</summary>
    public ImmutableArray<Diagnostic> Findings { get; }

    /// <summary>Whether the column was an integer id before and is a uuid now.</summary>
    public bool IsMigrated(string table, string column) => _migrated.Contains((Whole(table), column));

    /// <summary>Whether columns of this name were integer ids and all that there were are uuids now: the same name elsewhere stands for the same ids.</summary>
    public bool IsMigrated(string column) => _migrated.Any(one => one.Column == column) && _before.All(one => one.Key.Column != column || !IsInteger(one.Value.Type) || _migrated.Contains(one.Key));

    /// <summary>Whether the column is the key that its class begins with: the one that makes the ids.</summary>
    public bool IsRoot(string table, string column) => _before.TryGetValue((Whole(table), column), out var id) && id.Class == $"{Whole(table)}.{column}";

    /// <summary>The key that a column keeps the old ids of, and the type that they had; null where it keeps none.</summary>
    public (string Key, string Type)? Kept(string table, string column) => _kept.TryGetValue((Whole(table), column), out var kept) ? kept : null;

    /// <summary>A partition's rows were added up with those of the table that it is a part of, and its columns are that one's.</summary>
    private string Whole(string table) => _wholes.TryGetValue(table, out var whole) ? Whole(whole) : table;

    /// <summary>Compares the id columns of both sides.</summary>
    /// <param name="before">What the rows added up to.</param>
    /// <param name="after">What they add up to.</param>
    /// <param name="schema">The schema after: a column that lost its key or foreign key is no id any more, and still has a type.</param>
    /// <param name="options">What is taken for right.</param>
    public static KeyChanges Of(DatabaseContents before, DatabaseContents after, ImmutableArray<Declaration> schema, ComparisonOptions options)
    {
        var (left, right) = (Ids(before), Ids(after));
        var types = schema
            .SelectMany(table => table.Children.Select(part => (table, part, Type: Uuid().Match(part.Text))).Where(column => column.Type.Success)
                .Select(column => (Table: DeclarationTree.Name(column.table.Text), Column: DeclarationTree.Name(column.part.Text), Type: column.Type.Groups["type"].Value)))
            .Concat(right.Select(id => (id.Key.Table, id.Key.Column, id.Value.Type))).ToHashSet();
        var migrated = left.Where(id => IsInteger(id.Value.Type) && types.Contains((id.Key.Table, id.Key.Column, id.Value.Type.EndsWith("[]", StringComparison.Ordinal) ? "uuid[]" : "uuid")))
            .Select(id => id.Key).ToImmutableHashSet();
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var keyClass in left.GroupBy(id => id.Value.Class).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var columns = keyClass.Where(id => IsInteger(id.Value.Type)).Select(id => id.Key).Order().ToList();
            var unchanged = columns.Where(column => !migrated.Contains(column)).ToList();
            if (unchanged.Count == 0)
                continue;
            if (unchanged.Count < columns.Count)
                findings.Add(Descriptors.ClassPartlyMigrated.At(keyClass.Key, $"These columns are not uuids: {string.Join(", ", unchanged.Select(column => $"{column.Table}.{column.Column}"))}."));
            else if (!columns.Any(column => options.KeptTables.Contains(column.Table) || IsExcluded(column, options.Keys)))
                findings.Add(Descriptors.KeyNotMigrated.At(keyClass.Key, columns.Count == 1 ? "It is an integer as before." : $"It and {columns.Count - 1} columns that are tied to it are integers as before."));
        }

        bool IsExpected(KeptIdContents one) => options.Keys.KeepOldIds is { } naming && one.Column == SqlText.Identifier(naming.BesideKey(Plain(one.Key)));
        var kept = after.Tables.SelectMany(table => table.KeptIds.Where(one => IsExpected(one) && migrated.Contains((table.Table, one.Key))), (table, one) => (table.Table, one))
            .ToImmutableDictionary(pair => (pair.Table, pair.one.Column), pair => (pair.one.Key, left[(pair.Table, pair.one.Key)].Type));
        findings.AddRange(CheckKept(left, migrated, kept, after, options));
        var wholes = schema.Select(table => (table, Partition: PartitionOf().Match(table.Text))).Where(pair => pair.Partition.Success)
            .ToImmutableDictionary(pair => DeclarationTree.Name(pair.table.Text), pair => pair.Partition.Groups["whole"].Value);
        return new(migrated, left, kept, wholes, findings.ToImmutable());
    }

    /// <summary>Each class that became uuids keeps its old ids somewhere, and each row has the one that it had.</summary>
    private static IEnumerable<Diagnostic> CheckKept(
        ImmutableDictionary<(string Table, string Column), IdContents> before, ImmutableHashSet<(string Table, string Column)> migrated,
        ImmutableDictionary<(string Table, string Column), (string Key, string Type)> kept, DatabaseContents after, ComparisonOptions options)
    {
        if (options.Keys.KeepOldIds is null)
            yield break;
        var keeping = kept.Select(one => before[(one.Key.Table, one.Value.Key)].Class).ToHashSet(StringComparer.Ordinal);
        foreach (var lost in migrated.Select(column => before[column].Class).Distinct().Where(name => !keeping.Contains(name)).Order(StringComparer.Ordinal))
            yield return Descriptors.OldIdsLost.At(lost, "No table has a column for the integers of this key class.");
        foreach (var table in after.Tables)
            foreach (var one in table.KeptIds)
                if (kept.ContainsKey((table.Table, one.Column)) && one.Fingerprint != before[(table.Table, one.Key)].Fingerprint)
                    yield return Descriptors.OldIdsLost.At($"{table.Table}.{one.Column}", $"Not every row has the integer in it that {one.Key} was, or the row's other columns have changed.");
    }

    private static ImmutableDictionary<(string Table, string Column), IdContents> Ids(DatabaseContents contents) =>
        contents.Tables.SelectMany(table => table.Ids.Select(id => (table.Table, id))).ToImmutableDictionary(pair => (pair.Table, pair.id.Column), pair => pair.id);

    /// <summary>Integers that are no ids as far as anything says, but for their names: where keys changed, they may have been of one.</summary>
    /// <param name="before">What the rows added up to.</param>
    /// <param name="schema">The schema after.</param>
    /// <param name="options">What is taken for right.</param>
    public IEnumerable<Diagnostic> NamedForIds(DatabaseContents before, ImmutableArray<Declaration> schema, ComparisonOptions options)
    {
        var own = before.Tables.SelectMany(table => table.OwnColumns, (table, column) => (table.Table, column)).ToHashSet();
        return from table in _migrated.IsEmpty ? [] : schema
               from part in table.Children
               let named = Named().Match(part.Text)
               where named.Success
               let column = (Table: DeclarationTree.Name(table.Text), Column: named.Groups["column"].Value)
               where own.Contains(column) && IsNamedForId(Plain(column.Column)) && !IsExcluded(column, options.Keys)
               select Descriptors.IntegerNamedForId.At($"{column.Table}.{column.Column}", $"It is {named.Groups["type"].Value}.");
    }

    private static bool IsNamedForId(string name) =>
        name.EndsWith("_id", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_ids", StringComparison.OrdinalIgnoreCase) || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal);

    private static bool IsExcluded((string Table, string Column) column, KeyConfiguration keys) =>
        keys.Exclude.Contains(Plain(column.Table)) || keys.Exclude.Contains($"{Plain(column.Table)}.{Plain(column.Column)}");

    /// <summary>The configuration writes names without quotes.</summary>
    private static string Plain(string name) => Quoted().Replace(name, quoted => quoted.Groups["name"].Value.Replace("\"\"", "\"", StringComparison.Ordinal));

    private static bool IsInteger(string type) => type is "smallint" or "integer" or "bigint" or "smallint[]" or "integer[]" or "bigint[]";

    [GeneratedRegex("^column (?:[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\") (?<type>uuid(?:\\[\\])?)(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Uuid();

    [GeneratedRegex("^column (?<column>" + Word + ") (?<type>(?:smallint|integer|bigint)(?:\\[\\])?)(?: |$)", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex("^(?:partitioned )?table (?:" + Word + @")\.(?:" + Word + ") partition of (?<whole>(?:" + Word + @")\.(?:" + Word + ")) ", RegexOptions.CultureInvariant)]
    private static partial Regex PartitionOf();

    private const string Word = "[a-z_][a-z0-9_]*|\"(?:[^\"]|\"\")+\"";

    [GeneratedRegex("\"(?<name>(?:[^\"]|\"\")+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();
}
