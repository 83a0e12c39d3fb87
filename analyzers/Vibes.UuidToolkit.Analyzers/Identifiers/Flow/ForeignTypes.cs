using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Finds the types of references by their names alone. A library's symbols outlive the compilation, so that what is found of one is remembered with it; those of another project do so
/// only where that project stays as it is.
/// </summary>
internal static class ForeignTypes
{
    // Weak and by identity: an entry holds nothing but symbols of the assembly that it belongs to.
    private static readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<string, INamedTypeSymbol[]>> Known = new();

    /// <summary>The types of a compilation's references that have one of these names, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Named(Compilation compilation, IReadOnlyCollection<string> names)
    {
        var (projects, libraries) = LibrarySet.Split(compilation);
        // Of some hundred libraries, few have a name.
        var having = LibrarySet.Of(libraries).Names;
        foreach (var name in names)
            foreach (var assembly in projects.Concat(having.Having(FileWords.Hash(name.AsSpan())).Select(position => libraries[position])))
                foreach (var type in Of(assembly, name))
                    yield return type;
    }

    private static INamedTypeSymbol[] Of(IAssemblySymbol assembly, string name) =>
        assembly.TypeNames.Contains(name) ? Known.GetOrCreateValue(assembly).GetOrAdd(name, missing => [.. Within(assembly.GlobalNamespace, missing)]) : [];

    private static IEnumerable<INamedTypeSymbol> Within(INamespaceOrTypeSymbol container, string name)
    {
        foreach (var type in container.GetTypeMembers())
        {
            if (type.Name == name)
                yield return type;
            foreach (var nested in Within(type, name))
                yield return nested;
        }

        if (container is INamespaceSymbol space)
            foreach (var inner in space.GetNamespaceMembers())
                foreach (var type in Within(inner, name))
                    yield return type;
    }
}
