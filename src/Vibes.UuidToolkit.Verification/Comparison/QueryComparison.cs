using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>
/// Compares a query's result before and after: columns that went from integer to uuid hold ids, and each old id must have
/// become one uuid and no other's; everything else, the order of the rows included, must be equal.
/// </summary>
internal static partial class QueryComparison
{
    /// <summary>The differences.</summary>
    public static IEnumerable<Diagnostic> Compare(Snapshot before, Snapshot after)
    {
        if (before.Text == after.Text)
            yield break;
        var (left, right) = (QueryResult.Parse(before), QueryResult.Parse(after));
        if (!left.Columns.Select(column => column.Name).SequenceEqual(right.Columns.Select(column => column.Name)))
        {
            yield return Differs(before, $"Its columns were {Names(left)}, and are {Names(right)}.");
            yield break;
        }

        var ids = left.Columns.Zip(right.Columns, IsMigrated).ToImmutableArray();
        foreach (var (was, now) in left.Columns.Zip(right.Columns).Where((pair, i) => !ids[i] && pair.First.Type != pair.Second.Type))
            yield return Differs(before, $"The column {was.Name} was {was.Type}, and is {now.Type}.");
        if (left.Rows.Length != right.Rows.Length)
        {
            yield return Differs(before, $"It had {left.Rows.Length} rows, and has {right.Rows.Length}.");
            yield break;
        }

        if (left.IsOrdered && Named(left, ids).SequenceEqual(Named(right, ids)))
        {
            if (Shared(left, right, ids) is { } shared)
                yield return Differs(before, $"The id {shared} stands for several old ones: a row has another's in one of its columns.");
            yield break;
        }

        var (lefts, rights) = (Masked(left, ids), Masked(right, ids));
        if (!lefts.SequenceEqual(rights))
            yield return Differs(before, $"A row has other values than before: {lefts.Except(rights).Concat(rights.Except(lefts)).FirstOrDefault() ?? "one is there more often"}.");
        else if (Enumerable.Range(0, ids.Length).FirstOrDefault(i => ids[i] && !Groups(left, ids, i).SequenceEqual(Groups(right, ids, i)), -1) is >= 0 and var column)
            yield return Differs(before, $"Other rows than before share an id in the column {left.Columns[column].Name}.");
        else if (left.IsOrdered)
            yield return Differs(before, "Its rows are in another order, or other rows share an id.");
    }

    /// <summary>Both results as texts with names in the place of migrated ids, so that what is left to see is what differs.</summary>
    public static (string Before, string After) Texts(Snapshot before, Snapshot after)
    {
        var (left, right) = (QueryResult.Parse(before), QueryResult.Parse(after));
        if (!left.Columns.Select(column => column.Name).SequenceEqual(right.Columns.Select(column => column.Name)))
            return (before.Text, after.Text);
        var ids = left.Columns.Zip(right.Columns, IsMigrated).ToImmutableArray();
        string Text(QueryResult result) => string.Join('\n',
            [.. result.Columns.Select((column, i) => $"column {column.Name} {(ids[i] ? "id" : column.Type)}"), .. result.IsOrdered ? Named(result, ids) : Masked(result, ids)]) + "\n";
        return (Text(left), Text(right));
    }

    private static bool IsMigrated((string Name, string Type) was, (string Name, string Type) now) => (was.Type, now.Type) is ("smallint" or "integer" or "bigint", "uuid") or ("smallint[]" or "integer[]" or "bigint[]", "uuid[]");

    // Ids by when they are first seen in their column: the same names before and after where old and new ids are in bijection.
    private static IEnumerable<string> Named(QueryResult result, ImmutableArray<bool> ids)
    {
        var names = ids.Select(_ => new Dictionary<string, string>(StringComparer.Ordinal)).ToList();
        foreach (var row in result.Rows)
            yield return string.Join('\t', row.Split('\t').Select((value, i) =>
                !ids[i] || value == @"\N" ? value : Id().Replace(value, id => names[i].TryGetValue(id.Value, out var name) ? name : names[i][id.Value] = $"id{names[i].Count}")));
    }

    /// <summary>A uuid that several integers became, in whatever columns: those of two keys may be the same integer, and never the same uuid.</summary>
    private static string? Shared(QueryResult before, QueryResult after, ImmutableArray<bool> ids)
    {
        var old = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (was, now) in before.Rows.Zip(after.Rows, (was, now) => (was.Split('\t'), now.Split('\t'))))
            for (var i = 0; i < ids.Length; i++)
                if (ids[i] && was[i] != @"\N")
                    foreach (var (integer, uuid) in Id().Matches(was[i]).Zip(Id().Matches(now[i]), (left, right) => (left.Value, right.Value)))
                        if (!old.TryAdd(uuid, integer) && old[uuid] != integer)
                            return uuid;
        return null;
    }

    /// <summary>The rows that share an id in a column, for each of its ids.</summary>
    private static IEnumerable<string> Groups(QueryResult result, ImmutableArray<bool> ids, int column) =>
        result.Rows.GroupBy(row => row.Split('\t')[column], row => Masked(row, ids), StringComparer.Ordinal).Select(group => string.Join('\n', group.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal);

    private static List<string> Masked(QueryResult result, ImmutableArray<bool> ids) =>
        [.. result.Rows.Select(row => Masked(row, ids)).Order(StringComparer.Ordinal)];

    private static string Masked(string row, ImmutableArray<bool> ids) => string.Join('\t', row.Split('\t').Select((value, i) => ids[i] && value != @"\N" ? Id().Replace(value, "id") : value));

    private static Diagnostic Differs(Snapshot snapshot, string message) => Descriptors.SnapshotsDiffer.At(snapshot.Name, message, "Look at the query's result on both sides.");

    private static string Names(QueryResult result) => string.Join(", ", result.Columns.Select(column => column.Name));

    // An integer or a uuid, by itself or in an array.
    [GeneratedRegex("-?[0-9a-f][0-9a-f-]*", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
