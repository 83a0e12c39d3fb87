using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The classes and structs of a compilation that derive from a type or implement it. Which may is told by the names in base lists;
/// only those are bound, so that an edit does not bind the base lists of the whole program.
/// </summary>
internal sealed class DerivedTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<INamedTypeSymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly FileIndex _files = new(compilation, BaseNames.Index);
    private readonly Lazy<INamedTypeSymbol[]> _foreign = new(() => Foreign(compilation));

    /// <summary>The types that have a type, in its original definition, among their base classes and interfaces.</summary>
    public IReadOnlyList<INamedTypeSymbol> Of(INamedTypeSymbol type) => _known.TryGetValue(type, out var known) ? known : _known.GetOrAdd(type, Find(type));

    private List<INamedTypeSymbol> Find(INamedTypeSymbol ancestor)
    {
        var derived = new List<INamedTypeSymbol>();
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var names = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<string>();
        Enqueue(ancestor.Name);
        // What a reference declares may come by way of another type of references, whose base list is not seen here.
        if (!SymbolEqualityComparer.Default.Equals(ancestor.ContainingAssembly, compilation.Assembly))
            foreach (var type in _foreign.Value)
                if (!names.Contains(type.Name) && DerivesFrom(type, ancestor))
                    Enqueue(type.Name);
        while (pending.Count > 0)
        {
            var name = pending.Dequeue();
            foreach (var position in _files.Having(FileWords.Hash(name.AsSpan())))
            {
                var file = _files[position];
                var written = BaseNames.Of(file, default);
                foreach (var alias in written.Aliases)
                    if (alias.Name == name)
                        Enqueue(alias.Alias);
                foreach (var (known, declaration) in written.Types)
                    if (known == name && compilation.GetSemanticModel(file).GetDeclaredSymbol(declaration) is { } type && DerivesFrom(type, ancestor))
                    {
                        Enqueue(type.Name);
                        if (type.TypeKind is TypeKind.Class or TypeKind.Struct && seen.Add(type))
                            derived.Add(type);
                    }
            }
        }

        return derived;

        void Enqueue(string name)
        {
            if (names.Add(name))
                pending.Enqueue(name);
        }
    }

    private static bool DerivesFrom(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        foreach (var other in Ancestors.Of(type))
            if (SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, ancestor))
                return true;
        return false;
    }

    /// <summary>The types of references whose name stands in a base list, by itself or by an alias.</summary>
    private static INamedTypeSymbol[] Foreign(Compilation compilation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in compilation.SyntaxTrees)
        {
            var written = BaseNames.Of(file, default);
            foreach (var (name, _) in written.Types)
                names.Add(name);
            foreach (var (name, _) in written.Aliases)
                names.Add(name);
        }

        return [.. ForeignTypes.Named(compilation, names)];
    }
}
