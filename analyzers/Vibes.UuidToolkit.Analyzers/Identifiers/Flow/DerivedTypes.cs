using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The classes and structs of a compilation that derive from a type or implement it. Which may is told by the names in base lists;
/// only those are bound, so that an edit does not bind the base lists of the whole program.
/// </summary>
internal sealed class DerivedTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<INamedTypeSymbol>> _known = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ILookup<ISymbol, INamedTypeSymbol>> _all = new(() => All(compilation));

    // By the name in a base list, the types that name it; and by a type's name, its aliases.
    private readonly Lazy<ILookup<string, TypeDeclarationSyntax>> _written = new(() => compilation.SyntaxTrees.SelectMany(tree => BaseNames.Of(tree, default).Types).ToLookup(type => type.Base, type => type.Type, StringComparer.Ordinal));
    private readonly Lazy<ILookup<string, string>> _aliases = new(() => compilation.SyntaxTrees.SelectMany(tree => BaseNames.Of(tree, default).Aliases).ToLookup(alias => alias.Name, alias => alias.Alias, StringComparer.Ordinal));

    /// <summary>The types that have a type, in its original definition, among their base classes and interfaces.</summary>
    public IReadOnlyList<INamedTypeSymbol> Of(INamedTypeSymbol type) => _known.GetOrAdd(type, missing =>
        // What a reference declares may come by way of another type of references, whose base list is not seen here.
        SymbolEqualityComparer.Default.Equals(missing.ContainingAssembly, compilation.Assembly) ? Named(missing) : [.. _all.Value[missing]]);

    private List<INamedTypeSymbol> Named(INamedTypeSymbol ancestor)
    {
        var derived = new List<INamedTypeSymbol>();
        var seen = new HashSet<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        var names = new HashSet<string>(StringComparer.Ordinal) { ancestor.Name };
        var pending = new Queue<string>(names);
        void Enqueue(string name)
        {
            if (names.Add(name))
                pending.Enqueue(name);
        }

        while (pending.Count > 0)
        {
            var name = pending.Dequeue();
            foreach (var alias in _aliases.Value[name])
                Enqueue(alias);
            foreach (var declaration in _written.Value[name])
                if (compilation.GetSemanticModel(declaration.SyntaxTree).GetDeclaredSymbol(declaration) is { } type
                    && Ancestors.Of(type).Any(other => SymbolEqualityComparer.Default.Equals(other.OriginalDefinition, ancestor)))
                {
                    Enqueue(type.Name);
                    if (type.TypeKind is TypeKind.Class or TypeKind.Struct && seen.Add(type))
                        derived.Add(type);
                }
        }

        return derived;
    }

    private static ILookup<ISymbol, INamedTypeSymbol> All(Compilation compilation) => SourceTypes.Of(compilation)
        .Where(type => type.TypeKind is TypeKind.Class or TypeKind.Struct)
        .SelectMany(type => Ancestors.Of(type).Select(ancestor => (Ancestor: (ISymbol)ancestor.OriginalDefinition, Type: type)))
        .ToLookup(pair => pair.Ancestor, pair => pair.Type, SymbolEqualityComparer.Default);
}
