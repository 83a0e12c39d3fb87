using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// A type or a member of one by its name, up to its assembly: the same in one compilation and in the next, and wherever the
/// assembly is seen from. Holds no symbol, and so keeps no compilation alive.
/// </summary>
/// <param name="Container">The type, namespace or assembly that it is in; null for an assembly.</param>
/// <param name="Name">Its own name.</param>
/// <param name="Arity">The number of its type parameters.</param>
internal sealed record DeclaredName(DeclaredName? Container, string Name, int Arity)
{
    /// <summary>The name of a symbol; a constructed one has that of its definition.</summary>
    public static DeclaredName Of(ISymbol symbol) => new(ContainerOf(symbol) is { } container ? Of(container) : null, NameOf(symbol), ArityOf(symbol));

    /// <summary>The assembly that declares it.</summary>
    public string Assembly => Container?.Assembly ?? Name;

    /// <summary>Whether a symbol has this name.</summary>
    public bool IsOf(ISymbol symbol)
    {
        var name = this;
        for (var current = symbol; current is not null; current = ContainerOf(current), name = name.Container)
            if (name is null || name.Name != NameOf(current) || name.Arity != ArityOf(current))
                return false;
        return name is null;
    }

    /// <summary>The name, and those of what it is in as far as they are types.</summary>
    public override string ToString() => Container is { Container: not null, Name.Length: > 0 } ? $"{Container}.{Name}" : Name;

    /// <summary>Finds what is noted by name for a symbol, without making a name of it: both are keys.</summary>
    public static IEqualityComparer<object> Comparer { get; } = new SymbolComparer();

    private static ISymbol? ContainerOf(ISymbol symbol) => (ISymbol?)symbol.ContainingType ?? (ISymbol?)symbol.ContainingNamespace ?? (symbol is IAssemblySymbol ? null : symbol.ContainingAssembly);

    // Two files may each have a type of one name that no other file sees.
    private static string NameOf(ISymbol symbol) => symbol is INamedTypeSymbol { IsFileLocal: true } ? symbol.MetadataName : symbol.Name;

    private static int ArityOf(ISymbol symbol) => symbol is INamedTypeSymbol type ? type.Arity : 0;

    private sealed class SymbolComparer : IEqualityComparer<object>
    {
        bool IEqualityComparer<object>.Equals(object? x, object? y) => (x, y) switch
        {
            (DeclaredName name, ISymbol symbol) => name.IsOf(symbol),
            (ISymbol symbol, DeclaredName name) => name.IsOf(symbol),
            _ => Equals(x, y),
        };

        // What is around the type is left to the comparison: names that far are seldom the same.
        int IEqualityComparer<object>.GetHashCode(object key) => key is DeclaredName name
            ? Hash(name.Name, name.Container?.Name)
            : Hash(NameOf((ISymbol)key), ContainerOf((ISymbol)key) is { } container ? NameOf(container) : null);

        private static int Hash(string name, string? container) => unchecked(name.GetHashCode() * 31 + (container?.GetHashCode() ?? 0));
    }
}
