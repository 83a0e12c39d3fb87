using System.Globalization;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Verification.Tests.Contents;

/// <summary>
/// A small random database in memory: owners, nodes that have an owner and a parent, and links between two nodes that nobody refers to. Some rows are alike
/// in their only own column, <c>name</c>; the others are like no other one.
/// </summary>
internal sealed class RowGraph
{
    public const string Schema = """
        CREATE TABLE public.owners (id integer PRIMARY KEY, name text);
        CREATE TABLE public.nodes (id integer PRIMARY KEY, name text, owner_id integer REFERENCES public.owners, parent_id integer REFERENCES public.nodes DEFERRABLE INITIALLY DEFERRED);
        CREATE TABLE public.links (name text, node_id integer REFERENCES public.nodes, other_id integer REFERENCES public.nodes);
        """;

    private static readonly (string Table, string[] References, int[] To)[] Tables = [("owners", [], []), ("nodes", ["owner_id", "parent_id"], [0, 1]), ("links", ["node_id", "other_id"], [1, 1])];

    private readonly List<(int Table, string? Name, int?[] To)> _rows = [];

    /// <summary>The database of a seed.</summary>
    public RowGraph(Random random)
    {
        var (alike, isTree) = (0.1 + random.NextDouble() * 0.7, random.Next(2) == 0);
        foreach (var (table, count) in new[] { (0, random.Next(2, 6)), (1, random.Next(4, 24)), (2, random.Next(2, 24)) })
            for (var i = 0; i < count; i++)
                _rows.Add((table, random.NextDouble() >= alike ? $"row {_rows.Count}" : random.Next(3) > 0 ? null : "x", new int?[Tables[table].To.Length]));
        for (var row = 0; row < _rows.Count; row++)
            for (var at = 0; at < _rows[row].To.Length; at++)
            {
                var (table, to) = (_rows[row].Table, Tables[_rows[row].Table].To[at]);
                var rows = Enumerable.Range(0, isTree && table == to ? row : _rows.Count).Where(other => _rows[other].Table == to).ToList();
                _rows[row].To[at] = rows.Count == 0 || random.Next(5) == 0 ? null : rows[random.Next(rows.Count)];
            }
    }

    private RowGraph(RowGraph other) => _rows = [.. other._rows.Select(row => row with { To = [.. row.To] })];

    /// <summary>The same with one reference of two rows exchanged; mostly with others to rows that are alike, which needs a second look to be seen.</summary>
    public RowGraph Exchange(Random random)
    {
        var mutant = new RowGraph(this);
        var (table, reference) = (random.Next(1, 3), random.Next(2));
        var rows = mutant._rows.Where(row => row.Table == table).Select(row => row.To).ToList();
        var pairs = rows.SelectMany(_ => rows, (one, other) => (one, other)).Where(pair => pair.one[reference] != pair.other[reference]).ToList();
        var alike = pairs.Where(pair => pair.one[reference] is { } one && pair.other[reference] is { } other && _rows[one].Name == _rows[other].Name).ToList();
        if (alike.Count > 0 && random.Next(4) > 0)
            pairs = alike;
        if (pairs.Count > 0)
        {
            var (one, other) = pairs[random.Next(pairs.Count)];
            (one[reference], other[reference]) = (other[reference], one[reference]);
        }

        return mutant;
    }

    /// <summary>Statements that insert the rows, in a random order and with random ids.</summary>
    public string Insert(Random random)
    {
        var ids = Enumerable.Range(1, 1000).ToArray();
        random.Shuffle(ids);
        var order = Enumerable.Range(0, _rows.Count).ToArray();
        random.Shuffle(order);
        return string.Concat(order.OrderBy(row => _rows[row].Table).Select(row =>
        {
            var (table, name, to) = _rows[row];
            var values = to.Select(target => target is { } found ? ids[found].ToString(CultureInfo.InvariantCulture) : "NULL").Prepend(SqlText.Literal(name));
            return string.Create(CultureInfo.InvariantCulture, $"INSERT INTO public.{Tables[table].Table} ({string.Join(", ", Tables[table].References.Prepend("name"))}{(table < 2 ? ", id" : "")}) VALUES ({string.Join(", ", values)}{(table < 2 ? $", {ids[row]}" : "")});\n");
        }));
    }

    /// <summary>Whether colour refinement of all rows of both, as far as it goes, finds them alike.</summary>
    public bool IsLike(RowGraph other)
    {
        // Both as one graph, the other's rows behind the first one's.
        var rows = _rows.Concat(other._rows.Select(row => row with { To = [.. row.To.Select(to => to + _rows.Count)] })).ToList();
        var colours = Number(rows.Select(row => $"{row.Table} {row.Name ?? "null"}"));
        for (var before = 0; colours.Distinct().Count() is var count && count > before;)
        {
            before = count;
            var referring = rows.SelectMany((row, i) => row.To.Select((to, at) => (to, text: $"{row.Table} {at} {colours[i]}"))).Where(pair => pair.to is not null).ToLookup(pair => pair.to!.Value, pair => pair.text);
            colours = Number(rows.Select((row, i) =>
                $"{colours[i]} > {string.Join(", ", row.To.Select(to => to is { } target ? colours[target].ToString(CultureInfo.InvariantCulture) : "none"))} < {string.Join(", ", referring[i].Order(StringComparer.Ordinal))}"));
        }

        return colours.Take(_rows.Count).Order().SequenceEqual(colours.Skip(_rows.Count).Order());
    }

    private static List<int> Number(IEnumerable<string> colours)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. colours.Select(colour => numbers.TryGetValue(colour, out var number) ? number : numbers[colour] = numbers.Count)];
    }
}
