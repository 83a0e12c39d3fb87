using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The types of ids, before the change and after it.</summary>
internal static class KeyTypes
{
    /// <summary>Whether a type is an integer, a <see cref="Guid"/>, or a type of its own that wraps one; nullable or not.</summary>
    public static bool CanHoldId(ITypeSymbol? type) => IntegerTypes.Unwrap(type) is { } value && (value.IsInteger() || value.IsGuid() || Wrapped(value) is not null);

    /// <summary>The integer or <see cref="Guid"/> within a strongly typed id, <c>record struct UserId(int Value)</c>; null for other types.</summary>
    public static ITypeSymbol? Wrapped(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class, SpecialType: SpecialType.None, IsTupleType: false } named || named.IsGuid())
            return null;
        // Code generators such as Vogen write the value into the other half of a partial type; the attribute says what it will be.
        foreach (var attribute in named.GetAttributes())
            if (attribute.AttributeClass is { Name: "ValueObjectAttribute" or "StronglyTypedIdAttribute" or "TypedIdAttribute" } generator)
                return generator.TypeArguments.FirstOrDefault(IsValue) ?? attribute.ConstructorArguments.Where(argument => argument.Kind == TypedConstantKind.Type).Select(argument => argument.Value).OfType<ITypeSymbol>().FirstOrDefault(IsValue);
        if (named.TypeKind == TypeKind.Class && !named.IsRecord)
            return null;
        return State(named)?.Type;
    }

    /// <summary>Whether a type is an integer, or a type of its own that wraps one; nullable or not.</summary>
    public static bool IsInteger(ITypeSymbol? type) => IntegerTypes.Unwrap(type) is { } value && (value.IsInteger() || Wrapped(value)?.IsInteger() == true);

    /// <summary>The field or property of a strongly typed id that holds its value; null for other types, and where a base type declares it.</summary>
    public static ISymbol? Value(ITypeSymbol? type) =>
        IntegerTypes.Unwrap(type) is INamedTypeSymbol named && Wrapped(named) is not null && State(named) is { } field && SymbolEqualityComparer.Default.Equals(field.ContainingType, named) ? Member(field) : null;

    /// <summary>
    /// The value of a strongly typed id that its base type declares with a type parameter, the <c>Value</c> of <c>record UserId(int Value) : TypedId&lt;int&gt;(Value)</c>;
    /// null for other types.
    /// </summary>
    public static ISymbol? InheritedValue(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && Wrapped(named) is not null && State(named) is { } field && !SymbolEqualityComparer.Default.Equals(field.ContainingType, named) ? Member(field) : null;

    /// <summary>The one field that a type consists of; null where it has more, or another.</summary>
    private static IFieldSymbol? State(INamedTypeSymbol type)
    {
        IFieldSymbol? only = null;
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (member is IFieldSymbol { IsStatic: false, IsConst: false } field)
                {
                    // What a base type declares for all of its heirs as an integer belongs to none of them.
                    if (only is not null || !IsValue(field.Type) || !SymbolEqualityComparer.Default.Equals(current, type) && field.OriginalDefinition.Type is not ITypeParameterSymbol)
                        return null;
                    only = field;
                }

        return only;
    }

    private static ISymbol? Member(IFieldSymbol field) => field is { IsImplicitlyDeclared: true } ? field.AssociatedSymbol : field;

    private static bool IsValue(ITypeSymbol type) => type.IsInteger() || type.IsGuid();
}
