using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The blocks of C# 14, <c>extension&lt;T&gt;(ICollection&lt;T&gt; items) { ... }</c>. Their members are called on what the block extends as if it had
/// declared them; the compiler also emits each as a static method. They are newer than the Roslyn that this is built on, which is why the
/// two properties that tell of them (<see href="https://learn.microsoft.com/dotnet/api/microsoft.codeanalysis.inamedtypesymbol.extensionparameter"/>) are looked up.
/// </summary>
internal static class ExtensionBlock
{
    private static readonly Func<INamedTypeSymbol, IParameterSymbol?>? ReceiverOf = Getter<INamedTypeSymbol, IParameterSymbol?>("ExtensionParameter");
    private static readonly Func<IMethodSymbol, IMethodSymbol?>? EmittedOf = Getter<IMethodSymbol, IMethodSymbol?>("AssociatedExtensionImplementation");

    /// <summary>What a block extends, as its members name it; null for other types.</summary>
    public static IParameterSymbol? Receiver(INamedTypeSymbol? type) => type is { TypeKind: (TypeKind)14 } ? ReceiverOf?.Invoke(type) : null;

    /// <summary>The static method that a block's method is emitted as; null for other methods.</summary>
    public static IMethodSymbol? Emitted(IMethodSymbol method) => Receiver(method.ContainingType) is null ? null : EmittedOf?.Invoke(method);

    /// <summary>The block's method that is emitted as a static method; null for other methods.</summary>
    public static IMethodSymbol? Written(IMethodSymbol emitted)
    {
        if (emitted is { IsImplicitlyDeclared: true, IsStatic: true, ContainingType: { } type })
            foreach (var block in type.GetTypeMembers())
                if (Receiver(block) is not null)
                    foreach (var method in block.GetMembers(emitted.Name).OfType<IMethodSymbol>())
                        if (SymbolEqualityComparer.Default.Equals(Emitted(method), emitted))
                            return method;
        return null;
    }

    private static Func<TSymbol, TValue>? Getter<TSymbol, TValue>(string property) =>
        (Func<TSymbol, TValue>?)typeof(TSymbol).GetProperty(property, BindingFlags.Instance | BindingFlags.Public)?.GetGetMethod().CreateDelegate(typeof(Func<TSymbol, TValue>));
}
