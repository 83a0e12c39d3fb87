using System.Text;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// The ids of a run and their names, one for one: <c>journal_2</c> is the second journal that appeared. As names are given in
/// the order of appearance, the answers of an API read the same before and after its keys have changed.
/// </summary>
/// <param name="known">
/// The ids that members and addresses call so, from a first reading of the whole run: only these are recognised where a place
/// does not say that it holds an id, wherever in the run it stands.
/// </param>
internal sealed class IdNames(IReadOnlySet<(string Entity, IdValue Value)> known)
{
    private readonly Dictionary<(string Entity, IdValue Value), string> _names = [];
    private readonly HashSet<string> _mentioned = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly SortedSet<(string Entity, int Number, IdLine Line)> _spellings = new(Comparer<(string Entity, int Number, IdLine Line)>.Create(Compare));
    private readonly List<(string Entity, int Number, IdLine Line)> _ids = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    /// <summary>No ids are known: the first reading.</summary>
    public IdNames() : this(new HashSet<(string, IdValue)>())
    {
    }

    /// <summary>The entities that the run speaks of, those included of which no id appeared.</summary>
    public IEnumerable<string> Entities => _mentioned.Union(_counts.Keys, StringComparer.Ordinal);

    /// <summary>The ids that have names.</summary>
    public IEnumerable<(string Entity, IdValue Value)> Ids => _names.Keys;

    /// <summary>Remembers that the run speaks of an entity: a member for its ids is there, though perhaps null or empty.</summary>
    public void Mention(string entity) => _mentioned.Add(entity);

    /// <summary>The name of an id, given now where it has none.</summary>
    /// <param name="entity">What it identifies.</param>
    /// <param name="value">The id.</param>
    /// <param name="spelling">The id as it is written there.</param>
    /// <param name="where">The request in whose answer it is written.</param>
    public string Name(string entity, IdValue value, string spelling, string where)
    {
        if (!_names.TryGetValue((entity, value), out var name))
        {
            var number = _counts[entity] = _counts.GetValueOrDefault(entity) + 1;
            _names[(entity, value)] = name = $"{entity}_{number}";
            _numbers[name] = number;
            _ids.Add((entity, number, new(name, value.Text, null, null)));
        }

        if (spelling != value.Text)
            _spellings.Add((entity, _numbers[name], new(name, value.Text, spelling, where)));
        return name;
    }

    /// <summary>The name of an id where it may be none: null for one that the run does not know.</summary>
    public string? NameIfKnown(string entity, IdValue value, string spelling, string where) => known.Contains((entity, value)) ? Name(entity, value, spelling, where) : null;

    /// <summary>All names and what they stand for, and the ids that were not written canonically.</summary>
    public string Text()
    {
        var text = new StringBuilder(IdLine.Header).Append('\n');
        foreach (var (_, _, line) in _ids.Concat(_spellings).OrderBy(id => id, Comparer<(string Entity, int Number, IdLine Line)>.Create(Compare)))
            text.Append(line).Append('\n');
        return text.ToString();
    }

    private static int Compare((string Entity, int Number, IdLine Line) a, (string Entity, int Number, IdLine Line) b)
    {
        var order = string.CompareOrdinal(a.Entity, b.Entity);
        if (order == 0)
            order = a.Number.CompareTo(b.Number);
        return order != 0 ? order : string.CompareOrdinal(a.Line.ToString(), b.Line.ToString());
    }
}
