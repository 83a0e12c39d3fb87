using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>
/// The types of other libraries that rules look for, each looked up once per compilation. A library that is not referenced
/// gives null, and that is remembered too.
/// </summary>
internal sealed class KnownTypes(Compilation compilation)
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _declared = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, INamespaceSymbol?> _namespaces = new(StringComparer.Ordinal);
    private readonly Lazy<(List<IAssemblySymbol> Projects, List<IAssemblySymbol> Libraries, LibrarySet Known)> _references = new(() =>
        LibrarySet.Split(compilation) is var (projects, libraries) ? (projects, libraries, LibrarySet.Of(libraries)) : default);
    private readonly bool _isAliased = compilation.ExternalReferences.Any(reference => !reference.Properties.Aliases.IsEmpty && !reference.Properties.Aliases.Contains(MetadataReferenceProperties.GlobalAlias));

    public INamedTypeSymbol? DbContext => this["Microsoft.EntityFrameworkCore.DbContext"];

    public INamedTypeSymbol? DbSet => this["Microsoft.EntityFrameworkCore.DbSet`1"];

    public INamedTypeSymbol? ModelBuilder => this["Microsoft.EntityFrameworkCore.ModelBuilder"];

    public INamedTypeSymbol? EntityTypeBuilder => this["Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder`1"];

    public INamedTypeSymbol? EntityTypeConfiguration => this["Microsoft.EntityFrameworkCore.IEntityTypeConfiguration`1"];

    public INamedTypeSymbol? Ef => this["Microsoft.EntityFrameworkCore.EF"];

    public INamedTypeSymbol? Object => this["System.Object"];

    public INamedTypeSymbol? Guid => this["System.Guid"];

    public INamedTypeSymbol? SqlMapper => this["Dapper.SqlMapper"];

    public INamedTypeSymbol? Enumerable => this["System.Linq.Enumerable"];

    public INamedTypeSymbol? Queryable => this["System.Linq.Queryable"];

    public INamedTypeSymbol? TaskOfT => this["System.Threading.Tasks.Task`1"];

    public INamedTypeSymbol? ValueTaskOfT => this["System.Threading.Tasks.ValueTask`1"];

    /// <summary>The type of that metadata name; null where no reference has it.</summary>
    public INamedTypeSymbol? this[string metadataName] => _types.TryGetValue(metadataName, out var known) ? known : _types.GetOrAdd(metadataName, Find(metadataName));

    /// <summary>The type that the program itself declares by that name, whatever its namespace; null where there is none or there are several.</summary>
    public INamedTypeSymbol? Declared(string name) => _declared.TryGetValue(name, out var known) ? known : _declared.GetOrAdd(name, FindDeclared(name));

    private INamedTypeSymbol? FindDeclared(string name)
    {
        var found = new List<INamedTypeSymbol>(compilation.GetSymbolsWithName(name, SymbolFilter.Type).OfType<INamedTypeSymbol>());
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
            if (!assembly.Locations.IsEmpty && assembly.Locations[0].IsInSource && assembly.TypeNames.Contains(name))
                Add(assembly.GlobalNamespace, name, found);
        return found.Count == 1 ? found[0] : null;
    }

    private static void Add(INamespaceSymbol space, string name, List<INamedTypeSymbol> found)
    {
        found.AddRange(space.GetTypeMembers(name));
        foreach (var inner in space.GetNamespaceMembers())
            Add(inner, name, found);
    }

    // What libraries have, they have in an editor's next compilation as well, but for what the program itself declares since.
    private INamedTypeSymbol? Find(string metadataName)
    {
        if (_isAliased)
            return Search(metadataName);
        var (projects, libraries, known) = _references.Value;
        if (compilation.Assembly.GetTypeByMetadataName(metadataName) is not null || projects.Exists(project => project.GetTypeByMetadataName(metadataName) is not null))
            return FindAnew(metadataName);
        if (known.Types.TryGetValue(metadataName, out var position))
            return position < 0 ? null : libraries[position].GetTypeByMetadataName(metadataName);
        var found = FindAnew(metadataName);
        position = found is null ? -1 : libraries.FindIndex(library => SymbolEqualityComparer.Default.Equals(library, found.ContainingAssembly));
        // A module is none of them.
        if (found is null || position >= 0)
            known.Types.TryAdd(metadataName, position);
        return found;
    }

    // GetTypeByMetadataName asks each of some hundred references for each name. By way of its namespace only those are asked that have it; a reference that has another
    // alias alone is in none.
    private INamedTypeSymbol? FindAnew(string metadataName)
    {
        if (metadataName.Contains('+'))
            return Search(metadataName);
        var (dot, tick) = (metadataName.LastIndexOf('.'), metadataName.LastIndexOf('`'));
        var name = metadataName.Substring(dot + 1, (tick < 0 ? metadataName.Length : tick) - dot - 1);
        var arity = tick < 0 ? 0 : int.Parse(metadataName.Substring(tick + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        if (Namespace(metadataName.Substring(0, Math.Max(dot, 0))) is not { } space)
            return null;
        var found = space.GetTypeMembers(name, arity);
        return found.Length > 1 ? Search(metadataName) : found.FirstOrDefault();
    }

    private INamespaceSymbol? Namespace(string name) => name.Length == 0 ? compilation.GlobalNamespace
        : _namespaces.TryGetValue(name, out var known) ? known : _namespaces.GetOrAdd(name, Inner(Namespace(name.Substring(0, Math.Max(name.LastIndexOf('.'), 0))), name.Substring(name.LastIndexOf('.') + 1)));

    private static INamespaceSymbol? Inner(INamespaceSymbol? outer, string name) => outer?.GetMembers(name).OfType<INamespaceSymbol>().FirstOrDefault();

    // GetTypeByMetadataName gives up where two references declare the name; the first one does.
    private INamedTypeSymbol? Search(string metadataName) => compilation.GetTypeByMetadataName(metadataName) ?? compilation.GetTypesByMetadataName(metadataName).FirstOrDefault();

    /// <summary>Whether a type is the known one, whatever its type arguments.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) => known is not null && SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, known);

    /// <summary>Whether a type is the known one or derives from it, whatever its type arguments.</summary>
    public static bool DerivesFrom(ITypeSymbol? type, INamedTypeSymbol? known)
    {
        if (known is null)
            return false;
        for (var current = type; current is not null; current = current.BaseType)
            if (Is(current, known))
                return true;
        return false;
    }
}
