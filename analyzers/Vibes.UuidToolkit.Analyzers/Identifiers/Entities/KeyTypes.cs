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
                return generator.TypeArguments.FirstOrDefault(IsValue) ?? attribute.ConstructorArguments.Select(argument => argument.Value).OfType<ITypeSymbol>().FirstOrDefault(IsValue);
        if (named.TypeKind == TypeKind.Class && !named.IsRecord)
            return null;
        ITypeSymbol? value = null;
        foreach (var member in named.GetMembers())
            if (member is IFieldSymbol { IsStatic: false, IsConst: false } field)
            {
                if (value is not null || !IsValue(field.Type))
                    return null;
                value = field.Type;
            }

        return value;
    }

    /// <summary>The field or property of a strongly typed id that holds its value; null for other types.</summary>
    public static ISymbol? Value(ITypeSymbol? type)
    {
        if (IntegerTypes.Unwrap(type) is not INamedTypeSymbol named || Wrapped(named) is null)
            return null;
        var field = named.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => !member.IsStatic && !member.IsConst);
        return field is { IsImplicitlyDeclared: true } ? field.AssociatedSymbol : field;
    }

    private static bool IsValue(ITypeSymbol type) => type.IsInteger() || type.IsGuid();
}
