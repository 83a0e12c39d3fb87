namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>Union-find: which items have been put together, directly or through others.</summary>
internal sealed class DisjointSets<T>
    where T : notnull
{
    private readonly Dictionary<T, T> _parents = [];

    /// <summary>The item that stands for the whole set of <paramref name="item"/>.</summary>
    public T Find(T item)
    {
        var root = item;
        while (_parents.TryGetValue(root, out var parent) && !parent.Equals(root))
            root = parent;
        // Path compression keeps long chains of references cheap.
        while (!item.Equals(root))
        {
            _parents.TryGetValue(item, out var next);
            _parents[item] = root;
            item = next!;
        }

        return root;
    }

    /// <summary>Puts the sets of both items together.</summary>
    public void Union(T first, T second)
    {
        var (a, b) = (Find(first), Find(second));
        _parents.TryAdd(a, a);
        _parents.TryAdd(b, b);
        if (!a.Equals(b))
            _parents[a] = b;
    }

    /// <summary>All sets of items that were ever united.</summary>
    public IEnumerable<IGrouping<T, T>> Sets() => _parents.Keys.ToArray().GroupBy(Find);
}
