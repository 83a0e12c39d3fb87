using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>Compares how a query was done and is done.</summary>
internal static class PlanComparison
{
    /// <summary>Of a table this large with its indexes, in bytes, no plan is much better than reading it as a whole.</summary>
    private const long Small = 128 * 1024;

    /// <summary>What changed for the worse, or may have.</summary>
    /// <param name="before">The query before.</param>
    /// <param name="after">The query afterwards.</param>
    /// <param name="keysBefore">The ids before.</param>
    /// <param name="keysAfter">The ids afterwards.</param>
    /// <param name="sizes">How large the tables are afterwards, in bytes.</param>
    public static IEnumerable<Diagnostic> Compare(QueryTiming before, QueryTiming after, KeyConditions keysBefore, KeyConditions keysAfter, IReadOnlyDictionary<string, long> sizes)
    {
        bool IsSmall(string table) => sizes.TryGetValue(table, out var bytes) && bytes <= Small;

        foreach (var cast in keysAfter.Casts(after.Plan).Except(keysBefore.Casts(before.Plan)))
            yield return Descriptors.KeyCast.At(after.Name, $"It compares {cast}.");

        var (left, right) = (Accesses(before.Plan), Accesses(after.Plan));
        foreach (var (table, was) in left.Where(access => !IsSmall(access.Key)).OrderBy(access => access.Key, StringComparer.Ordinal))
        {
            if (!right.TryGetValue(table, out var now) || was.Indexes.Except(now.Indexes) is var unused && unused.IsEmpty)
                continue;
            var names = string.Join(", ", unused);
            yield return now.Whole > was.Whole
                ? Descriptors.SequentialScan.At(after.Name, $"It reads all of {table}, and used {names} before.")
                : Descriptors.IndexNotUsed.At(after.Name, $"It used {names} of {table}, and uses {(now.Indexes.IsEmpty ? "none" : string.Join(", ", now.Indexes))}.");
        }

        var joins = keysAfter.Joins(after.Plan).ToLookup(join => join.Tables, join => join.How, StringComparer.Ordinal);
        foreach (var tables in keysBefore.Joins(before.Plan).GroupBy(join => join.Tables, join => join.How, StringComparer.Ordinal))
            if (!tables.Key.Split(KeyConditions.And).All(IsSmall) && joins[tables.Key].Order(StringComparer.Ordinal).ToList() is { Count: > 0 } how && !how.SequenceEqual(tables.Order(StringComparer.Ordinal)))
                yield return Descriptors.JoinChanged.At(after.Name, $"{tables.Key} were joined by {Words(tables)}, and are by {Words(how)}.");
    }

    /// <summary>For each table the indexes that it is read through, and how often it is read as a whole.</summary>
    private static Dictionary<string, (ImmutableSortedSet<string> Indexes, int Whole)> Accesses(PlanNode plan) => plan.All().Where(node => node.Table is not null)
        .GroupBy(node => node.Table!, StringComparer.Ordinal).ToDictionary(
            nodes => nodes.Key,
            nodes => (
                // A bitmap's index is on the steps below the one that has the table.
                nodes.SelectMany(node => node.Node == "Bitmap Heap Scan" ? node.All().Select(step => step.Index) : [node.Index]).OfType<string>().ToImmutableSortedSet(StringComparer.Ordinal),
                nodes.Count(node => node.Node is "Seq Scan" or "Parallel Seq Scan")),
            StringComparer.Ordinal);

    private static string Words(IEnumerable<string> how) => string.Join(" and ", how.Distinct().Select(word => word.ToLowerInvariant()));
}
