using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The assemblies whose declarations nobody here can change: those of packages, and for a solution all that is none of its projects.</summary>
internal sealed class Libraries
{
    private readonly Func<IAssemblySymbol, bool> _contains;

    private Libraries(Func<IAssemblySymbol, bool> contains) => _contains = contains;

    /// <summary>The assemblies that a compilation takes from NuGet's folder.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="folder">The folder of packages; null where it is not known, and then nothing is taken for a library.</param>
    public static Libraries In(Compilation compilation, string? folder)
    {
        if (folder is null)
            return new(_ => false);
        var root = Path.GetFullPath(folder);
        return new(assembly => compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } path } && Path.GetFullPath(path).StartsWith(root, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The assemblies that are none of a solution's own.</summary>
    /// <param name="solution">Its compilations.</param>
    public static Libraries OutsideOf(IEnumerable<Compilation> solution)
    {
        var own = new HashSet<string>(solution.Select(compilation => compilation.Assembly.Name), StringComparer.Ordinal);
        return new(assembly => !own.Contains(assembly.Name));
    }

    /// <summary>Whether an assembly is one.</summary>
    public bool Contains(IAssemblySymbol? assembly) => assembly is not null && _contains(assembly);
}
