using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Everything that code says of entities. Sources of knowledge add to it; <see cref="EntityModelBuilder"/> judges.</summary>
internal sealed class ModelFacts
{
    private readonly Dictionary<INamedTypeSymbol, EntityFacts> _entities = new(SymbolEqualityComparer.Default);
    private readonly List<EntityFacts> _order = [];

    /// <summary>The entities in the order they were found; it grows while they are looked at.</summary>
    public IReadOnlyList<EntityFacts> All => _order;

    /// <summary>The types that are no entities, whatever navigates to them.</summary>
    public HashSet<INamedTypeSymbol> Ignored { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The facts of an entity; null where it is none so far.</summary>
    public EntityFacts? Of(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && _entities.TryGetValue(named.OriginalDefinition, out var facts) ? facts : null;

    /// <summary>The facts of a type that something says is an entity; null where it cannot be one.</summary>
    public EntityFacts? Add(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } named)
            return null;
        if (!_entities.TryGetValue(named.OriginalDefinition, out var facts))
        {
            _entities.Add(named.OriginalDefinition, facts = new(named));
            _order.Add(facts);
        }

        return facts;
    }
}
