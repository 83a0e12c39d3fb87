using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// A table's rows together with the rows that they refer to, seen without ids. All references are followed in one query: the
/// row's hash is worked out once, and the pairing of two references in one row, all that a junction table holds, counts.
/// </summary>
internal static partial class RelationshipsQuery
{
    /// <summary>
    /// Returns one row: the related fingerprint, for each reference references, orphans, fingerprint, and for each id column and each that keeps
    /// old ids the fingerprint of the id with all that is in the related one; sums as text.
    /// </summary>
    /// <param name="table">The referring table.</param>
    /// <param name="references">Its references, at least one.</param>
    /// <param name="ids">The id columns.</param>
    public static string Of(Relation table, ImmutableArray<Reference> references, IdColumns ids)
    {
        ImmutableArray<Column> columns = [.. ids.Ids(table), .. ids.Kept(table).Select(kept => kept.Column)];
        var rows = new ReferringRows(RowSource.Of(table, ids), references, reference => RowSource.Of(reference.To, ids), columns.Select(column => column.Number));
        var sums = references.SelectMany((_, i) => (string[])[rows.References(i), rows.Orphans(i), RowHash.Sum(RowHash.Of($"p{i}.own::text", "c.own"))]);
        // LATERAL and OFFSET 0: the hash is worked out once, and not once for each of its uses.
        return $"SELECT {RowHash.Sum("z.related")}, {string.Join(", ", sums.Concat(columns.Select(column => RowHash.Sum(RowHash.OfId(rows.Column(column.Number), "z.related")))))}"
            + $" FROM {rows.From} CROSS JOIN LATERAL (SELECT {rows.Related} AS related OFFSET 0) z";
    }

    /// <summary>
    /// Returns the hash of the own columns of the row that a column refers to where an INSERT leaves it out; no row where there is
    /// none. Null where the default is no literal: what it computes is none of a reader's business to run.
    /// </summary>
    public static string? Default(Reference reference, IdColumns ids) =>
        reference is { Columns: [var column], IsArray: false, TypeColumn: null } && reference.From.Column(column).Default is { } value && Literal().IsMatch(value)
            ? $"SELECT {RowHash.Of(ids.Own(reference.To))}::text FROM {RowHash.From(reference.To)} WHERE t.{Name(reference.To, reference.ToColumns[0])} {reference.Operators[0]} ({value})"
            : null;

    /// <summary>Returns the kinds of a polymorphic reference that are not among those listed, with how many rows have each; at most five.</summary>
    /// <param name="reference">One of the reference's tables.</param>
    /// <param name="types">All kinds that are listed.</param>
    public static string Unlisted(Reference reference, IEnumerable<string> types)
    {
        var (column, type) = (Name(reference.From, reference.Columns[0]), Name(reference.From, reference.TypeColumn!.Value));
        return $"SELECT COALESCE(t.{type}::text, 'null'), pg_catalog.count(*) FROM {RowHash.From(reference.From)} WHERE t.{column} IS NOT NULL"
            + $" AND (t.{type}::text IN ({string.Join(", ", types.Select(SqlText.Literal))})) IS NOT TRUE GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 5";
    }

    /// <summary>Whether a row refers to one at all: MATCH FULL takes a row that is null in part for one that does.</summary>
    internal static string Refers(Constraint key, Func<short, string> column) => key.Definition.Contains(" MATCH FULL", StringComparison.Ordinal)
        ? $"({string.Join(" OR ", key.Columns.Select(number => $"{column(number)} IS NOT NULL"))})"
        : string.Join(" AND ", key.Columns.Select(number => $"{column(number)} IS NOT NULL"));

    // As the server writes constants: 1, '-1'::integer, '018f...'::uuid.
    [GeneratedRegex(@"^(?:\(?-?[0-9]+\)?(?:::(?:smallint|integer|bigint))?|'[0-9a-f-]+'::(?:smallint|integer|bigint|uuid))$", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();

    private static string Name(Relation relation, short number) => SqlText.Identifier(relation.Column(number).Name);
}
