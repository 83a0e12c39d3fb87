using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The flow of all bodies at once: what <see cref="FlowSolver"/> finds place by place, and besides the places that only their
/// callers and writers tell about, such as a DTO's property that a mapping fills. Takes time in proportion to the edges.
/// </summary>
internal sealed class WholeFlow
{
    private readonly Dictionary<Slot, FlowNode> _nodes = [];

    // Those that have ways forward, and those that have ways back, in the order in which the first was noted.
    private readonly List<FlowNode> _sources = [];
    private readonly List<FlowNode> _targets = [];
    private readonly HashSet<Slot> _mixed = [];
    private readonly Dictionary<Slot, Identifier> _undeclared = [];
    private readonly Dictionary<Slot, Slot> _columnsBehind = [];
    private readonly Dictionary<Slot, ImmutableArray<string>> _numbersIn = [];
    private readonly Func<Slot, Identifier?> _seed;
    private readonly Func<Slot, bool> _isOther;
    private readonly Func<Slot, Identifier, bool> _isNamedFor;
    private readonly Func<Slot, bool> _speaksOfId;
    private readonly Func<Slot, Identifier, bool> _isNamedForOther;
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
    /// <param name="isNamedForOther">Whether a place's name speaks of an id that is no entity's. Decides only what a place is that both a key and a plain column say.</param>
    /// <param name="isDecided">Whether somebody has said of a place that it holds ids, though other numbers reach it.</param>
    public WholeFlow(IEnumerable<FlowEdge> edges, Func<Slot, IEnumerable<Slot>> equalTo, Func<Slot, Identifier?> seed, Func<Slot, bool> isOther, Func<Slot, Identifier, bool> isNamedFor,
        Func<Slot, bool> speaksOfId, Func<Slot, Identifier, bool> isNamedForOther, Func<Slot, bool> isDecided)
    {
        (_seed, _isOther, _isNamedFor, _speaksOfId, _isNamedForOther, _isDecided) = (seed, isOther, isNamedFor, speaksOfId, isNamedForOther, isDecided);
        foreach (var edge in edges)
        {
            if (edge.To.Heir is { } given)
                Use(edge.To, new(given, edge.IsFromPlace ? Node(edge.From) : null, !edge.IsFromPlace && edge.From.Node != FlowEdge.Written, IsTaken: false));
            if (edge.From.Heir is { } taken && edge.To.Node != FlowEdge.Number)
                Use(edge.From, new(taken, Node(edge.To), IsMade: false, IsTaken: true));
            if (edge.From.Node == FlowEdge.Written)
                Node(edge.To).IsWritten = true;
            else if (edge.From.Node == FlowEdge.Foreign)
                (Node(edge.To).IsForeign, Node(edge.To).IsForeignItself) = (true, Node(edge.To).IsForeignItself || edge.To.Heir is null);
            else if (edge.From.Node == FlowEdge.Computed)
                Node(edge.To).IsComputed = true;
            else if (edge.From.Node == FlowEdge.Counting)
                Node(edge.To).IsCounter = true;
            else if (edge.To.Node == FlowEdge.Number)
                Node(edge.From).IsNumber = true;
            else
                Add(Node(edge.From), Node(edge.To), edge.IsEquality);
        }

        SpreadComputed();
        // What changes with a place may change with others in turn: an override with the interface that its base implements.
        var pending = new Queue<FlowNode>(_sources.Concat(_targets).Distinct());
        var seen = new HashSet<FlowNode>(pending);
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            List<FlowNode> together = [.. equalTo(node.Slot).Select(Node)];
            if (together.Count > 0)
                node.Together = together;
            foreach (var equal in together)
            {
                Add(node, equal, isEquality: true);
                if (seen.Add(equal))
                    pending.Enqueue(equal);
            }
        }
    }

    /// <summary>The places that ids and other numbers both reach. Known once the flow is solved.</summary>
    public IReadOnlyCollection<Slot> Mixed => _mixed;

    /// <summary>The properties and fields that are declared to be no ids, and that ids go to or come from nevertheless, with the first such id. Known once the flow is solved.</summary>
    public IReadOnlyDictionary<Slot, Identifier> Undeclared => _undeclared;

    /// <summary>Of the mixed places by way of which ids get to such a member, or come from it, that member. Known once the flow is solved.</summary>
    public IReadOnlyDictionary<Slot, Slot> ColumnsBehind => _columnsBehind;

    /// <summary>Whether ids and other numbers both reach a place. Known once the flow is solved.</summary>
    public bool IsMixed(Slot slot) => _mixed.Contains(slot);

    /// <summary>The members of base classes that hold ids in some of the classes which inherit them, with those that hold plain numbers in them. Known once the flow is solved.</summary>
    public IReadOnlyDictionary<Slot, ImmutableArray<string>> NumbersIn => _numbersIn;

    /// <summary>Whether anything goes to a place or leaves it, or changes with it.</summary>
    public bool Has(Slot slot) => _nodes.TryGetValue(slot, out var node) && (node.Forward ?? node.Backward) is not null;

    /// <summary>All places that hold an id, and whose.</summary>
    public IReadOnlyDictionary<Slot, Identifier> Solve(CancellationToken cancellation)
    {
        var seeds = new Dictionary<FlowNode, Identifier>();
        foreach (var node in _sources.Concat(_targets))
            if (!seeds.ContainsKey(node) && _seed(node.Slot) is { } id)
                seeds.Add(node, id);
        // First against the flow: what goes to an id must be one. Then with it: what an id goes to receives one.
        var known = Required(seeds, cancellation);
        var required = new HashSet<FlowNode>(known.Keys);
        while (true)
        {
            var received = new Dictionary<FlowNode, Identifier>(known);
            Spread(received, node => node.Forward, other => !KeyLookup.TakesAnything(other.Slot), cancellation);
            // A place that numbers reach as well, say the parameter of Math.Positive(int value), would make ids of all that leaves it.
            var found = received.Keys.Where(node => !required.Contains(node) && !node.IsMixed && IsMixed(node, received)).ToList();
            if (Disinherit(found.Count == 0 ? received.Keys : found, seeds, received, cancellation))
            {
                known = Required(seeds, cancellation);
                required = new(known.Keys);
                continue;
            }

            // Where only the outside world gives a value, and the name says whose id it is, it is one. A type that is written cannot be both.
            var named = found.Concat(received.Keys.Where(node => node.Slot.Node is BaseArgument && !required.Contains(node))).SelectMany(node => Unknown(node, received)
                .Where(source => !source.IsForeign && source.Backward is null && !_isOther(source.Slot) && (_isNamedFor(source.Slot, received[node]) || IsPlainId(source) || IsWrittenId(source, received)))
                .Select(source => (Source: source, Id: FlowReason.Extend(received[node], node.Slot)))).ToList();
            if (found.Count == 0 && named.Count == 0)
            {
                FindUndeclared(received);
                return AddEmpty(received);
            }

            // A place that is named for the id which reaches it is one, and so is all that goes there.
            var meant = found.Where(node => !node.IsForeign && _isNamedFor(node.Slot, received[node])).ToList();
            foreach (var node in meant)
                seeds[node] = received[node];
            if (meant.Count > 0)
            {
                known = Required(seeds, cancellation);
                required = new(known.Keys);
                continue;
            }

            foreach (var (source, id) in named)
                known[source] = id;
            if (named.Count > 0)
                continue;
            foreach (var node in found.Where(IsSpentAsNumber))
                node.IsNumber = true;
            Mix(found);
        }
    }

    /// <summary>
    /// What goes to an id. A method that gives numbers to others as well, <c>Numbers.Parse(text)</c>, would make ids of all of them: it is left as it is. So is
    /// one that makes hash codes, a property that fills plain columns as well, what a plain column holds, and what is named like that: <c>theMovieDbId</c>, though somebody makes a key of it somewhere.
    /// </summary>
    private Dictionary<FlowNode, Identifier> Required(Dictionary<FlowNode, Identifier> seeds, CancellationToken cancellation)
    {
        while (true)
        {
            var known = new Dictionary<FlowNode, Identifier>(seeds);
            Spread(known, node => node.Backward, _ => true, cancellation);
            var shared = known.Keys.Where(node => !node.IsMixed && IsOneOfConversions(node) || node.Slot.Node is IMethodSymbol { MethodKind: MethodKind.Ordinary } or ILocalSymbol or IPropertySymbol && !seeds.ContainsKey(node) && !_isDecided(node.Slot) && !_speaksOfId(node.Slot)
                && (node.IsComputed || node.Slot.Node is IMethodSymbol && GivesNumbers(node, known) || node.Slot is { Path.IsValue: true, Node: IPropertySymbol } && FillsPlainColumn(node))).ToList();
            var disputed = known.Keys.Where(node => !seeds.ContainsKey(node) && !_isDecided(node.Slot) && IsOfPlainColumn(node, known[node])).ToList();
            if (shared.Count == 0 && disputed.Count == 0)
                return known;
            Mix(shared.SelectMany(node => Given(node).Prepend(node)).Concat(disputed));
        }
    }

    // What a hash is computed in is a number, and what gives it back: h = h * 31 + c, names.Select(name => name.GetHashCode()).First().
    private void SpreadComputed()
    {
        var pending = new Queue<FlowNode>(_sources.Where(node => node.IsComputed));
        while (pending.Count > 0)
            foreach (var (other, isEquality) in pending.Dequeue().Forward ?? [])
                if (!other.IsComputed && other.Slot is { Path.IsValue: true, Node: var node } && (isEquality ? node is ExpressionNode { TypeArgument: >= 0 } or IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } : node is ILocalSymbol or ExpressionNode { TypeArgument: < 0 } or IMethodSymbol))
                {
                    other.IsComputed = true;
                    pending.Enqueue(other);
                }
    }

    /// <summary>
    /// Looks for members of base classes that hold ids in some of the classes which inherit them, and plain numbers in others. Where those are as many, the member is left as it
    /// is; otherwise what is done with it by way of them.
    /// </summary>
    /// <returns>Whether there were such members that were not known.</returns>
    private bool Disinherit(IEnumerable<FlowNode> nodes, Dictionary<FlowNode, Identifier> seeds, Dictionary<FlowNode, Identifier> received, CancellationToken cancellation)
    {
        List<InheritedPlace> places = [.. nodes.Where(node => !seeds.ContainsKey(node) && !_isDecided(node.Slot) && !_numbersIn.ContainsKey(node.Slot)).Select(InheritedPlace.Of).OfType<InheritedPlace>()];
        if (places.Count == 0)
            return false;
        // What is an id without them.
        foreach (var place in places)
            place.Node.IsMixed = true;
        var others = new Dictionary<FlowNode, Identifier>(seeds);
        Spread(others, node => node.Backward, _ => true, cancellation);
        Spread(others, node => node.Forward, other => !KeyLookup.TakesAnything(other.Slot), cancellation);
        foreach (var place in places)
            place.Node.IsMixed = false;
        // Of UserDto, and of UserId, a number that is written says nothing: it may be a row's.
        List<string> entities = [.. seeds.Values.Select(id => id.Entity.SimpleName).Distinct(StringComparer.Ordinal)];
        bool IsNamedForEntity(INamedTypeSymbol heir) => entities.Exists(name => heir.Name.StartsWith(name, StringComparison.Ordinal) && (heir.Name.Length == name.Length || char.IsUpper(heir.Name[name.Length])));
        var divided = places.ConvertAll(place => (Place: place, Held: place.Judge(others.ContainsKey, _isOther, heir => IsNamedForEntity(heir) || _isNamedFor(place.Node.Slot, received[place.Node])))).FindAll(place => !place.Held.Numbers.IsEmpty);
        foreach (var (place, (ids, numbers)) in divided)
        {
            _numbersIn.Add(place.Node.Slot, numbers.Select(heir => heir.Name).ToImmutableArray());
            if (numbers.Length >= ids)
                Mix([place.Node]);
            else
                place.Cut(numbers);
        }

        return divided.Count > 0;
    }

    private void Use(Slot slot, HeirUse use) => (Node(slot).Heirs ??= []).Add(use);

    /// <summary>Leaves places as they are, and with them all that changes together with them: one of two overrides cannot change.</summary>
    private void Mix(IEnumerable<FlowNode> nodes)
    {
        var pending = new Queue<FlowNode>(nodes);
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            if (node.IsMixed)
                continue;
            node.IsMixed = true;
            _mixed.Add(node.Slot);
            foreach (var together in node.Together ?? [])
                pending.Enqueue(together);
            // What stands in for a call is given what the call is.
            if (node.Slot.Node is BoxedArgument)
                foreach (var (other, _) in node.Forward ?? [])
                    if (other.Slot.Node is BoxedArgument)
                        pending.Enqueue(other);
        }
    }

    /// <summary>Also the empty collections that ids are going to be in: <c>Array.Empty&lt;int&gt;()</c>.</summary>
    private static Dictionary<Slot, Identifier> AddEmpty(Dictionary<FlowNode, Identifier> received)
    {
        var all = new Dictionary<Slot, Identifier>(received.Count);
        // What an object holds that nobody in the program gives, only the outside world knows.
        foreach (var (node, id) in received.Select(pair => (pair.Key, pair.Value)))
            if (node is not { Slot.Node: BoxedArgument, Backward: null })
                all.Add(node.Slot, id);
        foreach (var (node, id) in received.Select(pair => (pair.Key, pair.Value)))
            foreach (var (source, _) in node.Backward ?? [])
                if (IsEmpty(source) && !all.ContainsKey(source.Slot))
                    all.Add(source.Slot, FlowReason.Extend(id, node.Slot));
        return all;
    }

    private void FindUndeclared(Dictionary<FlowNode, Identifier> received)
    {
        var pending = new Queue<(FlowNode Node, Identifier Id, ImmutableList<Slot> Way)>(received.Select(pair => (pair.Key, pair.Value, ImmutableList<Slot>.Empty)));
        var seen = new HashSet<FlowNode>(received.Keys);
        while (pending.Count > 0)
        {
            var (node, id, way) = pending.Dequeue();
            foreach (var (other, _) in (node.Forward ?? []).Concat(node.Backward ?? []))
                if (other.Slot.Node is IPropertySymbol or IFieldSymbol && !other.IsCounter && _isOther(other.Slot) && (way.IsEmpty || _speaksOfId(other.Slot)))
                {
                    if (!_undeclared.ContainsKey(other.Slot))
                        _undeclared.Add(other.Slot, id);
                    foreach (var mixed in way)
                        if (!_columnsBehind.ContainsKey(mixed))
                            _columnsBehind.Add(mixed, other.Slot);
                }
                // By way of a parameter that is mixed for no other reason than that: Line(int productId) => ProductId = productId.
                else if (other.IsMixed && _speaksOfId(other.Slot) && seen.Add(other))
                    pending.Enqueue((other, id, way.Add(other.Slot)));
        }
    }

    /// <summary>The parameters of a method that it gives back, by way of variables and expressions.</summary>
    private static IEnumerable<FlowNode> Given(FlowNode result)
    {
        var seen = new HashSet<FlowNode> { result };
        var pending = new Queue<FlowNode>(seen);
        while (pending.Count > 0)
            foreach (var (source, _) in pending.Dequeue().Backward ?? [])
                if (seen.Add(source))
                    if (source.Slot.Node is IParameterSymbol parameter && parameter.ContainingSymbol.Equals(result.Slot.Node as ISymbol, SymbolEqualityComparer.Default))
                        yield return source;
                    else if (source.Slot.Node is ExpressionNode or ILocalSymbol)
                        pending.Enqueue(source);
    }

    /// <summary>Whether what leaves a place gets, by way of variables and expressions, to something that is no id: a plain column, a counter, arithmetic, foreign code that takes a number, or a member or parameter that is not named like one.</summary>
    private bool GivesNumbers(FlowNode start, Dictionary<FlowNode, Identifier> known)
    {
        var seen = new HashSet<FlowNode> { start };
        var pending = new Queue<FlowNode>(seen);
        while (pending.Count > 0)
        {
            var node = pending.Dequeue();
            if (node.IsNumber)
                return true;
            foreach (var (other, isEquality) in node.Forward ?? [])
                // What stands for it in an expression, (Get("visits") ?? 0) + 1, is an id as long as it is one.
                if ((!known.ContainsKey(other) || isEquality && other.Slot.Node is ExpressionNode) && seen.Add(other))
                    if (!other.IsCounter && other.Slot.Node is ExpressionNode or LocalMember or ILocalSymbol or IMethodSymbol or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
                        pending.Enqueue(other);
                    else if (_isOther(other.Slot) || other.IsCounter || other.Slot.Node is ISymbol && !_speaksOfId(other.Slot))
                        return true;
        }

        return false;
    }

    // cell.IntValue, which fills a product's stock in one place and its vendor in another.
    private bool FillsPlainColumn(FlowNode node) => node.Forward is { } ways
        && ways.Exists(way => !way.IsEquality && (_isOther(way.Other.Slot) && !_speaksOfId(way.Other.Slot) || way.Other.Slot.Node is ExpressionNode && FillsPlainColumn(way.Other)));

    private bool IsMixed(FlowNode node, Dictionary<FlowNode, Identifier> known) => node.Slot.Node is ISymbol or KeyedEntry or BoxedArgument or AnsweredValue or HttpValue or MessageMember && !_isDecided(node.Slot) && (node.IsForeign || Unknown(node, known).Any() || IsSpentAsNumber(node) || IsNumberToOthers(node, known[node]));

    // Put(string key, int value), which one gives an id and another a number that is written.
    private bool IsNumberToOthers(FlowNode node, Identifier id) => node is { IsWritten: true, Slot: { Path.IsValue: true, Node: IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } } parameter } }
        && !_speaksOfId(node.Slot) && !string.Equals(parameter.Name, id.Entity.SimpleName, StringComparison.OrdinalIgnoreCase);

    // int seedOffset, which nothing is done with but to count, also where an id is given for it.
    private bool IsSpentAsNumber(FlowNode node) => node.Slot.Node is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.Constructor } } && node.Slot.Path.IsValue
        && (node.IsNumber || node.Forward is not null) && (node.Forward is null || node.Forward.TrueForAll(way => way.Other is { IsMixed: true, IsNumber: true })) && !_speaksOfId(node.Slot);

    // A place whose value is a column's that is no key: it is compared with it, or read from it, or written to it, and has its name, or that of another system's id.
    private bool IsOfPlainColumn(FlowNode node, Identifier id) => node.Slot is { Path.IsValue: true, Node: IParameterSymbol or IPropertySymbol or IFieldSymbol or ILocalSymbol }
        && (node.Forward ?? []).Concat(node.Backward ?? []).Any(way => _isOther(way.Other.Slot) && (HaveOneName(node, way.Other) && !_speaksOfId(node.Slot) || _isNamedForOther(node.Slot, id)));

    // implicit operator int and implicit operator long of one type: they cannot both be for a Guid.
    private static bool IsOneOfConversions(FlowNode node) => node.Slot.Node is IMethodSymbol { MethodKind: MethodKind.Conversion, ReturnType: var type, Parameters: [{ Type: var source }], ContainingType: { } owner } conversion && type.IsInteger()
        && owner.GetMembers().Any(member => member is IMethodSymbol { MethodKind: MethodKind.Conversion, ReturnType: var other, Parameters: [{ Type: var beside }] } && !SymbolEqualityComparer.Default.Equals(member, conversion)
            && other.IsInteger() && SymbolEqualityComparer.Default.Equals(source, beside));

    private static bool HaveOneName(FlowNode node, FlowNode other) => string.Equals((node.Slot.Node as ISymbol)?.Name, (other.Slot.Node as ISymbol)?.Name, StringComparison.OrdinalIgnoreCase);

    // Get(int id), which nobody in the program calls, of a class that keeps rows by their ids: whose, the other uses of what it is given to say.
    private static bool IsPlainId(FlowNode node) => node.Slot.Node is IParameterSymbol { Name: "id" or "ids" };

    // int missingId = -100, which nobody but a Get(int id) gets, that others give ids to: no other than Get(-100).
    private bool IsWrittenId(FlowNode node, Dictionary<FlowNode, Identifier> received) => node is { IsWritten: true, IsCounter: false, IsNumber: false, IsComputed: false, Slot: { Path.IsValue: true, Node: ILocalSymbol }, Forward: { } uses }
        && _speaksOfId(node.Slot) && uses.TrueForAll(use => received.ContainsKey(use.Other) && !use.Other.IsMixed && (use.Other.Slot.Node is not ISymbol || _speaksOfId(use.Other.Slot)));

    // The places that give a place its value and are no ids.
    private static IEnumerable<FlowNode> Unknown(FlowNode node, Dictionary<FlowNode, Identifier> known)
    {
        foreach (var (source, isEquality) in node.Backward ?? [])
            if (!isEquality && !known.ContainsKey(source) && !IsEmpty(source))
                yield return source;
    }

    // new List<int>() says nothing of what will be in it; an answer that no endpoint is seen to give says nothing at all.
    private static bool IsEmpty(FlowNode node) => node.Slot.Node is ExpressionNode or HttpValue && !node.IsForeign && node.Backward is null;

    private void Spread(Dictionary<FlowNode, Identifier> known, Func<FlowNode, List<(FlowNode Other, bool IsEquality)>?> ways, Func<FlowNode, bool> isReached, CancellationToken cancellation)
    {
        var queue = new Queue<FlowNode>(known.Keys);
        while (queue.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var node = queue.Dequeue();
            if (ways(node) is not { } next)
                continue;
            foreach (var (other, _) in next)
                if (!other.IsCounter && !other.IsMixed && !known.ContainsKey(other) && isReached(other) && !IsConstantOfOthers(other) && !_isOther(other.Slot))
                {
                    known.Add(other, FlowReason.Extend(known[node], node.Slot));
                    queue.Enqueue(other);
                }
        }
    }

    // const int None = 0, which ids and counts are compared with, is no id of its own.
    private bool IsConstantOfOthers(FlowNode node) => node.Slot.Node is IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true }
        && node.Forward is { } uses && uses.Exists(use => use.Other.IsCounter || _isOther(use.Other.Slot));

    private FlowNode Node(Slot slot)
    {
        if (!_nodes.TryGetValue(slot, out var node))
            _nodes.Add(slot, node = new(slot));
        return node;
    }

    private void Add(FlowNode from, FlowNode to, bool isEquality)
    {
        AddWay(from, to, isEquality);
        AddWayBack(to, from, isEquality);
        if (isEquality)
        {
            AddWay(to, from, isEquality);
            AddWayBack(from, to, isEquality);
        }
    }

    private void AddWay(FlowNode node, FlowNode other, bool isEquality)
    {
        if (node.Forward is null)
            _sources.Add(node);
        (node.Forward ??= []).Add((other, isEquality));
    }

    private void AddWayBack(FlowNode node, FlowNode other, bool isEquality)
    {
        if (node.Backward is null)
            _targets.Add(node);
        (node.Backward ??= []).Add((other, isEquality));
    }
}
