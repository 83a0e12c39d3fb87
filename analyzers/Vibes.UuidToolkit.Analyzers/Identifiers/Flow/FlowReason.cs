using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Says by way of which members an id gets somewhere.</summary>
internal static class FlowReason
{
    private const string ByWayOf = ", by way of ";

    // More than three stops tell a reader less than three.
    private const int Stops = 3;

    /// <summary>The id at the next place, when it came through this one.</summary>
    public static Identifier Extend(Identifier id, Slot through)
    {
        var inferred = id.Certainty == Certainty.Declared ? id with { Certainty = Certainty.Inferred } : id;
        // What declares or names an id is in the reason already.
        if (Name(through) is not { } name || id.Certainty == Certainty.Declared || id.Certainty == Certainty.Named && id.Reason.StartsWith($"'{((ISymbol)through.Node).Name}'", StringComparison.Ordinal))
            return inferred;
        var start = id.Reason.IndexOf(ByWayOf, StringComparison.Ordinal);
        if (start < 0)
            return inferred with { Reason = id.Reason + ByWayOf + name };
        return id.Reason.Substring(start + ByWayOf.Length).Split(',').Length < Stops ? inferred with { Reason = $"{id.Reason}, {name}" } : inferred;
    }

    /// <summary>How a place is named in a reason; null for what has no name beyond its body.</summary>
    private static string? Name(Slot slot) => slot.Node switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } method } parameter => $"{method.ContainingType.Name}.{method.Name}({parameter.Name})",
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } method } parameter => $"{method.ContainingType.Name}({parameter.Name})",
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => $"{method.ContainingType.Name}.{method.Name}",
        IPropertySymbol or IFieldSymbol => $"{((ISymbol)slot.Node).ContainingType.Name}.{((ISymbol)slot.Node).Name}",
        _ => null,
    };
}
