using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>The types that hold integer ids.</summary>
internal static class IntegerTypes
{
    /// <summary>Whether a type is an integer that a key may have. A nullable one is not; see <see cref="Unwrap"/>.</summary>
    public static bool IsInteger(this ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Int16
        or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_UInt16;

    /// <summary>Whether a type is an integer or a nullable integer.</summary>
    public static bool IsIntegerOrNullable(this ITypeSymbol? type) => Unwrap(type).IsInteger();

    /// <summary>Whether a type is <see cref="System.Guid"/>; a nullable one is not.</summary>
    public static bool IsGuid(this ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: nameof(Guid), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The type under <c>T?</c> of a value type; other types as they are.</summary>
    public static ITypeSymbol? Unwrap(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>The type that a symbol is declared with: its own, or a method's result; null for what has none.</summary>
    public static ITypeSymbol? Declared(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol local => local.Type,
        IMethodSymbol method => method.ReturnType,
        IEventSymbol raised => raised.Type,
        _ => null,
    };
}
