using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>
/// The libraries that a compilation refers to, as one set: what has been found among them serves every compilation that has the same, such as an editor's next one. The assemblies of other
/// projects are none of it; each keystroke there makes new ones.
/// </summary>
/// <remarks>The entries are weak and by identity, and hold positions but no symbol.</remarks>
internal sealed class LibrarySet
{
    private static readonly ConditionalWeakTable<IAssemblySymbol, LibrarySet> Known = new();

    private readonly List<WeakReference<IAssemblySymbol>> _libraries;
    private readonly Lazy<WordIndex> _names;

    private LibrarySet(List<IAssemblySymbol> libraries)
    {
        _libraries = libraries.ConvertAll(library => new WeakReference<IAssemblySymbol>(library));
        _names = new(() => new(_libraries.Count, position => _libraries[position].TryGetTarget(out var library) ? library.TypeNames.Select(name => FileWords.Hash(name.AsSpan())).Distinct() : []));
    }

    /// <summary>By a type's metadata name, the position of the library that it is taken from; -1 where none has it.</summary>
    public ConcurrentDictionary<string, int> Types { get; } = new(StringComparer.Ordinal);

    /// <summary>Which libraries have types of a name, nested ones too, by its <see cref="FileWords.Hash"/>.</summary>
    public WordIndex Names => _names.Value;

    /// <summary>The set of these libraries.</summary>
    public static LibrarySet Of(List<IAssemblySymbol> libraries)
    {
        if (libraries.Count == 0)
            return new(libraries);
        if (Known.TryGetValue(libraries[0], out var last) && last.IsOf(libraries))
            return last;
        var set = new LibrarySet(libraries);
        // Another set may begin with the same library: the last one that was asked for stays.
        Known.Remove(libraries[0]);
        Known.GetValue(libraries[0], _ => set);
        return set;
    }

    /// <summary>Tells the assemblies that a compilation refers to apart: those of other projects, and libraries.</summary>
    public static (List<IAssemblySymbol> Projects, List<IAssemblySymbol> Libraries) Split(Compilation compilation)
    {
        var (projects, libraries) = (new List<IAssemblySymbol>(), new List<IAssemblySymbol>());
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            (!assembly.Locations.IsEmpty && assembly.Locations[0].IsInSource ? projects : libraries).Add(assembly);
        return (projects, libraries);
    }

    private bool IsOf(List<IAssemblySymbol> libraries)
    {
        if (libraries.Count != _libraries.Count)
            return false;
        for (var i = 0; i < libraries.Count; i++)
            if (!_libraries[i].TryGetTarget(out var library) || !ReferenceEquals(library, libraries[i]))
                return false;
        return true;
    }
}
