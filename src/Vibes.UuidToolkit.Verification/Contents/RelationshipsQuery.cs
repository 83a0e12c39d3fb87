using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// A table's rows together with the rows that they refer to, seen without ids. All foreign keys are followed in one query: the
/// row's hash is worked out once, and the pairing of two references in one row, all that a junction table holds, counts.
/// </summary>
internal static class RelationshipsQuery
{
    /// <summary>Returns one row: the related fingerprint, and for each foreign key references, orphans, fingerprint; sums as text.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="table">The referring table.</param>
    /// <param name="keys">Its foreign keys, at least one.</param>
    /// <param name="ids">The id columns.</param>
    /// <param name="operators">The operators that compare a foreign key's columns, by its OID.</param>
    public static string Of(
        Schema schema, Relation table, ImmutableArray<Constraint> keys, IdColumns ids, IReadOnlyDictionary<uint, string[]> operators)
    {
        var columns = keys.SelectMany(key => key.Columns).Distinct().ToList();
        string Child(short number) => $"c.f{columns.IndexOf(number)}";

        var (sums, joins, related) = (new List<string>(), new List<string>(), "c.own");
        for (var i = 0; i < keys.Length; i++)
        {
            var (key, parent) = (keys[i], schema.Relation(keys[i].ReferencedRelationOid));
            var orphan = $"p{i}.own IS NULL AND {Refers(key, Child)}";
            sums.Add($"pg_catalog.count(p{i}.own)");
            sums.Add($"pg_catalog.count(*) FILTER (WHERE {orphan})");
            sums.Add(RowHash.Sum(RowHash.Of($"p{i}.own::text", "c.own")));
            related = RowHash.Of($"COALESCE(p{i}.own::text, CASE WHEN {orphan} THEN 'orphan' ELSE 'none' END)", related);
            joins.Add($"LEFT JOIN (SELECT {RowHash.Of(ids.Own(parent))} AS own{string.Concat(key.ReferencedColumns.Select((number, at) => $", t.{Name(parent, number)} AS k{at}"))}"
                + $" FROM {RowHash.From(parent)} OFFSET 0) p{i} ON {string.Join(" AND ", key.Columns.Select((number, at) => $"p{i}.k{at} {operators[key.Oid][at]} {Child(number)}"))}");
        }

        return $"SELECT {RowHash.Sum(related)}, {string.Join(", ", sums)} FROM (SELECT {RowHash.Of(ids.Own(table))} AS own"
            + string.Concat(columns.Select((number, at) => $", t.{Name(table, number)} AS f{at}"))
            + $" FROM {RowHash.From(table)} OFFSET 0) c {string.Join(' ', joins)}";
    }

    /// <summary>The operators that PostgreSQL itself compares foreign keys with, by the constraint's OID: with an empty search_path, = need not be the type's own.</summary>
    public static async Task<IReadOnlyDictionary<uint, string[]>> ReadOperatorsAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var operators = new Dictionary<uint, string[]>();
        await using var command = new NpgsqlCommand(Operators, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            operators.Add(reader.GetFieldValue<uint>(0), reader.GetFieldValue<string[]>(1));
        return operators;
    }

    private const string Operators =
        """
        SELECT k.oid, pg_catalog.array_agg(pg_catalog.format('OPERATOR(%I.%s)', n.nspname, o.oprname) ORDER BY u.position)
        FROM pg_catalog.pg_constraint k CROSS JOIN pg_catalog.unnest(k.conpfeqop) WITH ORDINALITY AS u(operator, position)
        JOIN pg_catalog.pg_operator o ON o.oid = u.operator JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
        WHERE k.contype = 'f' GROUP BY k.oid
        """;

    /// <summary>Whether a row refers to one at all: MATCH FULL takes a row that is null in part for one that does.</summary>
    internal static string Refers(Constraint key, Func<short, string> column) => key.Definition.Contains(" MATCH FULL", StringComparison.Ordinal)
        ? $"({string.Join(" OR ", key.Columns.Select(number => $"{column(number)} IS NOT NULL"))})"
        : string.Join(" AND ", key.Columns.Select(number => $"{column(number)} IS NOT NULL"));

    private static string Name(Relation relation, short number) => SqlText.Identifier(relation.Column(number).Name);
}
