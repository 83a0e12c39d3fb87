using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>A table's rows, added up in one scan that turns each value into text once.</summary>
internal static class RowsQuery
{
    /// <summary>Returns one row: count, fingerprint, own, and a fingerprint for each id column and each that keeps old ids; sums as text.</summary>
    public static string Of(Relation table, IdColumns ids)
    {
        ImmutableArray<Column> columns = [.. ids.Ids(table), .. ids.Kept(table).Select(kept => kept.Column)];
        var sums = new List<string> { "pg_catalog.count(*)" };
        sums.Add(RowHash.Sum(columns.IsEmpty ? "r.own" : RowHash.Of($"ROW({string.Join(", ", columns.Select((_, i) => $"r.id{i}"))})::text", "r.own")));
        sums.Add(RowHash.Sum("r.own"));
        sums.AddRange(columns.Select((_, i) => RowHash.Sum(RowHash.OfId($"r.id{i}", "r.own"))));
        // OFFSET 0 keeps the hash from being worked out once for each of its uses.
        return $"SELECT {string.Join(", ", sums)} FROM (SELECT {RowHash.Of(ids.Own(table))} AS own"
            + string.Concat(columns.Select((column, i) => $", t.{SqlText.Identifier(column.Name)} AS id{i}"))
            + $" FROM {RowHash.From(table)} OFFSET 0) r";
    }

    /// <summary>Returns the sum, as text, over the ids in a column of a hash of all rows' own columns that have that id: which rows share one, whatever it is.</summary>
    public static string Shared(Relation table, Column column, IdColumns ids) =>
        $"SELECT {RowHash.Sum(RowHash.Of("g.own::text", "0"))} FROM (SELECT pg_catalog.sum(r.own) AS own FROM (SELECT {RowHash.Of(ids.Own(table))} AS own, t.{SqlText.Identifier(column.Name)} AS id FROM {RowHash.From(table)} OFFSET 0) r GROUP BY r.id) g";

    /// <summary>Returns how many rows are like another one in all own columns.</summary>
    public static string Alike(Relation table, IdColumns ids) =>
        $"SELECT COALESCE(pg_catalog.sum(g.n), 0)::bigint FROM (SELECT pg_catalog.count(*) AS n FROM (SELECT {RowHash.Of(ids.Own(table))} AS own FROM {RowHash.From(table)} OFFSET 0) r GROUP BY r.own HAVING pg_catalog.count(*) > 1) g";
}
