using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>The properties and fields that the rules of models look at.</summary>
internal static class ModelMember
{
    /// <summary>The type of a property or a declared instance field; null for what is neither, or the compiler's own.</summary>
    public static ITypeSymbol? TypeOf(ISymbol? symbol) => symbol switch
    {
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IFieldSymbol { IsImplicitlyDeclared: false, IsConst: false } field => field.Type,
        _ => null,
    };

    /// <summary>Whether a member is a model's: a property, or a field of an entity. Other fields hold a service's state, which is another area's.</summary>
    public static bool IsModels(ISymbol symbol, IdentifierModel model) => symbol is IPropertySymbol || model.Entities.Of(symbol.ContainingType) is not null;
}
