namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The edges of one member's body, lambdas and local functions included, found by their ends.</summary>
internal sealed class BodyFlow
{
    private static readonly IReadOnlyList<FlowEdge> None = [];

    private readonly Dictionary<Slot, List<FlowEdge>> _from = [];
    private readonly Dictionary<Slot, List<FlowEdge>> _to = [];

    /// <summary>A body in which nothing flows.</summary>
    public static BodyFlow Empty { get; } = new([]);

    /// <summary>The flow of these edges.</summary>
    public BodyFlow(IReadOnlyCollection<FlowEdge> edges)
    {
        Edges = edges;
        foreach (var edge in edges)
        {
            Add(_from, edge.From, edge);
            Add(_to, edge.To, edge);
        }
    }

    /// <summary>All edges.</summary>
    public IReadOnlyCollection<FlowEdge> Edges { get; }

    /// <summary>The edges by which values leave a place.</summary>
    public IReadOnlyList<FlowEdge> From(Slot slot) => _from.TryGetValue(slot, out var edges) ? edges : None;

    /// <summary>The edges by which values reach a place.</summary>
    public IReadOnlyList<FlowEdge> To(Slot slot) => _to.TryGetValue(slot, out var edges) ? edges : None;

    private static void Add(Dictionary<Slot, List<FlowEdge>> edges, Slot slot, FlowEdge edge)
    {
        if (!edges.TryGetValue(slot, out var list))
            edges.Add(slot, list = []);
        list.Add(edge);
    }
}
