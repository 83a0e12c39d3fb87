using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>Where the value of an expression goes, when what receives it is an id.</summary>
/// <param name="Kind">What receives it.</param>
/// <param name="Identifier">Whose id it becomes.</param>
/// <param name="Target">The member, parameter, local or method that receives it; null for an expression.</param>
internal readonly record struct Destination(DestinationKind Kind, Identifier Identifier, ISymbol? Target)
{
    /// <summary>Whether it becomes part of an entity: by a property or field that is mapped to a column, or by the entity's constructor.</summary>
    public bool IsStored(IdentifierModel model) =>
        Kind == DestinationKind.Member && (Identifier.Certainty == Certainty.Declared || model.Entities.Of(Target?.ContainingType) is not null);
}
