using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Identifiers;

namespace Vibes.UuidToolkit.Verification.Contents;

/// <summary>
/// Tables that hang together by references to tables with alike rows: what tells the rows of one apart may lie in any other.
/// Where all rows of a table differ, their own columns tell which is which, and who refers to them need not be looked at again.
/// </summary>
internal sealed class RefinementGroup
{
    // Each part of a query makes planning it slower, by the square of their number: of more tables all rows are refined.
    private const int MostSplit = 128;

    private readonly IReadOnlySet<Relation> _alike;
    private readonly IReadOnlySet<Relation> _most;
    private readonly HashSet<Relation> _whole;
    private readonly References _references;
    private readonly ILookup<Relation, Reference> _referring;
    private readonly ILookup<Relation, Reference> _referred;
    private readonly ImmutableDictionary<Relation, string> _names;

    private RefinementGroup(IEnumerable<Relation> tables, IReadOnlyList<Reference> edges, IReadOnlySet<Relation> alike, IReadOnlySet<Relation> most, References references, IdColumns ids)
    {
        (Tables, _alike, _most, _references, Ids) = ([.. tables.OrderBy(table => table.Name)], alike, most, references, ids);
        (_referring, _referred) = (edges.ToLookup(edge => edge.From), edges.ToLookup(edge => edge.To));
        _whole = [.. edges.Where(edge => most.Contains(edge.To)).Select(edge => edge.From), .. most];
        _names = Tables.Select((table, i) => (table, i)).ToImmutableDictionary(pair => pair.table, pair => FormattableString.Invariant($"t{pair.i}"));
    }

    /// <summary>The tables, in the order of their names.</summary>
    public ImmutableArray<Relation> Tables { get; }

    /// <summary>The id columns.</summary>
    public IdColumns Ids { get; }

    /// <summary>The groups of a database.</summary>
    /// <param name="alike">The tables that are referred to and have rows that are alike in all own columns.</param>
    /// <param name="most">Those of them of which at least half of the rows are.</param>
    /// <param name="references">The references.</param>
    /// <param name="ids">The id columns.</param>
    public static IEnumerable<RefinementGroup> Of(IReadOnlySet<Relation> alike, IReadOnlySet<Relation> most, References references, IdColumns ids)
    {
        // The ids of an array are followed in the first colours alone.
        var edges = references.All.Where(reference => reference is { IsArray: false, IsComparable: true } && alike.Contains(reference.To)).ToList();
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

            yield return new(group, [.. edges.Where(edge => group.Contains(edge.To))], alike, group.Count > MostSplit ? alike : most, references, ids);
        }
    }

    /// <summary>What the names of a table's parts of a query begin with.</summary>
    public string Name(Relation table) => _names[table];

    /// <summary>All references of a table.</summary>
    public ImmutableArray<Reference> References(Relation table) => _references.Of(table);

    /// <summary>A table's references to tables with alike rows.</summary>
    public IEnumerable<Reference> Referring(Relation table) => _referring[table];

    /// <summary>The references to a table with alike rows, in an order that a migration does not change.</summary>
    public IEnumerable<Reference> Referred(Relation table) => _referred[table].OrderBy(edge => edge.From.Name).ThenBy(edge => edge.Name, StringComparer.Ordinal);

    /// <summary>Whether a table is of the group and has alike rows.</summary>
    public bool IsAlike(Relation table) => _alike.Contains(table) && _names.ContainsKey(table);

    /// <summary>Whether a table's alike rows are told from its others. Where most are alike, that would take longer than it spares.</summary>
    public bool IsSplit(Relation table) => IsAlike(table) && !_most.Contains(table);

    /// <summary>Whether all rows of a table are refined: most are alike, or may refer to such.</summary>
    public bool IsWhole(Relation table) => _whole.Contains(table);

    /// <summary>The columns of a table that hold ids, or keep old ones.</summary>
    public IEnumerable<short> IdNumbers(Relation table) => Ids.Ids(table).Concat(Ids.Kept(table).Select(kept => kept.Column)).Select(column => column.Number);

    /// <summary>The columns of a table that the group's tables are joined by, and those of ids.</summary>
    public IEnumerable<short> Columns(Relation table) =>
        _referring[table].SelectMany(edge => edge.AllColumns).Concat(_referred[table].SelectMany(edge => edge.ToColumns)).Concat(IdNumbers(table)).Distinct().Order();

    /// <summary>A join to the rows that a reference leads to, as <c>p0</c>, <c>p1</c>, ...; their <c>colour</c> is null where it leads to none.</summary>
    /// <param name="edge">The reference.</param>
    /// <param name="i">Its place among those of its table.</param>
    /// <param name="from">What follows FROM for the rows, as <c>p</c>.</param>
    /// <param name="colour">The rows' column that is wanted.</param>
    /// <param name="rows">The referring rows.</param>
    public static string Join(Reference edge, int i, string from, string colour, RowSource rows)
    {
        var keys = edge.ToColumns.Select(number => FormattableString.Invariant($"p.c{number}")).ToList();
        var isOfType = edge.TypeColumn is { } type ? $" AND {rows.Column(type)}::text IN ({string.Join(", ", edge.Types.Select(SqlText.Literal))})" : "";
        // Grouped, since the planner does not know by itself that there is one row a key, and would expect ever more of them.
        return FormattableString.Invariant($" LEFT JOIN (SELECT {string.Join(", ", keys.Select((key, at) => FormattableString.Invariant($"{key} AS k{at}")))}, pg_catalog.max(p.{colour}) AS colour FROM {from} GROUP BY {string.Join(", ", keys)}) p{i}")
            + $" ON {string.Join(" AND ", edge.Columns.Select((number, at) => FormattableString.Invariant($"p{i}.k{at} {edge.Operators[at]} {rows.Column(number)}")))}{isOfType}";
    }
}
