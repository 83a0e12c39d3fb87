using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Gathers the facts from every source: contexts and their configuration, what they register by reflection, model snapshots of other projects, conventions, queries, settings, names of tables, and where none of them tells of any entity, attributes.</summary>
internal sealed class EntityReader(Compilation compilation, KnownTypes types, SchemaTables? schema, ImmutableArray<ModelFile> models, ImmutableArray<RegisteredBase> registered, AnalyzerSettings settings, Libraries libraries)
{
    private readonly ModelFacts _facts = new();

    /// <summary>Whether attributes alone told which types are entities.</summary>
    public bool IsOfAttributes { get; private set; }

    /// <summary>Reads all sources.</summary>
    public ModelFacts Read(CancellationToken cancellation)
    {
        if (types.DbSet is not null)
            ReadEntityFramework(cancellation);
        new RegisteredEntities(compilation, _facts, registered).Read();
        foreach (var model in models)
            new EfConfiguration(types, _facts, isSnapshot: true).Read(model, compilation);
        if (types.SqlMapper is not null && schema is null)
            ReadQueries(cancellation);
        ReadSettings(cancellation);
        if (schema is not null)
            ReadTables(schema, cancellation);
        // Whoever sees more than attributes knows better which types are entities.
        if (IsOfAttributes = _facts.All.Count == 0 && schema is null && models.IsEmpty && AnnotatedEntities.MayExist(types))
            new AnnotatedEntities(compilation, _facts, libraries).Read(cancellation);

        var conventions = new EfConventions(_facts);
        conventions.Discover();
        conventions.FindKeys();
        conventions.FindForeignKeys();
        IdentityKeys.Add(_facts);
        LibraryKeys.Remove(_facts, libraries);
        return _facts;
    }

    private void ReadEntityFramework(CancellationToken cancellation)
    {
        var contexts = new EfContexts(types, _facts);
        var configuration = new EfConfiguration(types, _facts);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var mentions = CandidateTrees.Of(tree, cancellation);
            if ((mentions & (Mentions.Context | Mentions.Configuration)) == 0 || (mentions & Mentions.Snapshot) != 0)
                continue;
            var model = compilation.GetSemanticModel(tree);
            var root = tree.GetRoot(cancellation);
            if ((mentions & Mentions.Context) != 0)
                contexts.Read(model, root, cancellation);
            if ((mentions & Mentions.Configuration) != 0)
                configuration.Read(model, root, cancellation);
        }

        foreach (var assembly in ReferencedTypes.Assemblies(compilation))
            if (ReferencedTypes.UsesEntityFramework(assembly))
                foreach (var type in ReferencedTypes.In(assembly.GlobalNamespace))
                    contexts.Read(type);
    }

    private void ReadQueries(CancellationToken cancellation)
    {
        var reads = new DapperReads(types, _facts);
        foreach (var tree in compilation.SyntaxTrees)
            if ((CandidateTrees.Of(tree, cancellation) & Mentions.Query) != 0 && QueryCalls.Of(tree, cancellation) is { Count: > 0 } calls)
                reads.Read(compilation.GetSemanticModel(tree), calls, cancellation);
    }

    private void ReadSettings(CancellationToken cancellation)
    {
        if (settings.Entities.IsEmpty)
            return;
        foreach (var type in Types(name => settings.Entities.Any(entity => entity.EndsWith(name, StringComparison.OrdinalIgnoreCase)), cancellation))
            if ((settings.Entities.Contains(type.Name) || settings.Entities.Contains(type.ToDisplayString())) && _facts.Of(type) is null && _facts.Add(type) is { } entity)
                (entity.KeySource, entity.IsOutsideOfModel) = (Sources.Setting, true);
    }

    private void ReadTables(SchemaTables tables, CancellationToken cancellation)
    {
        var mapped = new HashSet<SchemaTable>();
        foreach (var entity in _facts.All)
            if (tables.Of(entity) is { } table)
                mapped.Add(table);
        foreach (var type in Types(tables.IsNamed, cancellation))
            if (type is { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false } && _facts.Of(type) is null
                && tables.OfShape(new(type)) is { } table && !mapped.Contains(table) && _facts.Add(type) is { } entity)
                entity.IsOutsideOfModel = true;
    }

    private IEnumerable<INamedTypeSymbol> Types(Func<string, bool> isNamed, CancellationToken cancellation)
    {
        foreach (var symbol in compilation.GetSymbolsWithName(isNamed, SymbolFilter.Type, cancellation))
            if (symbol is INamedTypeSymbol type)
                yield return type;
        foreach (var assembly in ReferencedTypes.Assemblies(compilation))
            if (assembly.TypeNames.Any(isNamed))
                foreach (var type in ReferencedTypes.In(assembly.GlobalNamespace))
                    if (isNamed(type.Name))
                        yield return type;
    }
}
