using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Queries;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>What is measured: the application's queries, and what every application asks: a row by its key, and the rows that refer to it.</summary>
internal static class Workload
{
    /// <summary>What the names of look-ups by a primary key begin with.</summary>
    public const string Keys = "keys/";

    /// <summary>What the names of joins over a foreign key begin with.</summary>
    public const string References = "references/";

    // Rows from the beginning of the table, in an order that is none: the same rows' values are asked for in every run.
    private const int Candidates = 1000;
    private const int Samples = 10;

    /// <summary>The queries of a schema, and those given.</summary>
    public static ImmutableArray<TimedQuery> Of(Schema schema, IEnumerable<QueryFile> queries) =>
    [
        .. queries.Select(query => new TimedQuery(QuerySnapshot.Folder + query.Name, query.Sql.TrimEnd().TrimEnd(';'))),
        .. schema.Constraints.Where(key => key.Kind == ConstraintKind.PrimaryKey && IsMeasured(schema.Relation(key.RelationOid)))
            .OrderBy(key => schema.Relation(key.RelationOid).Name).Select(key => LookUp(schema, key)),
        .. schema.Constraints.Where(key => key is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 } && IsMeasured(schema.Relation(key.RelationOid)))
            .OrderBy(key => schema.Relation(key.RelationOid).Name).ThenBy(key => key.Name, StringComparer.Ordinal).Select(key => Join(schema, key)),
    ];

    /// <summary>Whether a table is measured: not an extension's own, nor a partition, which is its root's.</summary>
    public static bool IsMeasured(Relation table) => table is { IsTableOrPartitioned: true, Extension: null, PartitionBound: null };

    private static TimedQuery LookUp(Schema schema, Constraint key)
    {
        var table = schema.Relation(key.RelationOid);
        var columns = Columns(table, key.Columns);
        return new($"{Keys}{table}", $"SELECT t.* FROM {table} t WHERE {string.Join(" AND ", columns.Select((column, i) => $"t.{column} = ${i + 1}"))}", Values(table, columns));
    }

    /// <summary>The rows that refer to one: what is asked for with each page that shows it.</summary>
    private static TimedQuery Join(Schema schema, Constraint key)
    {
        var (from, to) = (schema.Relation(key.RelationOid), schema.Relation(key.ReferencedRelationOid));
        var (columns, targets) = (Columns(from, key.Columns), Columns(to, key.ReferencedColumns));
        return new(
            $"{References}{from} {SqlText.Identifier(key.Name)}",
            $"SELECT pg_catalog.count(*) FROM {to} t JOIN {from} f ON {string.Join(" AND ", columns.Select((column, i) => $"f.{column} = t.{targets[i]}"))} WHERE {string.Join(" AND ", targets.Select((column, i) => $"t.{column} = ${i + 1}"))}",
            Values(from, columns));
    }

    private static string Values(Relation table, string[] columns)
    {
        var names = columns.Select((_, i) => $"v{i + 1}").ToList();
        return $"""
            SELECT {string.Join(", ", names)} FROM (
              SELECT {string.Join(", ", columns.Select((column, i) => $"t.{column}::text AS {names[i]}"))} FROM {table} t WHERE {string.Join(" AND ", columns.Select(column => $"t.{column} IS NOT NULL"))} LIMIT {Candidates}) c
            ORDER BY pg_catalog.md5(pg_catalog.concat_ws(',', {string.Join(", ", names)})), {string.Join(", ", names)} LIMIT {Samples}
            """;
    }

    private static string[] Columns(Relation table, ImmutableArray<short> numbers) => [.. numbers.Select(number => SqlText.Identifier(table.Column(number).Name))];
}
