using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// A table's rows as <c>c</c>, and joined to them as <c>p0</c>, <c>p1</c>, ... what each of its references leads to: <c>own</c> is
/// the hash of the own columns there, null where it leads nowhere.
/// </summary>
internal sealed class ReferringRows
{
    private readonly ImmutableArray<Reference> _references;
    private readonly List<short> _columns;
    private readonly RowSource _rows;

    /// <summary>Rows of a table.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="references">The references that are followed.</param>
    /// <param name="referenced">The rows that a reference may lead to.</param>
    /// <param name="keys">Columns that are wanted beside those of the references.</param>
    public ReferringRows(RowSource rows, ImmutableArray<Reference> references, Func<Reference, RowSource> referenced, IEnumerable<short> keys)
    {
        (_rows, _references) = (rows, references);
        _columns = [.. references.SelectMany(reference => reference.AllColumns).Concat(keys).Distinct()];
        var place = references.Any(reference => reference.IsArray) ? $", {rows.Place} AS place" : "";
        From = $"(SELECT {rows.Own} AS own{string.Concat(_columns.Select((number, at) => $", {rows.Column(number)} AS f{at}"))}{place}"
            + $" FROM {rows.From} OFFSET 0) c{string.Concat(references.Select((reference, i) => Join(reference, i, referenced(reference))))}";
        Related = references.Select((reference, i) => (reference, i)).Aggregate("c.own", (seed, pair) => RowHash.Of(Token(pair.reference, pair.i), seed));
    }

    /// <summary>What follows FROM.</summary>
    public string From { get; }

    /// <summary>The hash of a row's own columns and those of every row that it refers to.</summary>
    public string Related { get; }

    /// <summary>A column of the rows.</summary>
    public string Column(short number) => $"c.f{_columns.IndexOf(number)}";

    /// <summary>How many rows the reference leads to.</summary>
    public string References(int i) => _references[i].IsArray ? $"COALESCE(pg_catalog.sum(p{i}.found), 0)::bigint" : $"pg_catalog.count(p{i}.own)";

    /// <summary>How many ids lead nowhere.</summary>
    public string Orphans(int i) => _references[i].IsArray ? $"COALESCE(pg_catalog.sum(p{i}.orphans), 0)::bigint" : $"pg_catalog.count(*) FILTER (WHERE {IsOrphan(_references[i], i)})";

    private string IsOrphan(Reference reference, int i) => $"p{i}.own IS NULL AND "
        + (reference.Key is { } key ? RelationshipsQuery.Refers(key, Column) : $"{Column(reference.Columns[0])} IS NOT NULL{(IsOfType(reference) is { } type ? $" AND {type}" : "")}");

    private string? IsOfType(Reference reference) =>
        reference.TypeColumn is { } column ? $"{Column(column)}::text IN ({string.Join(", ", reference.Types.Select(SqlText.Literal))})" : null;

    private string Token(Reference reference, int i) => reference.IsArray
        ? $"COALESCE(p{i}.dimensions || p{i}.own::text, CASE WHEN {Column(reference.Columns[0])} IS NULL THEN 'none' ELSE 'empty' END)"
        : $"COALESCE(p{i}.own::text, CASE WHEN {IsOrphan(reference, i)} THEN 'orphan' ELSE 'none' END)";

    private string Join(Reference reference, int i, RowSource referenced)
    {
        var parent = $"(SELECT {referenced.Own} AS own{string.Concat(reference.ToColumns.Select((number, at) => $", {referenced.Column(number)} AS k{at}"))} FROM {referenced.From} OFFSET 0)";
        if (!reference.IsArray)
            return $" LEFT JOIN {parent} p{i} ON {string.Join(" AND ", reference.Columns.Select((number, at) => $"p{i}.k{at} {reference.Operators[at]} {Column(number)}"))}"
                + (IsOfType(reference) is { } type ? $" AND {type}" : "");
        // An array's ids are followed one by one, and put together again in their order.
        var column = _rows.Column(reference.Columns[0]);
        return $" LEFT JOIN (SELECT e.place, e.dimensions, pg_catalog.count(p.own) AS found, pg_catalog.count(*) FILTER (WHERE p.own IS NULL AND e.id IS NOT NULL) AS orphans, "
            + RowHash.Of("pg_catalog.string_agg(COALESCE(p.own::text, CASE WHEN e.id IS NULL THEN 'none' ELSE 'orphan' END), ' ' ORDER BY e.position)", "0") + " AS own"
            + $" FROM (SELECT {_rows.Place} AS place, pg_catalog.array_dims({column}) AS dimensions, u.id, u.position FROM {_rows.From}"
            + $" CROSS JOIN LATERAL pg_catalog.unnest({column}) WITH ORDINALITY AS u(id, position) OFFSET 0) e LEFT JOIN {parent} p ON p.k0 {reference.Operators[0]} e.id"
            + $" GROUP BY e.place, e.dimensions) p{i} ON p{i}.place = c.place";
    }
}
