using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A type parameter named TKey that is any key: of a method that takes a function which selects it, <c>WithKey(list, x =&gt; x.Order)</c>,
/// or of a type that is made with one. Whose id it is that function says, and not the entity beside it.
/// </summary>
internal static class SelectedKey
{
    /// <summary>Whether it is one.</summary>
    public static bool Is(ITypeParameterSymbol key) => key.ContainingSymbol switch
    {
        IMethodSymbol method => Selects(method, key),
        INamedTypeSymbol type => type.InstanceConstructors.Any(constructor => Selects(constructor, key)),
        _ => false,
    };

    private static bool Selects(IMethodSymbol method, ITypeParameterSymbol key) => method.OriginalDefinition.Parameters.Any(parameter =>
        Function(parameter.Type) is { DelegateInvokeMethod.ReturnType: { } selected } && SymbolEqualityComparer.Default.Equals(selected, key.OriginalDefinition));

    private static INamedTypeSymbol? Function(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Delegate } function => function,
        INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol { TypeKind: TypeKind.Delegate } function] } => function,
        _ => null,
    };
}
