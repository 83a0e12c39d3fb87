using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A type parameter named TKey that is any key: of a method that takes a function which selects it, <c>WithKey(list, x =&gt; x.Order)</c>,
/// or of a type that is made with one; or of what finds values by keys, <c>BatchDataLoader&lt;TKey, TValue&gt;</c>. Whose id it is the code says that makes the keys, and not the entity beside it.
/// </summary>
internal static class SelectedKey
{
    /// <summary>Whether it is one.</summary>
    public static bool Is(ITypeParameterSymbol key) => key.ContainingSymbol switch
    {
        IMethodSymbol method => FindsValues(method.TypeParameters) || Selects(method, key),
        INamedTypeSymbol type => FindsValues(type.TypeParameters) || type.InstanceConstructors.Any(constructor => Selects(constructor, key)),
        _ => false,
    };

    private static bool FindsValues(ImmutableArray<ITypeParameterSymbol> parameters) => parameters.Any(parameter => parameter.Name is "TValue" or "TElement");

    private static bool Selects(IMethodSymbol method, ITypeParameterSymbol key) => method.OriginalDefinition.Parameters.Any(parameter =>
        Function(parameter.Type) is { DelegateInvokeMethod.ReturnType: { } selected } && SymbolEqualityComparer.Default.Equals(selected, key.OriginalDefinition));

    private static INamedTypeSymbol? Function(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } function => function,
        INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Delegate } function] } => function,
        _ => null,
    };
}
