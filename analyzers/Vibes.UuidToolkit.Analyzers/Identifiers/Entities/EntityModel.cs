using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// The entities of a compilation and their keys, from the approved schema, Entity Framework's configuration, attributes,
/// conventions and reads of a key column: where ids begin.
/// </summary>
internal sealed class EntityModel
{
    private readonly Dictionary<ISymbol, Identifier> _keys = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<INamedTypeSymbol, Entity> _entities = new(SymbolEqualityComparer.Default);

    /// <summary>Whether nothing in the compilation has a key that could change.</summary>
    public bool IsEmpty => _entities.Count == 0;

    /// <summary>The entities.</summary>
    public IReadOnlyCollection<Entity> All => _entities.Values;

    /// <summary>The entity that a type stands for; null where it is none.</summary>
    public Entity? Of(ITypeSymbol? type) => type is INamedTypeSymbol named && _entities.TryGetValue(named.OriginalDefinition, out var entity) ? entity : null;

    /// <summary>The id of an entity's own key, as a value of <c>Find</c> is; null where its key is composite or stays.</summary>
    public Identifier? KeyOf(ITypeSymbol? entity) => Of(entity) is { } found
        ? _keys.FirstOrDefault(key => key.Value.Entity == found && SymbolEqualityComparer.Default.Equals(key.Key.ContainingType, found.Type)).Value
        : null;

    /// <summary>What a property or field of an entity is declared to hold; null where nothing says that it is an id.</summary>
    /// <param name="member">The property or field, as it is declared.</param>
    /// <param name="receiver">The type that it is read from, which tells where the key is declared in a base class; null for the declaring type.</param>
    public Identifier? Declared(ISymbol member, ITypeSymbol? receiver = null) => _keys.TryGetValue(member, out var id) ? id : null;

    /// <summary>Whether something is declared to be no id that changes: a plain column, or the key of an excluded entity.</summary>
    public bool IsOther(ISymbol symbol) => false;

    /// <summary>Whose id a symbol would be by its name and type alone; null where no entity has that name.</summary>
    public Identifier? ByName(ISymbol symbol) => null;

    /// <summary>Finds the entities.</summary>
    public static EntityModel Read(Compilation compilation, KnownTypes types, SchemaFile? schema, AnalyzerSettings settings, CancellationToken cancellation)
    {
        var model = new EntityModel();
        if (types.DbSet is null)
            return model;
        foreach (var context in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>().Where(type => KnownTypes.DerivesFrom(type, types.DbContext)))
            foreach (var set in context.GetMembers().OfType<IPropertySymbol>().Where(property => KnownTypes.Is(property.Type, types.DbSet)))
                if (((INamedTypeSymbol)set.Type).TypeArguments[0] is INamedTypeSymbol type)
                    model._entities[type] = new(type.Name, type, null);
        foreach (var entity in model._entities.Values)
            foreach (var property in entity.Type!.GetMembers().OfType<IPropertySymbol>())
                if (property.Name == "Id" || property.Name == entity.Name + "Id")
                    model._keys[property] = new(entity, Certainty.Declared, $"{entity.Name}.{property.Name} is the key of {entity.Name} (Entity Framework's convention)");
                else if (property.Name.EndsWith("Id", StringComparison.Ordinal) && model._entities.Values.FirstOrDefault(other => other.Name + "Id" == property.Name) is { } principal)
                    model._keys[property] = new(principal, Certainty.Declared, $"{entity.Name}.{property.Name} refers to {principal.Name} (Entity Framework's convention)");
        return model;
    }
}
