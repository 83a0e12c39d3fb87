using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Tells navigations from columns.</summary>
internal static class Navigations
{
    /// <summary>The type that a property would navigate to; null where it is a column.</summary>
    /// <param name="type">The property's type.</param>
    /// <param name="isCollection">Whether it navigates to many.</param>
    public static INamedTypeSymbol? Target(ITypeSymbol type, out bool isCollection)
    {
        isCollection = false;
        if (type is not INamedTypeSymbol named)
            return null;
        if (IsEntityLike(named))
            return named;
        isCollection = true;
        return named is { TypeArguments: [INamedTypeSymbol element] } && IsCollection(named) && IsEntityLike(element) ? element : null;
    }

    /// <summary>
    /// The type that a property navigates to by way of one that loads it when it is asked for, <c>Lazy&lt;User&gt;</c> or a class like it, which has no more than a
    /// <c>Value</c> of that type; null for other types.
    /// </summary>
    public static INamedTypeSymbol? Wrapped(ITypeSymbol type) => type is INamedTypeSymbol { TypeKind: TypeKind.Class, TypeArguments: [INamedTypeSymbol wrapped] } wrapper && IsEntityLike(wrapped)
        && wrapper.GetMembers("Value").Any(member => member is IPropertySymbol { GetMethod: not null } value && SymbolEqualityComparer.Default.Equals(value.Type, wrapped)) ? wrapped : null;

    private static bool IsEntityLike(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Class, SpecialType: SpecialType.None } && !IsPlatform(type) && !(type.IsGenericType && IsCollection(type));

    private static bool IsCollection(INamedTypeSymbol type) =>
        type.SpecialType == SpecialType.None && (IsEnumerable(type) || type.AllInterfaces.Any(IsEnumerable)) || IsEnumerable(type);

    private static bool IsEnumerable(INamedTypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || type.OriginalDefinition.SpecialType is SpecialType.System_Collections_Generic_ICollection_T or SpecialType.System_Collections_Generic_IList_T
            or SpecialType.System_Collections_Generic_IReadOnlyCollection_T or SpecialType.System_Collections_Generic_IReadOnlyList_T;

    private static bool IsPlatform(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        if (space.IsGlobalNamespace || !type.DeclaringSyntaxReferences.IsEmpty)
            return false;
        while (!space.ContainingNamespace.IsGlobalNamespace)
            space = space.ContainingNamespace;
        return space.Name is "System" or "NodaTime" or "NpgsqlTypes" or "NetTopologySuite"
            || (space.Name == "Microsoft" && !type.ContainingNamespace.ToDisplayString().StartsWith("Microsoft.AspNetCore.Identity", StringComparison.Ordinal));
    }
}
