using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// Tells rows apart that are alike in all own columns, by the rows around them: colour refinement over the references. A row's
/// colour begins as the hash of its own columns and those of the rows it refers to; in each round it takes in the colours of the
/// rows that it refers to and of those that refer to it. So a line that moved from one empty cart to another is seen: the carts
/// are not those they were.
/// </summary>
/// <remarks>
/// <para>
/// What no fingerprint without ids can see is an exchange that leaves the database isomorphic to what it was: two rows alike in
/// themselves, with alike rows around them all the way, that exchange their ids. Nothing in the database tells them apart but the
/// ids themselves, and only who kept an id elsewhere notices. What these fingerprints cannot see beyond that is what differs only
/// farther than sixteen steps away, and what colour refinement never sees: graphs in which each row has alike
/// neighbours and that hang together differently, such as two rings of three rows without any content beside one ring of six.
/// The fingerprint that a migration predicts of its own result knows the mapping, and sees all of it.
/// </para>
/// </remarks>
internal sealed class RefinementQuery
{
    /// <summary>
    /// How far rows are looked around: in any case at a line of a cart, the cart's other lines, and what those refer to; and farther where that has told more of
    /// them apart, around those that are still alike.
    /// </summary>
    private static readonly ImmutableArray<int> Stages = [2, 4, 8, 16];

    // The planner's time and memory grow with the square of a query's parts.
    private const int MostParts = 256;

    private readonly RefinementGroup _group;
    private readonly ImmutableArray<int> _stages;

    /// <summary>The query for a group of tables.</summary>
    public RefinementQuery(RefinementGroup group)
    {
        (_group, _stages) = (group, [.. Stages.Where((rounds, stage) => stage == 0 || rounds * group.Tables.Length <= MostParts)]);
        var rows = new RefinedRows(group);
        var parts = new List<(string Name, string Sql)>(rows.Parts);
        parts.AddRange(group.Tables.Select(table => (Colour(table, 0), First(table, rows.Of(table)))));
        for (var (stage, round) = (0, 1); stage < _stages.Length; stage++)
        {
            if (stage > 0)
                parts.AddRange(StillAlike(_stages[stage - 1]));
            for (; round <= _stages[stage]; round++)
                parts.AddRange(group.Tables.Select(table => (Colour(table, round), Next(table, round))));
            parts.Add((Sums(_stages[stage]), string.Join(" UNION ALL ", group.Tables.Select((table, place) => Sum(table, place, _stages[stage])))));
        }

        Sql = $"WITH {string.Join(", ", parts.Select(part => $"{part.Name} AS MATERIALIZED ({part.Sql})"))} "
            + string.Join(" UNION ALL ", _stages.Select(rounds => FormattableString.Invariant($"SELECT {rounds}, s.* FROM {Sums(rounds)} s"))) + " ORDER BY 1, 2";
    }

    /// <summary>
    /// Returns a row for each stage and table: how far it looks, the table's place, the sum of its rows' colours as text, how many rows shared theirs before the last
    /// round, whether that round has told any of these apart, without which nothing is farther on, and for each id column and each that keeps old ids the sum of a hash of id and colour.
    /// </summary>
    public string Sql { get; }

    private string Colour(Relation table, int round) => FormattableString.Invariant($"{_group.Name(table)}_{round}");

    private string Shared(Relation table, int round) => $"{Colour(table, round)}_shared";

    private string Alike(Relation table, int round) => $"{Colour(table, round)}_alike";

    private string Left(Relation table, int round) => $"{Colour(table, round)}_left";

    /// <summary>The rows that a round begins with.</summary>
    private string Before(Relation table, int round) => _stages.Contains(round - 1) ? Left(table, round - 1) : Colour(table, round - 1);

    private static string Sums(int rounds) => FormattableString.Invariant($"sums_{rounds}");

    private string Columns(Relation table) => string.Concat(_group.Columns(table).Select(number => FormattableString.Invariant($", t.c{number}")));

    private string First(Relation table, ReferringRows rows) =>
        $"SELECT {rows.Related} AS colour{string.Concat(_group.Columns(table).Select(number => FormattableString.Invariant($", {rows.Column(number)} AS c{number}")))} FROM {rows.From}";

    private string Next(Relation table, int round)
    {
        var (colour, joins) = ("t.colour", new List<string>());
        foreach (var (edge, i) in _group.Referring(table).Select((edge, i) => (edge, i)))
        {
            joins.Add(RefinementGroup.Join(edge, i, $"{Before(edge.To, round)} p", "colour", RowSource.Kept(Before(table, round))));
            colour = RowHash.Of(FormattableString.Invariant($"COALESCE(p{i}.colour::text, 'none')"), colour);
        }

        // Each reference by itself: who refers as an author does not count as one who refers as a reader.
        foreach (var (edge, i) in _group.Referred(table).Select((edge, i) => (edge, i)))
        {
            var keys = edge.Columns.Select(number => FormattableString.Invariant($"r.c{number}")).ToList();
            var isOfType = edge.TypeColumn is { } type ? FormattableString.Invariant($" WHERE r.c{type}::text IN ({string.Join(", ", edge.Types.Select(SqlText.Literal))})") : "";
            joins.Add(FormattableString.Invariant($" LEFT JOIN (SELECT {string.Join(", ", keys.Select((column, at) => FormattableString.Invariant($"{column} AS k{at}")))}, pg_catalog.sum(r.colour) AS colours FROM {Before(edge.From, round)} r{isOfType} GROUP BY {string.Join(", ", keys)}) r{i} ON {string.Join(" AND ", edge.ToColumns.Select((number, at) => FormattableString.Invariant($"t.c{number} {edge.Operators[at]} r{i}.k{at}")))}"));
            colour = RowHash.Of(FormattableString.Invariant($"COALESCE(r{i}.colours::text, 'none')"), colour);
        }

        return $"SELECT {colour} AS colour, t.colour AS known{Columns(table)} FROM {Before(table, round)} t{string.Concat(joins)}";
    }

    /// <summary>
    /// The rows that the last round found alike, and those that refer to such. What it then made of the others is theirs: it has taken in, of each row around
    /// them, the colour by which that is known.
    /// </summary>
    private IEnumerable<(string Name, string Sql)> StillAlike(int round)
    {
        var isUnsettled = $"(SELECT pg_catalog.bool_or(s.told) FROM {Sums(round)} s)";
        return
        [
            .. _group.Tables.Where(_group.IsAlike).SelectMany(table => new[]
            {
                (Shared(table, round), $"SELECT t.known FROM {Colour(table, round)} t WHERE {isUnsettled} GROUP BY t.known HAVING pg_catalog.count(*) > 1"),
                (Alike(table, round), $"SELECT t.* FROM {Colour(table, round)} t JOIN {Shared(table, round)} s ON s.known = t.known"),
            }),
            .. _group.Tables.Select(table =>
            {
                var (joins, conditions) = (new List<string>(), new List<string>());
                if (_group.IsAlike(table))
                {
                    joins.Add($" LEFT JOIN {Shared(table, round)} s ON s.known = t.known");
                    conditions.Add("s.known IS NOT NULL");
                }

                foreach (var (edge, i) in _group.Referring(table).Select((edge, i) => (edge, i)))
                {
                    joins.Add(RefinementGroup.Join(edge, i, $"{Alike(edge.To, round)} p", "colour", RowSource.Kept(Colour(table, round))));
                    conditions.Add(FormattableString.Invariant($"p{i}.colour IS NOT NULL"));
                }

                return (Left(table, round), $"SELECT t.colour{Columns(table)} FROM {Colour(table, round)} t{string.Concat(joins)} WHERE {isUnsettled} AND ({string.Join(" OR ", conditions)})");
            }),
        ];
    }

    private string Sum(Relation table, int place, int rounds)
    {
        var colours = Colour(table, rounds);
        var around = _group.IdNumbers(table).Select(number => RowHash.Sum(RowHash.OfId(FormattableString.Invariant($"t.c{number}"), "t.colour")));
        return FormattableString.Invariant($"SELECT {place} AS place, c.sum, b.alike, CASE WHEN b.alike > 0 THEN b.colours < (SELECT pg_catalog.count(*) FROM (SELECT FROM {colours} t GROUP BY t.colour) g) ELSE false END AS told, c.around")
            + $" FROM (SELECT {RowHash.Sum("t.colour")} AS sum, ARRAY[{string.Join(", ", around)}]::text[] AS around FROM {colours} t) c"
            + $" CROSS JOIN (SELECT pg_catalog.count(*) AS colours, COALESCE(pg_catalog.sum(g.n) FILTER (WHERE g.n > 1), 0)::bigint AS alike FROM (SELECT pg_catalog.count(*) AS n FROM {colours} t GROUP BY t.known) g) b";
    }
}
