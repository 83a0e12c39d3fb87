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
    private readonly Dictionary<Slot, List<Slot>> _together = [];
    private readonly HashSet<Slot> _foreign = [];
    private readonly HashSet<Slot> _counters = [];
    private readonly HashSet<Slot> _numbers = [];
    private readonly Func<Slot, Identifier?> _seed;
    private readonly Func<Slot, bool> _isOther;
    private readonly Func<Slot, Identifier, bool> _isNamedFor;
    private readonly Func<Slot, bool> _speaksOfId;
    private readonly Func<Slot, bool> _isDecided;

    /// <summary>The flow of these edges.</summary>
    /// <param name="edges">The edges of all bodies.</param>
    /// <param name="equalTo">The places that change together with a place.</param>
    /// <param name="seed">The id that a place is by declaration; null for none.</param>
    /// <param name="isOther">Whether a place is declared to be no id.</param>
    /// <param name="isNamedFor">
    /// Whether a place is named like an entity's id. Decides only what a place is that nothing in the code gives a value to, such as a hub's method, or that gets
    /// such ids and other values too.
    /// </param>
    /// <param name="speaksOfId">Whether a place's name speaks of an id, whosever. Decides only whether a method that gives numbers to many is one for ids.</param>
    /// <param name="isDecided">Whether somebody has said of a place that it holds ids, though other numbers reach it.</param>
    public WholeFlow(IEnumerable<FlowEdge> edges, Func<Slot, IEnumerable<Slot>> equalTo, Func<Slot, Identifier?> seed, Func<Slot, bool> isOther, Func<Slot, Identifier, bool> isNamedFor,
        Func<Slot, bool> speaksOfId, Func<Slot, bool> isDecided)
    {
        (_seed, _isOther, _isNamedFor, _speaksOfId, _isDecided) = (seed, isOther, isNamedFor, speaksOfId, isDecided);
        foreach (var edge in edges)
            if (edge.From.Node == FlowEdge.Foreign)
                _foreign.Add(edge.To);
            else if (edge.From.Node == FlowEdge.Counting)
                _counters.Add(edge.To);
            else if (edge.To.Node == FlowEdge.Number)
                _numbers.Add(edge.From);
            else
                Add(edge.From, edge.To, edge.IsEquality);
        // What changes with a place may change with others in turn: an override with the interface that its base implements.
        var pending = new Queue<Slot>(_forward.Keys.Concat(_backward.Keys).Distinct());
        var seen = new HashSet<Slot>(pending);
        while (pending.Count > 0)
        {
            var slot = pending.Dequeue();
            List<Slot> together = [.. equalTo(slot)];
            if (together.Count > 0)
                _together[slot] = together;
            foreach (var equal in together)
            {
                Add(slot, equal, isEquality: true);
                if (seen.Add(equal))
                    pending.Enqueue(equal);
            }
        }
    }

    /// <summary>All places that hold an id, and whose.</summary>
    public IReadOnlyDictionary<Slot, Identifier> Solve(CancellationToken cancellation)
    {
        var seeds = new Dictionary<Slot, Identifier>();
        foreach (var slot in _forward.Keys.Concat(_backward.Keys))
            if (_seed(slot) is { } id && !seeds.ContainsKey(slot))
                seeds.Add(slot, id);
        // First against the flow: what goes to an id must be one. Then with it: what an id goes to receives one.
        var known = Required(seeds, cancellation);
        var required = new HashSet<Slot>(known.Keys);
        while (true)
        {
            var received = new Dictionary<Slot, Identifier>(known);
            var mixed = _mixed;
            Spread(received, _forward, slot => !mixed.Contains(slot), cancellation);
            // A place that numbers reach as well, say the parameter of Math.Positive(int value), would make ids of all that leaves it.
            var found = received.Keys.Where(slot => !required.Contains(slot) && IsMixed(slot, received)).Except(mixed).ToList();
            if (found.Count == 0)
                return AddEmpty(received);
            // A place that is named for the id which reaches it is one, and so is all that goes there.
            var meant = found.Where(slot => !_foreign.Contains(slot) && _isNamedFor(slot, received[slot])).ToList();
            foreach (var slot in meant)
                seeds[slot] = received[slot];
            if (meant.Count > 0)
            {
                known = Required(seeds, cancellation);
                required = new(known.Keys);
                continue;
            }

            // Where only the outside world gives a value, and the name says whose id it is, it is one.
            var named = found.SelectMany(slot => Unknown(slot, received).Where(source => !_foreign.Contains(source) && !_backward.ContainsKey(source) && !_isOther(source) && (_isNamedFor(source, received[slot]) || IsPlainId(source)))
                .Select(source => (Source: source, Id: FlowReason.Extend(received[slot], slot)))).ToList();
            foreach (var (source, id) in named)
                known[source] = id;
            if (named.Count == 0)
                Mix(found);
        }
    }

    /// <summary>What goes to an id. A method that gives numbers to others as well, <c>Numbers.Parse(text)</c>, would make ids of all of them: it is left as it is.</summary>
    private Dictionary<Slot, Identifier> Required(Dictionary<Slot, Identifier> seeds, CancellationToken cancellation)
    {
        while (true)
        {
            var known = new Dictionary<Slot, Identifier>(seeds);
            Spread(known, _backward, slot => !_mixed.Contains(slot), cancellation);
            var shared = known.Keys.Where(slot => slot.Node is IMethodSymbol { MethodKind: MethodKind.Ordinary } && !seeds.ContainsKey(slot) && !_isDecided(slot) && !_speaksOfId(slot) && GivesNumbers(slot, known)).ToList();
            if (shared.Count == 0)
                return known;
            Mix(shared.SelectMany(slot => Given(slot).Prepend(slot)));
        }
    }

    /// <summary>Leaves places as they are, and with them all that changes together with them: one of two overrides cannot change.</summary>
    private void Mix(IEnumerable<Slot> slots)
    {
        var pending = new Queue<Slot>(slots.Where(_mixed.Add));
        while (pending.Count > 0)
            if (_together.TryGetValue(pending.Dequeue(), out var together))
                foreach (var slot in together)
                    if (_mixed.Add(slot))
                        pending.Enqueue(slot);
    }

    /// <summary>Also the empty collections that ids are going to be in: <c>Array.Empty&lt;int&gt;()</c>.</summary>
    private Dictionary<Slot, Identifier> AddEmpty(Dictionary<Slot, Identifier> received)
    {
        foreach (var slot in received.Keys.ToList())
            if (_backward.TryGetValue(slot, out var sources))
                foreach (var (source, _) in sources)
                    if (!received.ContainsKey(source) && IsEmpty(source))
                        received.Add(source, FlowReason.Extend(received[slot], slot));
        return received;
    }

    /// <summary>The parameters of a method that it gives back, by way of variables and expressions.</summary>
    private IEnumerable<Slot> Given(Slot result)
    {
        var seen = new HashSet<Slot> { result };
        var pending = new Queue<Slot>(seen);
        while (pending.Count > 0)
            if (_backward.TryGetValue(pending.Dequeue(), out var sources))
                foreach (var (source, _) in sources)
                    if (seen.Add(source))
                        if (source.Node is IParameterSymbol parameter && parameter.ContainingSymbol.Equals(result.Node as ISymbol, SymbolEqualityComparer.Default))
                            yield return source;
                        else if (source.Node is ExpressionNode or ILocalSymbol)
                            pending.Enqueue(source);
    }

    /// <summary>Whether what leaves a place gets, by way of variables and expressions, to something that is no id: a plain column, a counter, foreign code that takes a number, or a member or parameter that is not named like one.</summary>
    private bool GivesNumbers(Slot start, Dictionary<Slot, Identifier> known)
    {
        var seen = new HashSet<Slot> { start };
        var pending = new Queue<Slot>(seen);
        while (pending.Count > 0)
        {
            var slot = pending.Dequeue();
            if (_numbers.Contains(slot))
                return true;
            if (_forward.TryGetValue(slot, out var next))
                foreach (var (other, _) in next)
                    if (!known.ContainsKey(other) && seen.Add(other))
                        if (other.Node is ExpressionNode or LocalMember or ILocalSymbol or IMethodSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
                            pending.Enqueue(other);
                        else if (_isOther(other) || _counters.Contains(other) || other.Node is ISymbol && !_speaksOfId(other))
                            return true;
        }

        return false;
    }

    private readonly HashSet<Slot> _mixed = [];

    /// <summary>The places that ids and other numbers both reach. Known once the flow is solved.</summary>
    public IReadOnlyCollection<Slot> Mixed => _mixed;

    /// <summary>Whether anything goes to a place or leaves it, or changes with it.</summary>
    public bool Has(Slot slot) => _forward.ContainsKey(slot) || _backward.ContainsKey(slot);

    private bool IsMixed(Slot slot, Dictionary<Slot, Identifier> known) => slot.Node is ISymbol or KeyedEntry && !_isDecided(slot)
        && (_foreign.Contains(slot) || Unknown(slot, known).Any());

    // Get(int id), which nobody in the program calls, of a class that keeps rows by their ids: whose, the other uses of what it is given to say.
    private static bool IsPlainId(Slot slot) => slot.Node is IParameterSymbol { Name: "id" or "ids" };

    // The places that give a place its value and are no ids.
    private IEnumerable<Slot> Unknown(Slot slot, Dictionary<Slot, Identifier> known) => _backward.TryGetValue(slot, out var sources)
        ? sources.Where(source => !source.IsEquality && !known.ContainsKey(source.Other) && !IsEmpty(source.Other)).Select(source => source.Other) : [];

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
                if (!known.ContainsKey(other) && !_counters.Contains(other) && !IsConstantOfOthers(other) && mayEnter(other) && !_isOther(other))
                {
                    known.Add(other, FlowReason.Extend(known[slot], slot));
                    queue.Enqueue(other);
                }
        }
    }

    // const int None = 0, which ids and counts are compared with, is no id of its own.
    private bool IsConstantOfOthers(Slot slot) => slot.Node is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }
        && _forward.TryGetValue(slot, out var uses) && uses.Any(use => _isOther(use.Other) || _counters.Contains(use.Other));

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
