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
    // Weak and by identity: an entry holds nothing but symbols of the assembly that it belongs to, or no symbol.
    private static readonly ConditionalWeakTable<IAssemblySymbol, ConcurrentDictionary<string, INamedTypeSymbol[]>> Known = new();
    private static readonly ConditionalWeakTable<IAssemblySymbol, Indexed> Indexes = new();

    /// <summary>The types of a compilation's references that have one of these names, nested ones too.</summary>
    public static IEnumerable<INamedTypeSymbol> Named(Compilation compilation, IReadOnlyCollection<string> names)
    {
        var (projects, libraries) = (new List<IAssemblySymbol>(), new List<IAssemblySymbol>());
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            (!assembly.Locations.IsEmpty && assembly.Locations[0].IsInSource ? projects : libraries).Add(assembly);
        var index = libraries.Count == 0 ? null : Index(libraries);
        foreach (var name in names)
            foreach (var assembly in index is null ? projects : projects.Concat(index.Having(FileWords.Hash(name.AsSpan())).Select(position => libraries[position])))
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

    // Of some hundred libraries, few have a name.
    private static WordIndex Index(List<IAssemblySymbol> libraries)
    {
        if (Indexes.TryGetValue(libraries[0], out var last) && last.IsOf(libraries))
            return last.Words;
        var words = new WordIndex(libraries.Count, position => libraries[position].TypeNames.Select(name => FileWords.Hash(name.AsSpan())).Distinct());
        // Another set of references begins with the same library as often as not: the last one to be asked stays.
        Indexes.Remove(libraries[0]);
        Indexes.GetValue(libraries[0], _ => new(libraries.ConvertAll(library => new WeakReference<IAssemblySymbol>(library)), words));
        return words;
    }

    private sealed record Indexed(List<WeakReference<IAssemblySymbol>> Libraries, WordIndex Words)
    {
        public bool IsOf(List<IAssemblySymbol> libraries)
        {
            if (libraries.Count != Libraries.Count)
                return false;
            for (var i = 0; i < libraries.Count; i++)
                if (!Libraries[i].TryGetTarget(out var library) || !ReferenceEquals(library, libraries[i]))
                    return false;
            return true;
        }
    }
}
