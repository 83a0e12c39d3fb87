using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.Analyzers.Benchmarks;

/// <summary>Loads the analyzers of a contender, each in a context of its own, as an editor does.</summary>
internal sealed class ContenderLoader : IAnalyzerAssemblyLoader
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly AssemblyLoadContext _context = new(null);

    private ContenderLoader() =>
        _context.Resolving += (context, name) => _paths.TryGetValue(name.Name!, out var path) ? context.LoadFromAssemblyPath(path) : null;

    /// <summary>The analyzers in these assemblies.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Load(IReadOnlyList<string> assemblies)
    {
        var loader = new ContenderLoader();
        foreach (var assembly in assemblies)
            loader.AddDependencyLocation(assembly);
        return [.. assemblies.SelectMany(assembly => new AnalyzerFileReference(assembly, loader).GetAnalyzers(LanguageNames.CSharp))];
    }

    /// <inheritdoc/>
    public void AddDependencyLocation(string fullPath) => _paths[Path.GetFileNameWithoutExtension(fullPath)] = fullPath;

    /// <inheritdoc/>
    public Assembly LoadFromPath(string fullPath) => _context.LoadFromAssemblyPath(fullPath);
}
