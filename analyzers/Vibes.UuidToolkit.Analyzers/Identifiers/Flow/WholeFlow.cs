using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The flow of all bodies at once: what <see cref="FlowSolver"/> finds place by place, and besides the places that only their
/// callers and writers tell about, such as a DTO's property that a mapping fills. Takes time in proportion to the edges.
/// </summary>
internal sealed class WholeFlow
{
    private readonly Dictionary<Slot, List<(Slot Other, bool IsEquality)>> _forward = [];
    private readonly Dictionary<Slot, List<(Slot Other, bool IsEquality)>> _backward = [];
    private readonly HashSet<Slot> _foreign = [];
    private readonly Func<Slot, Identifier?> _seed;
    private readonly Func<Slot, bool> _isOther;

    /// <summary>The flow of these edges.</summary>
    /// <param name="edges">The edges of all bodies.</param>
    /// <param name="equalTo">The places that change together with a place.</param>
    /// <param name="seed">The id that a place is by declaration; null for none.</param>
    /// <param name="isOther">Whether a place is declared to be no id.</param>
    public WholeFlow(IEnumerable<FlowEdge> edges, Func<Slot, IEnumerable<Slot>> equalTo, Func<Slot, Identifier?> seed, Func<Slot, bool> isOther)
    {
        (_seed, _isOther) = (seed, isOther);
        foreach (var edge in edges)
            if (edge.From.Node == FlowEdge.Foreign)
                _foreign.Add(edge.To);
            else
                Add(edge.From, edge.To, edge.IsEquality);
        foreach (var slot in _forward.Keys.Concat(_backward.Keys).Distinct().ToList())
            foreach (var equal in equalTo(slot))
                Add(slot, equal, isEquality: true);
    }

    /// <summary>All places that hold an id, and whose.</summary>
    public IReadOnlyDictionary<Slot, Identifier> Solve(CancellationToken cancellation)
    {
        var known = new Dictionary<Slot, Identifier>();
        foreach (var slot in _forward.Keys.Concat(_backward.Keys))
            if (_seed(slot) is { } id && !known.ContainsKey(slot))
                known.Add(slot, id);
        // First against the flow: what goes to an id must be one. Then with it: what an id goes to receives one.
        Spread(known, _backward, _ => true, cancellation);
        var required = new HashSet<Slot>(known.Keys);
        while (true)
        {
            var received = new Dictionary<Slot, Identifier>(known);
            var mixed = _mixed;
            Spread(received, _forward, slot => !mixed.Contains(slot), cancellation);
            // A place that numbers reach as well, say the parameter of Math.Positive(int value), would make ids of all that leaves it.
            var found = received.Keys.Where(slot => !required.Contains(slot) && IsMixed(slot, received)).Except(mixed).ToList();
            if (found.Count == 0)
                return received;
            mixed.UnionWith(found);
        }
    }

    private readonly HashSet<Slot> _mixed = [];

    /// <summary>The places that ids and other numbers both reach. Known once the flow is solved.</summary>
    public IReadOnlyCollection<Slot> Mixed => _mixed;

    private bool IsMixed(Slot slot, Dictionary<Slot, Identifier> known) => slot.Node is ISymbol
        && (_foreign.Contains(slot) || _backward.TryGetValue(slot, out var sources) && sources.Any(source => !source.IsEquality && !known.ContainsKey(source.Other) && !IsEmpty(source.Other)));

    // new List<int>() says nothing of what will be in it.
    private bool IsEmpty(Slot slot) => slot.Node is ExpressionNode && !_foreign.Contains(slot) && !_backward.ContainsKey(slot);

    private void Spread(
        Dictionary<Slot, Identifier> known, Dictionary<Slot, List<(Slot Other, bool IsEquality)>> ways, Func<Slot, bool> mayEnter, CancellationToken cancellation)
    {
        var queue = new Queue<Slot>(known.Keys);
        while (queue.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var slot = queue.Dequeue();
            if (!ways.TryGetValue(slot, out var next))
                continue;
            foreach (var (other, _) in next)
                if (!known.ContainsKey(other) && mayEnter(other) && !_isOther(other))
                {
                    known.Add(other, FlowReason.Extend(known[slot], slot));
                    queue.Enqueue(other);
                }
        }
    }

    private void Add(Slot from, Slot to, bool isEquality)
    {
        Add(_forward, from, to, isEquality);
        Add(_backward, to, from, isEquality);
        if (isEquality)
        {
            Add(_forward, to, from, isEquality);
            Add(_backward, from, to, isEquality);
        }
    }

    private static void Add(Dictionary<Slot, List<(Slot Other, bool IsEquality)>> ways, Slot slot, Slot other, bool isEquality)
    {
        if (!ways.TryGetValue(slot, out var list))
            ways.Add(slot, list = []);
        list.Add((other, isEquality));
    }
}
