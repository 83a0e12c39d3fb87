using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// Tells rows apart that are alike in all own columns, by the rows around them: colour refinement over the references. A row's
/// colour begins as the hash of its own columns and those of the rows it refers to; in each round it takes in the colours of the
/// rows that it refers to and of those that refer to it. So a line that moved from one empty cart to another is seen: the carts
/// are not those they were.
/// </summary>
/// <remarks>
/// <para>
/// Only tables take part that have such rows and are referred to, with the tables that refer to them: where all rows differ, their
/// own columns tell which is which, and a round would add time and nothing else.
/// </para>
/// <para>
/// What no fingerprint without ids can see is an exchange that leaves the database isomorphic to what it was: two rows alike in
/// themselves, with alike rows around them all the way, that exchange their ids. Nothing in the database tells them apart but the
/// ids themselves, and only who kept an id elsewhere notices. What these fingerprints cannot see beyond that is what differs only
/// farther than <see cref="Rounds"/> steps away, and what colour refinement never sees: graphs in which each row has alike
/// neighbours and that hang together differently, such as two rings of three rows without any content beside one ring of six.
/// The fingerprint that a migration predicts of its own result knows the mapping, and sees all of it.
/// </para>
/// </remarks>
internal sealed class RefinementQuery
{
    /// <summary>How far a row is looked around: a line of a cart, the cart's other lines, and what those refer to.</summary>
    public const int Rounds = 2;

    private readonly ImmutableArray<Reference> _edges;
    private readonly IdColumns _ids;
    private readonly ILookup<Relation, Reference> _referring;
    private readonly ILookup<Relation, Reference> _referred;
    private readonly ImmutableDictionary<Relation, string> _names;

    private RefinementQuery(ImmutableArray<Relation> tables, ImmutableArray<Reference> edges, IReadOnlySet<Relation> alike, References references, IdColumns ids)
    {
        (Tables, _edges, _ids) = (tables, edges, ids);
        (_referring, _referred) = (edges.ToLookup(edge => edge.From), edges.ToLookup(edge => edge.To));
        _names = tables.Select((table, i) => (table, i)).ToImmutableDictionary(pair => pair.table, pair => FormattableString.Invariant($"t{pair.i}"));
        var colours = tables.Select(table => $"{Colour(table, 0)} AS MATERIALIZED ({First(table, references, ids)})")
            .Concat(Enumerable.Range(1, Rounds).SelectMany(round => tables.Select(table => $"{Colour(table, round)} AS MATERIALIZED ({Next(table, round)})")));
        Sql = $"WITH {string.Join(", ", colours)} SELECT * FROM ({string.Join(" UNION ALL ", tables.Select((table, i) => Sum(table, i, alike.Contains(table))))}) r ORDER BY 1";
    }

    /// <summary>The tables, in the order of the rows that are returned.</summary>
    public ImmutableArray<Relation> Tables { get; }

    /// <summary>Returns a row for each table: its place, the sum of its rows' colours as text, how many rows share theirs (null where nothing refers to the table), and for each id column and each that keeps old ids the sum of a hash of id and colour.</summary>
    public string Sql { get; }

    /// <summary>The queries of a database: one for each group of tables that hang together.</summary>
    /// <param name="alike">The tables that are referred to and have rows that are alike in all own columns.</param>
    /// <param name="references">The references.</param>
    /// <param name="ids">The id columns.</param>
    public static IEnumerable<RefinementQuery> Of(IReadOnlySet<Relation> alike, References references, IdColumns ids)
    {
        // The ids of an array are followed in the first colours alone.
        var edges = references.All.Where(reference => reference is { IsArray: false, IsComparable: true } && alike.Contains(reference.To)).ToImmutableArray();
        var neighbours = edges.SelectMany(edge => new[] { (edge.From, edge.To), (edge.To, edge.From) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        var seen = new HashSet<Relation>();
        foreach (var start in edges.Select(edge => edge.To).Distinct().OrderBy(table => table.Name))
        {
            if (!seen.Add(start))
                continue;
            var (group, pending) = (new HashSet<Relation>(), new Stack<Relation>([start]));
            while (pending.TryPop(out var table))
            {
                group.Add(table);
                foreach (var neighbour in neighbours[table].Where(seen.Add))
                    pending.Push(neighbour);
            }

            var tables = group.OrderBy(table => table.Name).ToImmutableArray();
            yield return new(tables, [.. edges.Where(edge => group.Contains(edge.To))], alike, references, ids);
        }
    }

    private string Colour(Relation table, int round) => FormattableString.Invariant($"{_names[table]}_{round}");

    /// <summary>The columns that hold ids, or keep old ones.</summary>
    private IEnumerable<short> IdNumbers(Relation table) => _ids.Ids(table).Concat(_ids.Kept(table).Select(kept => kept.Column)).Select(column => column.Number);

    /// <summary>The columns that the rounds join by, and those of ids.</summary>
    private IEnumerable<short> Columns(Relation table) => _referring[table].SelectMany(edge => edge.TypeColumn is { } type ? edge.Columns.Add(type) : edge.Columns)
        .Concat(_referred[table].SelectMany(edge => edge.ToColumns)).Concat(IdNumbers(table)).Distinct().Order();

    private string First(Relation table, References references, IdColumns ids)
    {
        var rows = new ReferringRows(table, [.. references.Of(table).Except(_edges)], ids, Columns(table));
        return $"SELECT {rows.Related} AS colour{string.Concat(Columns(table).Select(number => FormattableString.Invariant($", {rows.Column(number)} AS c{number}")))} FROM {rows.From}";
    }

    private string Next(Relation table, int round)
    {
        var (colour, joins) = ("t.colour", new List<string>());
        foreach (var (edge, i) in _referring[table].Select((edge, i) => (edge, i)))
        {
            var isOfType = edge.TypeColumn is { } type ? FormattableString.Invariant($" AND t.c{type}::text IN ({string.Join(", ", edge.Types.Select(SqlText.Literal))})") : "";
            var refers = edge.Key is { } key ? RelationshipsQuery.Refers(key, number => FormattableString.Invariant($"t.c{number}")) : FormattableString.Invariant($"t.c{edge.Columns[0]} IS NOT NULL{isOfType}");
            joins.Add(FormattableString.Invariant($" LEFT JOIN {Colour(edge.To, round - 1)} p{i} ON {string.Join(" AND ", edge.Columns.Select((number, at) => FormattableString.Invariant($"p{i}.c{edge.ToColumns[at]} {edge.Operators[at]} t.c{number}")))}{isOfType}"));
            colour = RowHash.Of(FormattableString.Invariant($"COALESCE(p{i}.colour::text, CASE WHEN {refers} THEN 'orphan' ELSE 'none' END)"), colour);
        }

        // Each reference by itself: who refers as an author does not count as one who refers as a reader.
        foreach (var (edge, i) in _referred[table].OrderBy(edge => edge.From.Name).ThenBy(edge => edge.Name, StringComparer.Ordinal).Select((edge, i) => (edge, i)))
        {
            var keys = edge.Columns.Select(number => FormattableString.Invariant($"r.c{number}")).ToList();
            var isOfType = edge.TypeColumn is { } type ? FormattableString.Invariant($" WHERE r.c{type}::text IN ({string.Join(", ", edge.Types.Select(SqlText.Literal))})") : "";
            joins.Add(FormattableString.Invariant($" LEFT JOIN (SELECT {string.Join(", ", keys.Select((column, at) => FormattableString.Invariant($"{column} AS k{at}")))}, pg_catalog.sum(r.colour) AS colours FROM {Colour(edge.From, round - 1)} r{isOfType} GROUP BY {string.Join(", ", keys)}) r{i} ON {string.Join(" AND ", edge.ToColumns.Select((number, at) => FormattableString.Invariant($"t.c{number} {edge.Operators[at]} r{i}.k{at}")))}"));
            colour = RowHash.Of(FormattableString.Invariant($"COALESCE(r{i}.colours::text, 'none')"), colour);
        }

        return $"SELECT {colour} AS colour{string.Concat(Columns(table).Select(number => FormattableString.Invariant($", t.c{number}")))} FROM {Colour(table, round - 1)} t{string.Concat(joins)}";
    }

    private string Sum(Relation table, int place, bool isAlike)
    {
        var colours = Colour(table, Rounds);
        var alike = isAlike ? $"(SELECT COALESCE(pg_catalog.sum(g.n), 0)::bigint FROM (SELECT pg_catalog.count(*) AS n FROM {colours} t GROUP BY t.colour HAVING pg_catalog.count(*) > 1) g)" : "NULL::bigint";
        var around = IdNumbers(table).Select(number => RowHash.Sum(RowHash.OfId(FormattableString.Invariant($"t.c{number}"), "t.colour")));
        return FormattableString.Invariant($"SELECT {place}, {RowHash.Sum("t.colour")}, {alike}, ARRAY[{string.Join(", ", around)}]::text[] FROM {colours} t");
    }
}
