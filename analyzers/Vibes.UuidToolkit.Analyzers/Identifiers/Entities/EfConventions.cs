using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Entity Framework's conventions: entities found by navigation, keys by name, foreign keys by the navigation's name.</summary>
internal sealed class EfConventions(ModelFacts facts)
{
    /// <summary>Reads attributes and navigations of all entities; navigations may lead to more.</summary>
    public void Discover()
    {
        // All grows in the loop.
        for (var i = 0; i < facts.All.Count; i++)
        {
            var entity = facts.All[i];
            EfAttributes.Read(entity);
            foreach (var member in entity.Members.Values)
                if (Target(entity, member, out var isCollection) is { } target && facts.Of(target) is null && (EfAttributes.IsOwned(target) || HasKey(target))
                    && (!entity.IsOutsideOfModel || IsReferredTo(entity, member, target, isCollection)))
                    facts.Add(target)!.IsOutsideOfModel = entity.IsOutsideOfModel;
        }
    }

    /// <summary>Gives every entity the key that conventions find. Runs when all entities are known.</summary>
    public void FindKeys()
    {
        foreach (var entity in facts.All)
            if (entity.Key is null && !entity.IsKeyless && !entity.IsOwned)
                entity.Key = KeyOf(entity);
    }

    /// <summary>Finds the foreign keys. Runs when all keys are known.</summary>
    public void FindForeignKeys()
    {
        foreach (var entity in facts.All)
            foreach (var member in entity.Members.Values)
                if (Target(entity, member, out var isCollection) is { } target && facts.Of(target) is { IsOwned: false } other)
                    if (isCollection)
                        FromCollection(principal: entity, dependent: other, member);
                    else
                        FromReference(dependent: entity, principal: other, member);
        foreach (var entity in facts.All)
            FromProperties(entity);
    }

    // What a query fills may hold anything, such as a document in a column. A row of another table is referred to by its id.
    private static bool IsReferredTo(EntityFacts entity, ISymbol navigation, INamedTypeSymbol target, bool isCollection) => isCollection
        ? EntityMembers.Of(target).Values.Any(member => string.Equals(member.Name, entity.Type.Name + "Id", StringComparison.OrdinalIgnoreCase) && KeyTypes.CanHoldId(EntityMembers.TypeOf(member)))
        : (entity.Find(navigation.Name + "Id") ?? entity.Find(target.Name + "Id")) is { } reference && entity.CanHoldId(reference);

    private static bool HasKey(INamedTypeSymbol type)
    {
        var members = EntityMembers.Of(type);
        foreach (var member in members.Values)
            if (string.Equals(member.Name, "Id", StringComparison.OrdinalIgnoreCase) || string.Equals(member.Name, type.Name + "Id", StringComparison.OrdinalIgnoreCase)
                || member.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "KeyAttribute"))
                return true;
        return false;
    }

    private INamedTypeSymbol? Target(EntityFacts entity, ISymbol member, out bool isCollection)
    {
        isCollection = false;
        if (member is IPropertySymbol { Type: var wrapper } lazy && Navigations.Wrapped(wrapper) is { } wrapped && (facts.Of(wrapped) is not null || entity.IsOutsideOfModel && HasKey(wrapped)))
            return !entity.Ignored.Contains(lazy.Name) && !facts.Ignored.Contains(wrapped.OriginalDefinition) && entity.Find(lazy.Name + "Id") is { } reference && entity.CanHoldId(reference) ? wrapped : null;
        return member is IPropertySymbol property && !entity.Ignored.Contains(property.Name) && !entity.Scalars.Contains(property.Name)
            && Navigations.Target(property.Type, out isCollection) is { } target && !facts.Ignored.Contains(target.OriginalDefinition)
                ? target
                : null;
    }

    private List<string>? KeyOf(EntityFacts entity)
    {
        // A base type that is an entity has the key of the whole hierarchy, and may have been given another name.
        for (var type = entity.Type.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            if (facts.Of(type) is { Key: { } inherited })
                return [.. inherited];
        for (var type = entity.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            if ((entity.Find("Id") ?? entity.Find(type.Name + "Id")) is { } key && !entity.Ignored.Contains(key))
                return [key];
        return null;
    }

    private void FromReference(EntityFacts dependent, EntityFacts principal, ISymbol navigation)
    {
        if (EfAttributes.ForeignKey(navigation) is { } named)
        {
            // On a one to one the attribute may stand on the side that is referred to.
            if (named.All(name => dependent.Find(name) is not null) || !named.All(name => principal.Find(name) is not null))
                dependent.ForeignKeys.Add(new(named, principal.Type, null, Sources.ForeignKeyAttribute));
            return;
        }

        if (dependent.ConfiguredNavigations.Contains(navigation.Name) || IsNamedByProperty(dependent, navigation) || AddByConvention(dependent, principal, navigation.Name))
            return;
        // Book.Offer and Offer.BookId: what only one side navigates, the other may refer to.
        if (principal.Key is { Count: > 0 } keys && (dependent.DirectedNavigations.Contains(navigation.Name) || NavigatesTo(principal, dependent) || !AddByConvention(dependent: principal, principal: dependent, null)))
            dependent.ShadowKeys.AddRange(keys.Select(key => (navigation.Name + key, principal.Type)));
    }

    private bool NavigatesTo(EntityFacts entity, EntityFacts other) =>
        ReferenceEquals(entity, other) || entity.Members.Values.Any(member => Target(entity, member, out _) is { } target && IsOrDerives(other.Type, target));

    private void FromCollection(EntityFacts principal, EntityFacts dependent, ISymbol navigation)
    {
        if (EfAttributes.ForeignKey(navigation) is { } named)
            dependent.ForeignKeys.Add(new(named, principal.Type, null, Sources.ForeignKeyAttribute));
        // Where the other side navigates back, its name decides, and it is looked at on its own.
        else if (!principal.ConfiguredNavigations.Contains(navigation.Name)
            && !dependent.Members.Values.Any(member => Target(dependent, member, out _) is { } back && IsOrDerives(principal.Type, back)))
            AddByConvention(dependent, principal, null);
    }

    // [ForeignKey("User")] on the property names the navigation.
    private static bool IsNamedByProperty(EntityFacts entity, ISymbol navigation) =>
        entity.Members.Values.Any(member => EfAttributes.ForeignKey(member) is [var name] && name == navigation.Name);

    private void FromProperties(EntityFacts entity)
    {
        foreach (var member in entity.Members.Values)
            if (entity.CanHoldId(member.Name) && EfAttributes.ForeignKey(member) is [var navigation] && entity.Members.TryGetValue(navigation, out var target)
                && Navigations.Target(EntityMembers.TypeOf(target), out _) is { } type && facts.Of(type) is { } principal)
                entity.ForeignKeys.Add(new([member.Name], principal.Type, null, Sources.ForeignKeyAttribute));
    }

    private static bool AddByConvention(EntityFacts dependent, EntityFacts principal, string? navigation)
    {
        if (principal.Key is not { } keys || keys.Count == 0)
            return false;
        // All properties of a composite key have to be found.
        foreach (var prefix in navigation is null ? new[] { principal.Type.Name } : [navigation, principal.Type.Name])
        {
            var found = keys.Select(key => dependent.Find(prefix + key) ?? (keys.Count == 1 ? dependent.Find(prefix + "Id") : null)).ToArray();
            if (found.All(name => name is not null && dependent.CanHoldId(name) && !IsOwnKeyOfSelf(name)))
            {
                dependent.ForeignKeys.Add(new(found!, principal.Type, null, Sources.ForeignKeyConvention));
                return true;
            }
        }

        return false;

        // UserId of User is the key, not a reference to the User who invited them.
        bool IsOwnKeyOfSelf(string name) => ReferenceEquals(dependent, principal) && keys.Contains(name);
    }

    private static bool IsOrDerives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, ancestor.OriginalDefinition))
                return true;
        return false;
    }
}
