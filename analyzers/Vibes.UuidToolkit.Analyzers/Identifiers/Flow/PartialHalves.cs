using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The two halves of a partial member: the one that a type declares, and the one that has the body.</summary>
internal static class PartialHalves
{
    /// <summary>The other half of a method, constructor, property or indexer; null where there is none.</summary>
    public static ISymbol? Other(ISymbol member) => member switch
    {
        IMethodSymbol method => method.PartialDefinitionPart ?? method.PartialImplementationPart,
        // Halves of these are newer than the Roslyn that this is built on; those of their accessors are not.
        IPropertySymbol property => OfAccessor(property.GetMethod ?? property.SetMethod),
        _ => null,
    };

    private static ISymbol? OfAccessor(IMethodSymbol? accessor) => (accessor?.PartialDefinitionPart ?? accessor?.PartialImplementationPart)?.AssociatedSymbol;
}
