using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A base class's property or field, by the classes that inherit it: it has one type for all of them, and may hold the ids of some and
/// plain numbers in others, such as the <c>Value</c> of an <c>Enumeration&lt;T&gt;</c>.
/// </summary>
internal sealed class InheritedPlace
{
    // Where a number comes from that is given to a DTO is few steps away; what is farther says little.
    private const int Reach = 64;

    private readonly List<(FlowNode Node, HeirUse Use)> _uses;

    private InheritedPlace(FlowNode node, List<(FlowNode, HeirUse)> uses) => (Node, _uses) = (node, uses);

    /// <summary>The place.</summary>
    public FlowNode Node { get; }

    /// <summary>A place that is used by way of several classes; null for another.</summary>
    public static InheritedPlace? Of(FlowNode node)
    {
        if (node.Slot is not { Path.IsValue: true, Node: IPropertySymbol or IFieldSymbol })
            return null;
        List<(FlowNode, HeirUse Use)> uses = [.. UsesOf(node)];
        // base(value), whose parameter the base class keeps.
        foreach (var (source, _) in node.Backward ?? [])
            if (source.Slot.Node is IParameterSymbol parameter && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.ContainingType, ((ISymbol)node.Slot.Node).ContainingType))
                uses.AddRange(UsesOf(source));
        return uses.Select(use => use.Use.Heir).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Skip(1).Any() ? new(node, uses) : null;
    }

    /// <summary>Tells the classes in which it holds ids from those in which it holds numbers. The others say nothing.</summary>
    /// <param name="isId">Whether a place is an id, also where this one is none.</param>
    /// <param name="isOther">Whether a place is declared to be no id.</param>
    /// <param name="isNamedForEntity">Whether a class is named for an entity, so that a number which is written may be a row's.</param>
    /// <returns>In how many it holds ids, and those in which it holds numbers.</returns>
    public (int Ids, ImmutableArray<INamedTypeSymbol> Numbers) Judge(Func<FlowNode, bool> isId, Func<Slot, bool> isOther, Func<INamedTypeSymbol, bool> isNamedForEntity)
    {
        var heirs = _uses.GroupBy<(FlowNode Node, HeirUse Use), INamedTypeSymbol>(use => use.Use.Heir, SymbolEqualityComparer.Default).ToList();
        var ids = heirs.FindAll(heir => heir.Any(use => use.Use.Other is { } other && isId(other)));
        // What a class between them says, it says of those that inherit it in turn.
        var numbers = heirs.Where(heir => !ids.Exists(id => IsOrDerives(heir.Key, id.Key)) && heir.Any(use => IsNumber(use.Use, !isNamedForEntity(heir.Key), isId, isOther))).Select(heir => heir.Key).OrderBy(heir => heir.Name, StringComparer.Ordinal).ToImmutableArray();
        // What the base class says itself, it says of all of them.
        var own = (Node.Forward ?? []).Concat(Node.Backward ?? []).Select(way => way.Other).Except(_uses.Select(use => use.Use.Other).OfType<FlowNode>());
        return (numbers.IsEmpty || !own.Any(isId) ? ids.Count : heirs.Count, numbers);
    }

    /// <summary>Separates it from what is done with it by way of some classes: there an integer meets it.</summary>
    public void Cut(ImmutableArray<INamedTypeSymbol> heirs)
    {
        foreach (var (node, use) in _uses)
            if (use.Other is { } other && heirs.Contains(use.Heir, SymbolEqualityComparer.Default))
            {
                node.Separate(other);
                other.Separate(node);
            }

        foreach (var node in _uses.Select(use => use.Node).Distinct())
            node.IsForeign = node.IsForeignItself || _uses.Exists(use => use.Node == node && use.Use.IsMade && !heirs.Contains(use.Use.Heir, SymbolEqualityComparer.Default));
    }

    private bool IsNumber(HeirUse use, bool isWrittenOne, Func<FlowNode, bool> isId, Func<Slot, bool> isOther)
    {
        if (use.Other is not { } other)
            return use.IsMade || isWrittenOne;
        if (use.IsTaken)
            return isOther(other.Slot);
        var seen = new HashSet<FlowNode> { Node, other };
        var pending = new Queue<FlowNode>();
        pending.Enqueue(other);
        while (pending.Count > 0 && seen.Count < Reach)
        {
            var node = pending.Dequeue();
            if (node.IsForeign || node.IsComputed || node.IsCounter || isWrittenOne && node.IsWritten || node.IsMixed || isOther(node.Slot))
                return true;
            foreach (var (source, isEquality) in node.Backward ?? [])
                if (!isEquality && !isId(source) && seen.Add(source))
                    pending.Enqueue(source);
        }

        return false;
    }

    private static bool IsOrDerives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor))
                return true;
        return false;
    }

    private static IEnumerable<(FlowNode, HeirUse)> UsesOf(FlowNode node) => (node.Heirs ?? []).Select(use => (node, use));
}
