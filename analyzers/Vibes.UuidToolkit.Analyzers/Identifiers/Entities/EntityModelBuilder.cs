using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Judges the facts: what each property of each entity holds. The approved schema has the last word where it knows a column.</summary>
/// <param name="facts">The facts.</param>
/// <param name="schema">The tables of the approved schema; null where none is given.</param>
/// <param name="settings">The settings.</param>
/// <param name="shared">Names that entities of other compilations have as well.</param>
internal sealed class EntityModelBuilder(ModelFacts facts, SchemaTables? schema, AnalyzerSettings settings, ImmutableHashSet<string> shared)
{
    private readonly Dictionary<EntityFacts, SchemaTable> _tables = [];
    private readonly Dictionary<EntityFacts, Entity> _entities = [];
    private readonly Dictionary<SchemaTable, Entity> _byTable = [];
    private readonly Dictionary<Entity, EntityFacts> _named = [];
    private readonly HashSet<Entity> _excluded = [];
    private readonly List<DeclaredReference> _references = settings.References.OrderBy(text => text, StringComparer.Ordinal).Select(DeclaredReference.Read).OfType<DeclaredReference>().ToList();
    private readonly HashSet<DeclaredReference> _matched = [];
    private readonly Dictionary<string, Entity?> _principals = new(StringComparer.OrdinalIgnoreCase);
    private ImmutableHashSet<string> _shared = shared;
    private HashSet<string>? _stems;

    /// <summary>Makes the model.</summary>
    public EntityModel Build(CancellationToken cancellation)
    {
        var model = new EntityModel { Excluded = settings.ExcludedEntities };
        MapTables();
        NameEntities();
        foreach (var facts in facts.All)
        {
            cancellation.ThrowIfCancellationRequested();
            Judge(facts, model);
        }

        AddTables(model);
        AddIdentity(model);
        foreach (var text in settings.References)
            model.AddReference(text, _matched.Any(reference => reference.Text == text));
        model.Complete();
        return model;
    }

    private void MapTables()
    {
        if (schema is null)
            return;
        foreach (var entity in facts.All)
            if (!entity.IsOwned && (schema.Of(entity) ?? (Root(entity) is var root && root != entity ? schema.Of(root) : null)) is { } table)
                _tables[entity] = table;
    }

    private void NameEntities()
    {
        // Two classes of one table are one entity, and so are those of a hierarchy.
        var roots = facts.All.Where(entity => !entity.IsOwned).Select(Root).GroupBy(root => _tables.TryGetValue(root, out var table) ? table : (object)root).Select(same => same.First()).ToList();
        var tables = (schema?.All ?? []).Where(table => !_tables.ContainsValue(table));
        _shared = _shared.Union(roots.Select(root => root.Type.Name).Concat(tables.Select(table => table.Name.Name)).GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key));
        foreach (var entity in facts.All)
        {
            if (entity.IsOwned)
                continue;
            var root = Root(entity);
            if (!_entities.TryGetValue(root, out var named))
            {
                var table = _tables.TryGetValue(root, out var found) ? found : null;
                // Two classes of one table hold the same ids.
                if (table is null || !_byTable.TryGetValue(table, out named))
                    _named.Add(named = Name(root.Type.Name, root.Type, table), root);
                _entities[root] = named;
            }

            _entities[entity] = named;
        }

        foreach (var table in schema?.All ?? [])
            if (!_byTable.ContainsKey(table))
                Name(table.Name.Name, null, table);
    }

    private Entity Name(string name, INamedTypeSymbol? type, SchemaTable? table)
    {
        var whole = !_shared.Contains(name) ? name : type?.OriginalDefinition.ToDisplayString() ?? table?.Name.ToString() ?? name;
        var entity = new Entity(whole, type?.OriginalDefinition.ToDisplayString(), table?.Name.ToString());
        if (table is not null)
            _byTable[table] = entity;
        var names = settings.ExcludedEntities;
        if (!names.IsEmpty && (names.Contains(name) || (type is not null && names.Contains(type.ToDisplayString())) || (table is not null && (names.Contains(table.Name.Name) || names.Contains(table.Name.ToString())))))
            _excluded.Add(entity);
        return entity;
    }

    private EntityFacts Root(EntityFacts entity)
    {
        var root = entity;
        for (var type = entity.Type.BaseType; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            if (facts.Of(type) is { IsOwned: false } above)
                root = above;
        return root;
    }

    private void Judge(EntityFacts entity, EntityModel model)
    {
        if (_entities.TryGetValue(entity, out var named) && !_excluded.Contains(named))
            model.AddType(entity.Type, named);
        if (entity.IsConfigured)
            model.AddConfigured(entity.Type);
        if (entity.FixedKey is var (fixedKey, library) && !IsExcluded(entity))
            model.AddFixedKey($"{entity.Type.Name}.{fixedKey}", library);
        foreach (var member in entity.Members.Values)
        {
            if (entity.Ignored.Contains(member.Name))
                continue;
            var holds = entity.CanHoldId(member.Name) ? Whose(entity, member.Name) : null;
            if (holds is var (whose, source) && !_excluded.Contains(whose))
            {
                var id = Declared($"{entity.Type.Name}.{member.Name}", whose, source);
                model.AddMember(entity.Type, member, id);
                if (named is not null && entity.Key is [var key] && key == member.Name)
                {
                    model.AddKey(entity.Type, id);
                    // A schema that knows the table says which keys change.
                    if (whose == named && !_tables.ContainsKey(entity) && entity.Given.Contains(key) && KeyTypes.IsInteger(EntityMembers.TypeOf(member)))
                        model.AddGivenKey(whose, member);
                }
            }
            else if (HoldsIntegers(EntityMembers.TypeOf(member)))
            {
                if (WhoseBySettings(entity, member.Name) is var (elements, said) && !_excluded.Contains(elements))
                    model.AddElements(entity.Type, member, new(elements, Certainty.Declared, $"{entity.Type.Name}.{member.Name} holds keys of {elements} ({said})"));
            }
            // The Id of Entity<TKey> is an id of other entities, and not of one whose key is a text.
            else if ((EntityMembers.TypeOf(member).IsIntegerOrNullable() || EntityMembers.TypeOf(member.OriginalDefinition) is ITypeParameterSymbol)
                && !IsDoubtful(entity, member.Name) && !IsComputed(entity, member))
                model.AddOther(entity.Type, member, IsKnown(entity, member.Name), holds is not null);
        }

        if (entity.Key is { Count: > 1 } composite && composite.Select(property => model.Named(entity.Type, property)).ToList() is var parts && parts.Exists(part => part is not null))
            model.AddComposite(entity.Type, parts);
        foreach (var property in entity.Sequences.Keys)
            if (model.Named(entity.Type, property) is { } numbered)
                model.AddSequence(entity.Sequences[property], numbered);
        foreach (var (name, principal) in entity.ShadowKeys)
            if (facts.Of(principal) is { } target && !IsExcluded(target) && _entities.TryGetValue(target, out var whose))
                model.AddShadow(entity.Type, name, new(whose, Certainty.Declared, $"{entity.Type.Name} refers to {whose} by the shadow property {name} ({Sources.ForeignKeyConvention})"));
        foreach (var key in entity.ForeignKeys)
            for (var i = 0; i < key.Properties.Count; i++)
                if (!entity.Members.ContainsKey(key.Properties[i]) && Principal(key, i, []) is { } whose)
                    model.AddShadow(entity.Type, key.Properties[i], new(whose, Certainty.Declared, $"{entity.Type.Name} refers to {whose} by the shadow property {key.Properties[i]} ({key.Source})"));
    }

    // int Id => 0, which an interface asks for, or int Owner => UserId: no column, unless the configuration or the schema says so. What it gives back decides.
    private bool IsComputed(EntityFacts entity, ISymbol member) => member is IPropertySymbol { SetMethod: null }
        && !entity.Scalars.Contains(member.Name) && entity.Key?.Contains(member.Name) != true && !IsKnown(entity, member.Name);

    private static bool HoldsIntegers(ITypeSymbol type) => Flow.Places.Sequence(type) is { TypeArguments: [var element] } && KeyTypes.CanHoldId(element);

    private bool IsExcluded(EntityFacts entity) => _entities.TryGetValue(entity, out var named) && _excluded.Contains(named);

    // Without a schema, UserId that nothing relates to User may be a reference that only the database knows.
    private bool IsDoubtful(EntityFacts entity, string property) => !IsKnown(entity, property)
        && IdentifierNames.Stem(property) is { } stem && (_stems ??= [.. facts.All.Where(other => !other.IsOwned).Select(other => EntityNames.Stem(other.Type.Name))]).Contains(EntityNames.Stem(stem));

    // A part of a composite key may refer to something just as well.
    private bool IsKnown(EntityFacts entity, string property) => _tables.ContainsKey(entity)
        || entity.Key is [var own] && own == property || entity.ForeignKeys.Exists(key => key.Properties.Contains(property));

    /// <summary>Whose id a property holds, and what says so; null where nothing does.</summary>
    private (Entity Whose, string Source)? Whose(EntityFacts entity, string property)
    {
        // Asked in any case: what the settings say of a foreign key is no slip.
        var said = WhoseBySettings(entity, property);
        return WhoseByKeys(entity, property) ?? said;
    }

    private (Entity Whose, string Source)? WhoseBySettings(EntityFacts entity, string property)
    {
        if (_references.Count == 0)
            return null;
        var table = _tables.TryGetValue(entity, out var found) ? found : null;
        return Said(_references.Find(reference => reference.IsOf(entity, table, property)));
    }

    private (Entity Whose, string Source)? Said(DeclaredReference? reference)
    {
        if (reference is null || Principal(reference) is not { } whose)
            return null;
        _matched.Add(reference);
        return (whose, Sources.References);
    }

    /// <summary>
    /// Whose ids a column holds that the settings name: those of several entities are of one that stands for them, and may be named by the base class or the interface that they share.
    /// Null where one of several stays, or is not known.
    /// </summary>
    private Entity? Principal(DeclaredReference reference)
    {
        var name = string.Join(" or ", reference.Principals);
        if (!_principals.TryGetValue(name, out var principal))
        {
            var all = reference.Principals.Select(Named).ToList();
            principal = all.Count == 1 ? all[0] ?? Shared(name)
                : all.Exists(one => one is null || _excluded.Contains(one)) ? null : new(string.Join(" or ", all.Select(one => one!.Name)), null, null);
            _principals.Add(name, principal);
        }

        return principal;
    }

    private Entity? Shared(string name)
    {
        if (name == EntityModel.AnyEntity)
            return _excluded.Count == 0 ? new(name, null, null) : null;
        var heirs = _entities.Where(pair => Ancestors.Of(pair.Key.Type).Any(type => type.Name == name || type.ToDisplayString() == name)).Select(pair => pair.Value).Distinct().ToList();
        return heirs.Count > 1 && !heirs.Exists(_excluded.Contains) ? new(name.Substring(name.LastIndexOf('.') + 1), null, null) : null;
    }

    private Entity? Named(string name) => _entities.FirstOrDefault(pair => DeclaredReference.Means(name, pair.Key, _tables.TryGetValue(pair.Key, out var table) ? table : null)).Value
        ?? _byTable.FirstOrDefault(pair => DeclaredReference.Means(name, pair.Key)).Value;

    private (Entity Whose, string Source)? WhoseByKeys(EntityFacts entity, string property)
    {
        if (_tables.TryGetValue(entity, out var table) && SchemaTables.TryColumn(entity, table, property, out var column))
        {
            if (schema!.Keys.Of(table, column) is { } known)
                return (_byTable[known.Principal], known.Constraint);
            // The database may not enforce a relationship that the code declares; a key of another type it does know.
            if (!table.Columns[column].CanHoldId || !entity.ForeignKeys.Exists(key => key.Properties.Contains(property)))
                return null;
        }

        var source = entity.KeySource;
        return Holder(entity, property, [], ref source) is { } whose ? (whose, source) : null;
    }

    private static Identifier Declared(string subject, Entity whose, string source) => new(whose, Certainty.Declared, $"{subject} is the key of {whose} ({source})");

    /// <summary>Whose id a property holds by the code alone: that of the type it refers to, or its own.</summary>
    private Entity? Holder(EntityFacts entity, string property, HashSet<(EntityFacts, string)> seen, ref string source)
    {
        if (!seen.Add((entity, property)))
            return null;
        foreach (var key in entity.ForeignKeys.OrderBy(key => key.Properties.Count))
            for (var i = 0; i < key.Properties.Count; i++)
                if (key.Properties[i] == property && Principal(key, i, seen) is { } principal)
                {
                    source = key.Source;
                    return principal;
                }

        // In a composite key, what refers to nothing is a number of its own, such as a line's.
        return entity.Key is [var own] && own == property && _entities.TryGetValue(entity, out var named) ? named : null;
    }

    private Entity? Principal(ForeignKeyFact key, int position, HashSet<(EntityFacts, string)> seen)
    {
        if (facts.Of(key.Principal) is not { } principal || (key.PrincipalKey ?? principal.Key) is not { } columns || position >= columns.Count
            || columns.Count != key.Properties.Count || !principal.CanHoldId(columns[position]))
            return null;
        var ignored = "";
        return Holder(principal, columns[position], seen, ref ignored);
    }

    private void AddTables(EntityModel model)
    {
        foreach (var table in schema?.All ?? [])
            foreach (var column in table.Columns.Keys)
                if (WhoseColumn(table, column) is var (whose, source) && !_excluded.Contains(whose))
                {
                    if (facts.All.Count == 0 && table.PrimaryKey is { Columns: [var key] } && key == column && _byTable[table] == whose)
                        model.AddUnseen(table.Name.Name, whose);
                    model.AddColumn(table.Name.Name, column, Declared($"{table.Name.Name}.{column}", whose, source), _byTable[table]);
                }

        foreach (var entity in facts.All)
            if (!_tables.ContainsKey(entity) && _entities.TryGetValue(entity, out var named))
                foreach (var property in entity.Members.Keys.Concat(entity.ForeignKeys.SelectMany(key => key.Properties)).Concat(entity.ShadowKeys.Select(key => key.Name)).Distinct())
                    if (model.Named(entity.Type, property) is { } id)
                        model.AddColumn(entity.Table ?? entity.Set ?? entity.Type.Name, entity.Columns.TryGetValue(property, out var column) ? column : property, id, named);
    }

    private (Entity Whose, string Source)? WhoseColumn(SchemaTable table, string column)
    {
        if (schema!.Keys.Of(table, column) is { } known)
            return (_byTable[known.Principal], known.Constraint);
        return Said(_references.Find(reference => reference.IsOf(table, column)));
    }

    private void AddIdentity(EntityModel model)
    {
        foreach (var entity in model.All)
            if (_named.TryGetValue(entity, out var facts) && (IdentityKeys.IsUser(facts), IdentityKeys.IsRole(facts)) is (var isUser, var isRole) && (isUser || isRole))
                model.AddIdentity(facts.Type, entity, isUser);
    }
}
