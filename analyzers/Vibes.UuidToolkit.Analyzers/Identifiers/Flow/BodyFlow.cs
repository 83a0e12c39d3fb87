namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The edges of one member's body, lambdas and local functions included, found by their ends.</summary>
/// <param name="edges">The edges.</param>
internal sealed class BodyFlow(List<FlowEdge> edges)
{
    private static readonly List<FlowEdge> None = [];

    // Made by whoever asks first, and where two do, twice: most bodies are never asked.
    private Dictionary<Slot, List<FlowEdge>>? _from;
    private Dictionary<Slot, List<FlowEdge>>? _to;

    /// <summary>A body in which nothing flows.</summary>
    public static BodyFlow Empty { get; } = new([]);

    /// <summary>All edges.</summary>
    public List<FlowEdge> Edges { get; } = edges;

    /// <summary>The edges by which values leave a place.</summary>
    public List<FlowEdge> From(Slot slot) => (_from ??= By(edge => edge.From)).TryGetValue(slot, out var edges) ? edges : None;

    /// <summary>The edges by which values reach a place.</summary>
    public List<FlowEdge> To(Slot slot) => (_to ??= By(edge => edge.To)).TryGetValue(slot, out var edges) ? edges : None;

    private Dictionary<Slot, List<FlowEdge>> By(Func<FlowEdge, Slot> end)
    {
        var found = new Dictionary<Slot, List<FlowEdge>>();
        foreach (var edge in Edges)
        {
            var slot = end(edge);
            if (!found.TryGetValue(slot, out var list))
                found.Add(slot, list = new(1));
            list.Add(edge);
        }

        return found;
    }
}
