using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>
/// Types around an id, <c>record struct UserId(int Value)</c>: those whose state is one integer and which an entity's key or
/// foreign key has as its type.
/// </summary>
internal sealed class ValueObjects(IdentifierModel model)
{
    /// <summary>Whose id a type wraps; null where it wraps none.</summary>
    public Identifier? Of(INamedTypeSymbol? type) => type is not null && model.Entities.WrappedBy(type) is { } id && Wrapped(type) is not null && model.Entities.Of(type) is null ? id : null;

    /// <summary>The integer that is wrapped: as an attribute asks a generator for it, or as the only state of the type; null where there is none.</summary>
    public static ITypeSymbol? Wrapped(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None, IsGenericType: false }
        ? Asked(type)?.Type ?? ModelMember.TypeOf(Value(type)) : null;

    /// <summary>The attribute <c>[ValueObject&lt;int&gt;]</c> or <c>[ValueObject(typeof(int))]</c>, where in it the integer stands, and which; a generator does the rest.</summary>
    public static (AttributeData Attribute, int Index, ITypeSymbol Type)? Asked(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { Name: "ValueObjectAttribute" or "StronglyTypedIdAttribute" or "TypedIdAttribute" } of)
                continue;
            for (var index = 0; index < of.TypeArguments.Length; index++)
                if (of.TypeArguments[index].IsInteger())
                    return (attribute, index, of.TypeArguments[index]);
            for (var index = 0; index < attribute.ConstructorArguments.Length; index++)
                if (attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Type, Value: ITypeSymbol argument } && argument.IsInteger())
                    return (attribute, index, argument);
        }
        return null;
    }

    /// <summary>The one field or property that holds the integer; null where a type has more state, or other.</summary>
    public static ISymbol? Value(INamedTypeSymbol type)
    {
        IFieldSymbol? only = null;
        foreach (var member in type.GetMembers())
            if (member is IFieldSymbol { IsStatic: false } field)
            {
                if (only is not null)
                    return null;
                only = field;
            }
        return only?.Type.IsInteger() != true ? null : only.IsImplicitlyDeclared ? only.AssociatedSymbol : only;
    }
}
