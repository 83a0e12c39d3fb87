using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The flow of ids through all compilations of a solution: through a service's interface into a controller, and into its tests.</summary>
internal sealed class SolutionFlow
{
    private readonly SymbolHomes _homes;
    private readonly WholeFlow _flow;
    private readonly IReadOnlyDictionary<Slot, Identifier> _known;

    private SolutionFlow(SymbolHomes homes, WholeFlow flow, IReadOnlyDictionary<Slot, Identifier> known) => (_homes, _flow, _known) = (homes, flow, known);

    /// <summary>The places that ids and other numbers both reach, and that are left as they are.</summary>
    public IReadOnlyCollection<Slot> Mixed => _flow.Mixed;

    /// <summary>The properties and fields that are declared to be no ids, and that ids go to or come from nevertheless, with the first such id.</summary>
    public IReadOnlyDictionary<Slot, Identifier> Undeclared => _flow.Undeclared;

    /// <summary>Of the mixed places by way of which ids get to such a property or field, that one.</summary>
    public IReadOnlyDictionary<Slot, Slot> ColumnsBehind => _flow.ColumnsBehind;

    /// <summary>The members of base classes that hold ids in some of the classes which inherit them, with those that hold plain numbers in them.</summary>
    public IReadOnlyDictionary<Slot, ImmutableArray<string>> NumbersIn => _flow.NumbersIn;

    /// <summary>Whether a base class's member holds plain numbers in a class that inherits it, and ids in others.</summary>
    public bool HoldsNumbers(ISymbol member, ITypeSymbol heir) => _flow.NumbersIn.TryGetValue(_homes.Of(new Slot(member.OriginalDefinition, TypePath.Value)), out var heirs) && heirs.Contains(heir.Name);

    /// <summary>All places that hold an id, and whose.</summary>
    public IReadOnlyDictionary<Slot, Identifier> Known => _known;

    /// <summary>Whose id a place holds; null where none is known to get there.</summary>
    public Identifier? Of(Slot slot) => _known.TryGetValue(_homes.Of(slot), out var id) ? id : null;

    /// <summary>Whether ids and other numbers both reach a place, so that it is left as it is.</summary>
    public bool IsMixed(Slot slot) => _flow.IsMixed(_homes.Of(slot));

    /// <summary>Whether a place has a part in the flow; one that has none may still be an override's parameter that nothing uses.</summary>
    public bool Has(Slot slot) => _flow.Has(_homes.Of(slot));

    /// <summary>Follows the ids through the compilations. Takes time in proportion to their edges.</summary>
    /// <param name="parts">The compilations and their models, all of one union of entities.</param>
    /// <param name="homes">The one symbol of what several of them have each their own of.</param>
    /// <param name="isDecided">Whether somebody has said of a place that numbers reach as well that it holds ids.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static SolutionFlow Solve(
        IReadOnlyList<(Compilation Compilation, FlowSolver Flow)> parts, SymbolHomes homes, Func<ISymbol, bool> isDecided, CancellationToken cancellation)
    {
        var edges = parts.SelectMany(part => part.Flow.EdgesSideBySide(cancellation))
            .Select(edge => edge.IsFromPlace ? new FlowEdge(homes.Of(edge.From), homes.Of(edge.To), edge.IsEquality) : edge with { To = homes.Of(edge.To) });
        // Who implements an interface, the implementing project knows, which may see a copy of it.
        IEnumerable<Slot> EqualTo(Slot slot) => parts.SelectMany(part => part.Flow.EqualTo(slot)
            .Concat(slot.Node is ISymbol symbol && homes.CopyIn(part.Compilation, symbol) is { } copy ? part.Flow.EqualTo(new(copy, slot.Path)) : [])).Select(homes.Of).Distinct();
        var whole = new WholeFlow(edges, EqualTo, slot => parts.Select(part => part.Flow.Seed(slot)).FirstOrDefault(id => id is not null), slot => parts.Any(part => part.Flow.IsOther(slot)),
            (slot, id) => parts.Any(part => part.Flow.IsNamedFor(slot, id)), slot => parts.Any(part => part.Flow.SpeaksOfId(slot)),
            (slot, id) => parts.All(part => part.Flow.IsNamedForOther(slot, id)), slot => slot.Node is ISymbol symbol && isDecided(symbol));
        return new(homes, whole, whole.Solve(cancellation));
    }
}
