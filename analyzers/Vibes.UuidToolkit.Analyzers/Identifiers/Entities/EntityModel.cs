using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Settings;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// The entities of a compilation and their keys, from the approved schema, Entity Framework's configuration, attributes,
/// conventions and reads of a key column: where ids begin. Made once, and not changed afterwards. It knows declarations by their
/// names and holds no symbol, so that one compilation's model serves the next, as long as nothing is typed that it rests on.
/// </summary>
internal sealed class EntityModel
{
    /// <summary>Stands for the entity of a place that holds ids of one here and of another one there.</summary>
    public const string AnyEntity = "any entity";

    private readonly DeclarationTable<Entity> _types = new();
    private readonly HashSet<Entity> _all = [];

    // By member, and then by the type it is read from: the Id of a base class is the key of each entity that derives from it. Null is no id.
    private readonly DeclarationTable<DeclarationTable<Identifier?>> _members = new();
    private readonly DeclarationTable<Identifier> _shared = new();
    private readonly Dictionary<string, List<Entity>> _sharing = new(StringComparer.Ordinal);
    private readonly DeclarationTable<Identifier> _keys = new();
    private readonly DeclarationTable<IReadOnlyList<Identifier?>> _composites = new();
    private readonly DeclarationTable<Identifier> _elements = new();
    private readonly DeclarationTable<Dictionary<string, Identifier>> _named = new();
    private readonly Dictionary<string, (Entity Entity, Dictionary<string, Identifier> Columns)> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Identifier> _sequences = new(StringComparer.Ordinal);
    private readonly DeclarationTable<Identifier> _wrapped = new();
    private readonly DeclarationTable<(string Entity, Identifier Identifier)> _wrappers = new();
    private readonly SortedDictionary<string, string> _fixed = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, bool> _references = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<DeclaredName> _plain = [];
    private readonly DeclarationTable<bool> _staying = new();
    private readonly Dictionary<Entity, DeclaredName> _given = [];

    // The base classes of each type, the nearest first, and the members of interfaces that its own stand for.
    private readonly Dictionary<DeclaredName, IReadOnlyList<DeclaredName>> _bases = [];
    private readonly Dictionary<DeclaredName, IReadOnlyList<(DeclaredName Promised, DeclaredName Member)>> _contracts = [];
    private readonly DeclarationTable<bool> _inherited = new();
    private readonly HashSet<DeclaredName> _configured = [];
    private readonly HashSet<string> _assemblies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _libraries = new(StringComparer.Ordinal);
    private readonly List<(string Name, Entity Entity)> _unseen = [];
    private bool _isOfAttributes;
    private IdentifierNames? _names;
    private Identifier? _anyKey;

    /// <summary>Whether nothing in the compilation has a key that could change.</summary>
    public bool IsEmpty => _all.Count == 0 && Told.IsEmpty;

    /// <summary>Whether names are all that is known: of entities that the compilation does not see.</summary>
    public bool IsOfNames => IsEmpty && _unseen.Count > 0;

    /// <summary>The entities, those of a hierarchy as one, and tables that no type stands for.</summary>
    public IReadOnlyCollection<Entity> All => _all;

    /// <summary>The entity that a type stands for; null where it is none.</summary>
    public Entity? Of(ITypeSymbol? type) => type is INamedTypeSymbol named && _types.TryGetValue(named, out var entity) ? entity : null;

    /// <summary>Whether entities whose key is an id derive from a type.</summary>
    public bool IsInherited(ITypeSymbol? type) => type is INamedTypeSymbol named && _inherited.Contains(named);

    /// <summary>The entities that inherit their key from a base class or have it for an interface; none where fewer than two do.</summary>
    /// <param name="name">The class's or interface's name, which the identifiers of what they share say.</param>
    public IReadOnlyList<Entity> Sharing(string name) => _sharing.TryGetValue(name, out var several) ? several : [];

    /// <summary>The entity of a table by its name, with or without schema and quotes; null where it has none.</summary>
    public Entity? OfTable(string table) => _tables.TryGetValue(TableKey(table), out var found) ? found.Entity : null;

    /// <summary>The query of a view by its name; null where the approved schema has none.</summary>
    public string? ViewOf(string name) => _views.TryGetValue(TableKey(name), out var query) ? query : null;

    /// <summary>The name by which <see cref="OfColumn"/> finds an entity's table; null where no column of it is known.</summary>
    public string? TableOf(Entity entity) => _tables.FirstOrDefault(table => table.Value.Entity == entity).Key;

    /// <summary>Whether a table is, by its name, one of an entity whose keys stay integers.</summary>
    public bool IsExcluded(string table) => !Excluded.IsEmpty && Excluded.Any(name => EntityNames.Stem(LastName(name)) == EntityNames.Stem(LastName(table)));

    /// <summary>The keys that libraries declare, <c>Client.Id</c>, each with its library: they stay integers.</summary>
    internal IEnumerable<(string Key, string Library)> FixedKeys => _fixed.Select(key => (key.Key, key.Value));

    /// <summary>The integer keys that the database gives no value to, a person or another system does, by their entities; none that a schema tells of.</summary>
    internal IReadOnlyDictionary<Entity, DeclaredName> GivenKeys => _given;

    /// <summary>What the settings say of columns that hold ids, and that is true of no column here, or names no entity.</summary>
    internal IEnumerable<string> UnknownReferences => _references.Where(reference => !reference.Value).Select(reference => reference.Key);

    /// <summary>What other projects show to be ids.</summary>
    internal ToldIds Told { get; } = new();

    /// <summary>The entities whose keys stay integers, as the settings name them.</summary>
    internal ImmutableHashSet<string> Excluded { get; init; } = ImmutableHashSet<string>.Empty;

    /// <summary>What a column holds, by the names of the table and of the column; null where it is no id.</summary>
    public Identifier? OfColumn(string table, string column) =>
        _tables.TryGetValue(TableKey(table), out var found) && found.Columns.TryGetValue(EntityNames.Fold(column.Trim('"')), out var id) ? id : null;

    /// <summary>
    /// Whose ids a sequence makes, by its name: one that the configuration gives a key, or <c>users_id_seq</c>, as serial and
    /// identity columns name theirs. Null where it makes other numbers.
    /// </summary>
    public Identifier? OfSequence(string name)
    {
        const string suffix = "_seq";
        name = LastName(name);
        if (_sequences.TryGetValue(name, out var configured))
            return configured;
        if (!name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            return null;
        name = name.Substring(0, name.Length - suffix.Length);
        for (var underscore = name.LastIndexOf('_'); underscore > 0; underscore = name.LastIndexOf('_', underscore - 1))
            if (OfColumn(name.Substring(0, underscore), name.Substring(underscore + 1)) is { } id)
                return id;
        return null;
    }

    /// <summary>
    /// The id of an entity's own key, as a value of <c>Find</c> is; null where its key is composite or stays. A type parameter has
    /// the key of its constraint, or that of any entity, <c>where T : class</c>, as an object has.
    /// </summary>
    public Identifier? KeyOf(ITypeSymbol? entity)
    {
        if (entity is { SpecialType: SpecialType.System_Object })
            return _staying.Values.Count == 0 ? _anyKey : null;
        if (entity is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.Select(KeyOf).FirstOrDefault(key => key is not null) ?? (_staying.Values.Count == 0 ? AnyKeyOf(parameter) : null);
        // What a base class that is no entity declares is the key of those that have no other.
        for (var type = entity as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (_keys.TryGetValue(type, out var key))
                return _types.Contains(type) || !_types.Contains(entity!) ? key : null;
        return null;
    }

    /// <summary>
    /// The key of any entity, which a type parameter may stand for; null where its constraints say that it stands for none. Where some entities' keys stay, it is
    /// the key of the others: one repository of all of them takes both.
    /// </summary>
    public Identifier? AnyKeyOf(ITypeParameterSymbol parameter) =>
        parameter.ConstraintTypes.All(constraint => constraint.TypeKind is TypeKind.Interface or TypeKind.TypeParameter || IsInherited(constraint)) ? _anyKey : null;

    /// <summary>The id that a value of <c>Find</c> is; null where it is none, such as the number of an order's line.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="position">The value's position among those that are given.</param>
    /// <param name="count">How many are given.</param>
    public Identifier? KeyOf(ITypeSymbol? entity, int position, int count)
    {
        if (count == 1)
            return KeyOf(entity);
        for (var type = entity as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (_composites.TryGetValue(type, out var parts))
                return parts.Count == count ? parts[position] : null;
        return null;
    }

    /// <summary>The key of the users and roles of ASP.NET Core Identity, which is of one type for all of them; null where there are none.</summary>
    public Identifier? IdentityKey { get; private set; }

    /// <summary>The users of ASP.NET Core Identity; null where there are none.</summary>
    public Entity? IdentityUser { get; private set; }

    /// <summary>The roles of ASP.NET Core Identity; null where there are none.</summary>
    public Entity? IdentityRole { get; private set; }

    /// <summary>What a property or field of an entity is declared to hold; null where nothing says that it is an id.</summary>
    /// <param name="member">The property or field, as it is declared.</param>
    /// <param name="receiver">The type that it is read from, which tells where the key is declared in a base class; null for the declaring type.</param>
    public Identifier? Declared(ISymbol member, ITypeSymbol? receiver = null)
    {
        if (member is not (IPropertySymbol or IFieldSymbol))
            return null;
        var declaration = EntityMembers.Declaration(member);
        if (!_members.TryGetValue(declaration, out var byType))
            return _shared.TryGetValue(declaration, out var contract) ? contract : null;
        if (receiver is ITypeParameterSymbol parameter)
            receiver = parameter.ConstraintTypes.FirstOrDefault(constraint => constraint.TypeKind == TypeKind.Class);
        for (var type = (receiver ?? member.ContainingType) as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (byType.TryGetValue(type, out var id))
                return id;
        return (receiver is INamedTypeSymbol ancestor ? OfDescendants(byType, ancestor) : null) ?? (_shared.TryGetValue(declaration, out var shared) ? shared : null);
    }

    /// <summary>Whose ids a property or field of an entity is declared to hold as its elements, an array in the database; null where nothing says that it does.</summary>
    public Identifier? DeclaredElements(ISymbol member) => member is IPropertySymbol or IFieldSymbol && _elements.TryGetValue(EntityMembers.Declaration(member), out var id) ? id : null;

    /// <summary>What a member of a base class holds in each entity that has it, by the entity's type: null where it holds a number.</summary>
    /// <param name="member">The property or field, as it is declared.</param>
    public IEnumerable<(DeclaredName Type, Identifier? Id, bool IsKey)> Held(ISymbol member) =>
        _members.TryGetValue(member, out var byType) ? byType.Select(held => (held.Name, held.Value, held.Value is { } id && _keys.TryGetValue(held.Name, out var key) && key == id)) : [];

    /// <summary>
    /// The key that a base class declares with one of its type parameters, however far up: of an entity, of a class that entities
    /// inherit, <c>abstract class EntityBase : Entity&lt;int&gt;</c>, or where it is used, <c>where T : IEntity&lt;int&gt;</c>.
    /// </summary>
    /// <param name="generic">The base class or interface.</param>
    /// <param name="index">Which of its type parameters.</param>
    /// <param name="heir">The type that inherits from it; null where it is used in another way.</param>
    public Identifier? KeyDeclaredBy(INamedTypeSymbol generic, int index, ITypeSymbol? heir)
    {
        if (heir is not null && Of(heir) is null && !IsInherited(heir))
            return null;
        var definition = generic.OriginalDefinition;
        var parameter = definition.TypeParameters[index];
        for (var type = definition; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            foreach (var member in type.GetMembers())
                if (member is IPropertySymbol { IsIndexer: false } or IFieldSymbol { IsImplicitlyDeclared: false } && SymbolEqualityComparer.Default.Equals(IntegerTypes.Declared(member), parameter)
                    && Declared(member.OriginalDefinition, heir) is { } id)
                    return id;
        return null;
    }

    /// <summary>
    /// What a property that is named by text holds, a shadow property too: <c>EF.Property&lt;int&gt;(journal, "UserId")</c>. Of a type parameter, a base
    /// class or an object what it holds in all entities that it may be; null where it is a number in one of the program's own.
    /// </summary>
    public Identifier? Named(ITypeSymbol? entity, string property)
    {
        for (var type = entity as INamedTypeSymbol; type is not null; type = type.BaseType)
            if (_named.TryGetValue(type, out var names) && names.TryGetValue(property, out var id))
                return id;
        return entity is null || Of(entity) is not null ? null : NamedInAny(entity, property);
    }

    private Identifier? NamedInAny(ITypeSymbol entity, string property)
    {
        var classes = entity is ITypeParameterSymbol parameter ? parameter.ConstraintTypes.Where(constraint => constraint.TypeKind == TypeKind.Class).ToList()
            : entity is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } ? [entity] : [];
        var meant = new HashSet<DeclaredName>(_types.Names.Where(type => classes.TrueForAll(ancestor => type.IsOf(ancestor) || BasesOf(type).Any(name => name.IsOf(ancestor)))));
        // The claims of ASP.NET Core Identity have numbers for keys in every program, and few programs mean them.
        if (_members.Any(member => member.Name.Name == property && member.Value.Any(held => held.Value is null && meant.Contains(held.Name) && !_libraries.Contains(held.Name.Assembly))))
            return null;
        var ids = meant.Select(type => NamedIn(type, property)).OfType<Identifier>().GroupBy(id => id.Entity).Select(group => group.First()).ToList();
        return ids.Count < 2 ? ids.FirstOrDefault() : _anyKey;
    }

    private Identifier? NamedIn(DeclaredName type, string property)
    {
        foreach (var name in BasesOf(type).Prepend(type))
            if (_named.TryGetValue(name, out var names) && names.TryGetValue(property, out var id))
                return id;
        return null;
    }

    /// <summary>Whose id the one member of a strongly typed id holds, <c>record struct OrderId(int Value)</c>, which is the type of a key; null for other members.</summary>
    public Identifier? Wrapped(ISymbol member) => member is IPropertySymbol or IFieldSymbol && _wrapped.TryGetValue(member, out var id) ? id : null;

    /// <summary>Whose id a type is that an entity's key or foreign key has as its own; null for other types.</summary>
    public Identifier? WrappedBy(INamedTypeSymbol type) => _wrappers.TryGetValue(type, out var wrapped) ? wrapped.Identifier : null;

    /// <summary>Whether something is declared to be no id that changes: a plain column, or the key of an excluded entity.</summary>
    public bool IsOther(ISymbol symbol) =>
        symbol is IPropertySymbol or IFieldSymbol && _members.Contains(EntityMembers.Declaration(symbol)) && Declared(symbol) is null;

    /// <summary>Whether a member holds a key that stays an integer, since its entity is excluded.</summary>
    public bool IsStaying(ISymbol member) => _staying.Contains(member);

    /// <summary>Whose id a symbol would be by its name and type alone; null where no entity has that name.</summary>
    public Identifier? ByName(ISymbol symbol) => HoldsInteger(IntegerTypes.Declared(symbol)) ? NamedLike(symbol) : null;

    /// <summary>Whose id a symbol's name speaks of, whether it holds an integer or a UUID by now; null where no entity has that name.</summary>
    public Identifier? NamedLike(ISymbol symbol) => _names?.Of(symbol);

    /// <summary>
    /// Whether an assembly is another one of the program's own: another project, one that has entities, or one that is built on such a one. What it
    /// declares can change, and its code is not seen here; a library's integers stay what they are.
    /// </summary>
    public bool IsOfProgram(IAssemblySymbol? assembly) => assembly is not null && _assemblies.Contains(assembly.Name);

    /// <summary>Whether a declaration is a library's: neither this project's own nor another one's.</summary>
    public bool IsOfLibrary(ISymbol symbol) => symbol.DeclaringSyntaxReferences.IsEmpty && !IsOfProgram(symbol.ContainingAssembly);

    /// <summary>Whether there are such assemblies at all.</summary>
    public bool HasProgramAssemblies => _assemblies.Count > 0;

    /// <summary>
    /// Whose id a member or parameter of another assembly of the program is by its name, which is all that can be seen of it; null where
    /// it is this assembly's, or names none.
    /// </summary>
    public Identifier? NamedElsewhere(ISymbol symbol) => IsOfProgram(symbol.ContainingAssembly) && !IsOther(symbol) ? NamedLike(symbol) : null;

    /// <summary>The entity that a word is the name of, in singular or plural: of <c>users</c>, <c>secret-tags</c>; null where it is none.</summary>
    public Entity? OfNoun(string noun) => _names?.OfNoun(noun);

    /// <summary>The entity whose ids a name speaks of, such as <c>journalId</c>; null where it is none.</summary>
    public Entity? OfIdName(string name) => _names?.OfIdName(name);

    /// <summary>Whether a method's name speaks of an id: <c>CurrentId</c>, <c>GetUserIdAsync</c>, <c>UserOf</c>. What its callers do with the result decides.</summary>
    public bool MayReturnId(IMethodSymbol method) => _names?.SpeaksOf(method.Name) == true;

    // What was found in the whole solution: entities that nothing here shows, and places that hold ids.
    private void Tell(IdsFile ids, Compilation compilation, AnalyzerSettings settings)
    {
        var entities = new Dictionary<string, Entity>(StringComparer.Ordinal);
        foreach (var line in ids.Lines)
        {
            if (settings.ExcludedEntities.Contains(line.Entity) || settings.ExcludedEntities.Contains(LastName(line.Entity)))
                continue;
            if (!entities.TryGetValue(line.Entity, out var entity))
                entities.Add(line.Entity, entity = _all.FirstOrDefault(line.IsOf) ?? new(LastName(line.Entity), line.Entity, null));
            if (line.Reason is not { } reason)
            {
                if (line.Find(compilation) is INamedTypeSymbol type && Of(type) is null)
                {
                    AddType(type, entity);
                    AddUnseen(type.Name, entity);
                    _all.Add(entity);
                }

                continue;
            }

            var id = new Identifier(entity, Certainty.Declared, reason);
            Told.Add(line, id);
            if (line.IsKey && line.Find(compilation) is { } member)
                _shared.TryAdd(DeclaredName.Of(EntityMembers.Declaration(member)), id);
        }

        _assemblies.UnionWith(ids.Lines.Select(line => line.Assembly).Where(assembly => assembly != compilation.AssemblyName));
        _names = Names();
    }

    private static bool HoldsInteger(ITypeSymbol? type) =>
        type.IsIntegerOrNullable() || type is not null && Flow.Places.Inner(type).Any(IntegerTypes.IsIntegerOrNullable);

    /// <summary>Finds the entities of a compilation that stands for itself.</summary>
    public static EntityModel Read(
        Compilation compilation, KnownTypes types, SchemaFile? schema, ImmutableArray<ModelFile> models, IdsFile? ids, AnalyzerSettings settings, CancellationToken cancellation)
    {
        var model = Read(compilation, types, schema, models, RegisteredBase.In(compilation, types, cancellation), settings, ImmutableHashSet<string>.Empty, Libraries.In(compilation, settings.PackageFolder), cancellation);
        if (ids is { Lines.Count: > 0 })
            model.Tell(ids, compilation, settings);
        return model;
    }

    /// <summary>Finds the entities of one of several compilations.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="types">Known types.</param>
    /// <param name="schema">The approved schema; null where none is given.</param>
    /// <param name="models">The model snapshots of other projects.</param>
    /// <param name="registered">The base classes whose heirs a model of any of them registers by reflection.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="shared">Names that entities of other compilations have as well.</param>
    /// <param name="libraries">The assemblies whose keys stay.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static EntityModel Read(
        Compilation compilation, KnownTypes types, SchemaFile? schema, ImmutableArray<ModelFile> models, ImmutableArray<RegisteredBase> registered, AnalyzerSettings settings, ImmutableHashSet<string> shared,
        Libraries libraries, CancellationToken cancellation)
    {
        var tables = schema is { Tables.Count: > 0 } ? new SchemaTables(schema.Tables) : null;
        if (types.DbSet is null && types.SqlMapper is null && tables is null && models.IsEmpty && registered.IsEmpty && settings.Entities.IsEmpty && !AnnotatedEntities.MayExist(types))
            return new();
        var reader = new EntityReader(compilation, types, tables, models, registered, settings, libraries);
        var facts = reader.Read(cancellation);
        if (facts.All.Count == 0 && tables is null)
            return OfNames(models, settings);
        var model = new EntityModelBuilder(facts, tables, settings, shared).Build(cancellation);
        model._isOfAttributes = reader.IsOfAttributes;
        foreach (var (name, query) in schema?.Views ?? [])
            model._views[TableKey(name.Name)] = query;
        model.FindAssemblies(compilation, libraries);
        return model;
    }

    // A project of requests and answers sees no entity: there names are all that a snapshot tells.
    private static EntityModel OfNames(ImmutableArray<ModelFile> models, AnalyzerSettings settings)
    {
        var model = new EntityModel { Excluded = settings.ExcludedEntities };
        foreach (var (name, key) in models.SelectMany(file => file.IntegerKeys))
            if (name.Substring(name.LastIndexOfAny(['.', '+']) + 1) is var simple && !settings.ExcludedEntities.Contains(name) && !settings.ExcludedEntities.Contains(simple))
                model.AddUnseen(simple, new(simple, name, null));
        model.Complete();
        return model;
    }

    /// <summary>
    /// What several compilations of one solution know together. Where two of them judge one member, the word of the one holds that
    /// has the configuration of its type, since that is only read where its source is; otherwise the first one's.
    /// </summary>
    /// <param name="models">The models of the compilations.</param>
    public static EntityModel Union(IReadOnlyCollection<EntityModel> models)
    {
        // Of an entity that only its attributes tell of, a compilation that sees the context would know.
        if (models.Any(model => model is { IsEmpty: false, _isOfAttributes: false }))
            models = [.. models.Where(model => !model._isOfAttributes)];
        var union = new EntityModel { Excluded = models.SelectMany(model => model.Excluded).ToImmutableHashSet(StringComparer.OrdinalIgnoreCase) };
        var same = new Dictionary<string, Entity>(StringComparer.Ordinal);
        Entity Known(Entity entity) => same.TryGetValue(FullName(entity), out var known) ? known : same[FullName(entity)] = entity;

        Identifier Of(Identifier id) => id with { Entity = Known(id.Entity) };
        foreach (var model in models)
        {
            foreach (var (type, entity) in model._types)
                union._types.TryAdd(type, Known(entity));
            foreach (var entity in model._all)
                union._all.Add(Known(entity));
            foreach (var (declared, library) in model.FixedKeys)
                union._fixed[declared] = library;
            foreach (var reference in model._references)
                union.AddReference(reference.Key, reference.Value);
            foreach (var member in model._staying.Names)
                union._staying.TryAdd(member, true);
            foreach (var given in model._given)
                union._given[Known(given.Key)] = given.Value;
            foreach (var type in model._bases.Keys)
                union._bases[type] = model._bases[type];
            foreach (var type in model._contracts.Keys)
                union._contracts[type] = model._contracts[type];
            union._libraries.UnionWith(model._libraries);
            union.IdentityKey ??= model.IdentityKey is { } key ? Of(key) : null;
            union.IdentityUser ??= model.IdentityUser is { } user ? Known(user) : null;
            union.IdentityRole ??= model.IdentityRole is { } role ? Known(role) : null;
        }

        foreach (var (model, isConfigured) in models.Select(model => (model, true)).Concat(models.Select(model => (model, false))))
        {
            foreach (var (member, byType) in model._members)
                foreach (var (type, id) in byType)
                    if (model._configured.Contains(type) == isConfigured)
                        union.Slot(member).TryAdd(type, id is null ? null : Of(id));
            foreach (var (type, id) in model._keys)
                if (model._configured.Contains(type) == isConfigured)
                    union._keys.TryAdd(type, Of(id));
            foreach (var (type, parts) in model._composites)
                if (model._configured.Contains(type) == isConfigured)
                    union._composites.TryAdd(type, parts.Select(id => id is null ? null : Of(id)).ToList());
            foreach (var (member, id) in model._elements)
                union._elements.TryAdd(member, Of(id));
            foreach (var (member, id) in model._wrapped)
                union._wrapped.TryAdd(member, Of(id));
            foreach (var (type, wrapped) in model._wrappers)
                union.AddWrapper(type, wrapped.Entity, Of(wrapped.Identifier));
            foreach (var (type, names) in model._named)
                foreach (var name in names.Keys)
                    if (!union._named.TryGetValue(type, out var known) || !known.ContainsKey(name))
                        union.AddShadow(type, name, Of(names[name]));
            foreach (var (table, found) in model._tables.Select(pair => (pair.Key, pair.Value)))
                foreach (var (column, id) in found.Columns.Select(pair => (pair.Key, pair.Value)))
                    if (!union._tables.TryGetValue(table, out var known) || !known.Columns.ContainsKey(column))
                        union.AddColumn(table, column, Of(id), Known(found.Entity));
            foreach (var (sequence, id) in model._sequences.Select(pair => (pair.Key, pair.Value)))
                union._sequences[sequence] = Of(id);
            foreach (var (view, query) in model._views.Select(pair => (pair.Key, pair.Value)))
                union._views[view] = query;
        }

        // One compilation takes User.VendorId for a plain number that does not know of the entity Vendor in another.
        var stems = new HashSet<string>(union._types.Names.Select(type => EntityNames.Stem(type.Name)), StringComparer.Ordinal);
        foreach (var member in models.SelectMany(model => model._plain))
            if (IdentifierNames.Stem(member.Name) is { } stem && stems.Contains(EntityNames.Stem(stem)) && union._members.TryGetValue(member, out var byType)
                && byType.Values.All(id => id is null))
                union._members.Remove(member);
        union.Complete();
        return union;
    }

    /// <summary>The simple names that several entities of these models have.</summary>
    public static ImmutableHashSet<string> SharedNames(IEnumerable<EntityModel> models) => models.SelectMany(model => model._all).GroupBy(FullName, StringComparer.Ordinal).Select(same => same.First().SimpleName)
        .GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToImmutableHashSet(StringComparer.Ordinal);

    private static string FullName(Entity entity) => entity.Table ?? entity.Type ?? entity.Name;

    private void FindAssemblies(Compilation compilation, Libraries libraries)
    {
        var program = ReferencedTypes.Assemblies(compilation).Where(assembly => !libraries.Contains(assembly)).ToList();
        var entities = new HashSet<string>(_types.Names.Select(type => type.Assembly), StringComparer.Ordinal);
        _libraries.UnionWith(compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => entities.Contains(assembly.Name) && libraries.Contains(assembly)).Select(assembly => assembly.Name));
        _assemblies.UnionWith(program.Where(assembly => entities.Contains(assembly.Name) || OtherProjects.IsOne(assembly, compilation)).Select(assembly => assembly.Name));
        if (_assemblies.Count == 0)
            return;
        var names = new HashSet<string>(_assemblies, StringComparer.Ordinal);
        foreach (var assembly in program)
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => names.Contains(reference.Name))))
                _assemblies.Add(assembly.Name);
    }

    /// <summary>A type stands for an entity.</summary>
    internal void AddType(INamedTypeSymbol type, Entity entity)
    {
        var name = DeclaredName.Of(type);
        _types[name] = entity;
        AddBases(name, type);
        _contracts[name] = Contracts(type).ToList();
    }

    /// <summary>A type's configuration was read, not only its conventions.</summary>
    internal void AddConfigured(INamedTypeSymbol type) => _configured.Add(DeclaredName.Of(type));

    /// <summary>A member of an entity holds an id.</summary>
    internal void AddMember(INamedTypeSymbol type, ISymbol member, Identifier id)
    {
        var name = DeclaredName.Of(type);
        Slot(DeclaredName.Of(EntityMembers.Declaration(member)))[name] = id;
        AddBases(name, type);
        AddShadow(name, member.Name, id);
        if (Of(type) is { } entity)
        {
            _all.Add(entity);
            if (IntegerTypes.Unwrap(EntityMembers.TypeOf(member)) is INamedTypeSymbol { SpecialType: SpecialType.None } wrapper && !wrapper.IsGuid())
                AddWrapper(DeclaredName.Of(wrapper), entity.Name, id);
        }

        _all.Add(id.Entity);
        if (KeyTypes.Value(EntityMembers.TypeOf(member)) is { } value)
            _wrapped.TryAdd(DeclaredName.Of(value), id);
    }

    /// <summary>A member of an entity holds none.</summary>
    /// <param name="type">The entity.</param>
    /// <param name="member">The member.</param>
    /// <param name="isKnown">Whether the database or the configuration says so; otherwise only nothing says that it does.</param>
    /// <param name="stays">Whether it is the key of an entity that is excluded.</param>
    internal void AddOther(INamedTypeSymbol type, ISymbol member, bool isKnown, bool stays)
    {
        var declaration = DeclaredName.Of(EntityMembers.Declaration(member));
        if (stays)
            _staying.TryAdd(declaration, true);
        Slot(declaration)[DeclaredName.Of(type)] = null;
        if (!isKnown)
            _plain.Add(declaration);
    }

    /// <summary>A member is the only one of its entity's key.</summary>
    internal void AddKey(INamedTypeSymbol type, Identifier id) => _keys[DeclaredName.Of(type)] = id;

    /// <summary>The database gives no value to an entity's key.</summary>
    internal void AddGivenKey(Entity entity, ISymbol key) => _given[entity] = DeclaredName.Of(EntityMembers.Declaration(key));

    /// <summary>A type's key is composite, and some of its members hold ids.</summary>
    internal void AddComposite(INamedTypeSymbol type, IReadOnlyList<Identifier?> parts) => _composites[DeclaredName.Of(type)] = parts;

    /// <summary>The elements of a member are ids.</summary>
    internal void AddElements(INamedTypeSymbol type, ISymbol member, Identifier id)
    {
        _elements.TryAdd(DeclaredName.Of(EntityMembers.Declaration(member)), id);
        AddShadow(type, member.Name, id);
        _all.Add(id.Entity);
    }

    /// <summary>A library declares an entity's key as an integer.</summary>
    internal void AddFixedKey(string key, string library) => _fixed[key] = library;

    /// <summary>The settings say of a column that it holds ids.</summary>
    internal void AddReference(string reference, bool isKnown) => _references[reference] = isKnown || _references.TryGetValue(reference, out var known) && known;

    /// <summary>A property that may be in the database alone holds an id.</summary>
    internal void AddShadow(INamedTypeSymbol type, string name, Identifier id) => AddShadow(DeclaredName.Of(type), name, id);

    /// <summary>A type is one of ASP.NET Core Identity's users or roles.</summary>
    internal void AddIdentity(INamedTypeSymbol type, Entity entity, bool isUser)
    {
        IdentityKey ??= KeyOf(type);
        if (isUser)
            IdentityUser ??= entity;
        else
            IdentityRole ??= entity;
    }

    /// <summary>A column holds an id.</summary>
    internal void AddColumn(string table, string column, Identifier id, Entity entity)
    {
        if (!_tables.TryGetValue(TableKey(table), out var found))
            _tables.Add(TableKey(table), found = (entity, new(StringComparer.Ordinal)));
        found.Columns[EntityNames.Fold(column)] = id;
        _all.Add(id.Entity);
    }

    /// <summary>A sequence makes ids.</summary>
    internal void AddSequence(string name, Identifier id) => _sequences[LastName(name)] = id;

    /// <summary>A schema or a model snapshot names an entity that no type here stands for.</summary>
    internal void AddUnseen(string name, Entity entity) => _unseen.Add((name, entity));

    /// <summary>Works out what follows from all that was added.</summary>
    internal void Complete()
    {
        foreach (var type in _types.Where(type => !_all.Contains(type.Value)).ToList())
            _types.Remove(type.Name);
        foreach (var type in _keys.Names)
            foreach (var ancestor in BasesOf(type))
                _inherited.TryAdd(ancestor, true);
        foreach (var (member, byType) in _members)
            Share(member, byType.Values.OfType<Identifier>());
        ShareContracts();
        _anyKey = AnyKey();
        _names = Names();
    }

    private IdentifierNames Names() => new(_types.Names, _keys, _members, _unseen);

    private void AddShadow(DeclaredName type, string property, Identifier id)
    {
        if (!_named.TryGetValue(type, out var names))
            _named[type] = names = new(StringComparer.Ordinal);
        names[property] = id;
    }

    // Where several entities have a type as their key's, the first by name has it.
    private void AddWrapper(DeclaredName type, string entity, Identifier id)
    {
        if (!_wrappers.TryGetValue(type, out var known) || string.CompareOrdinal(entity, known.Entity) < 0)
            _wrappers[type] = (entity, id);
    }

    private void AddBases(DeclaredName name, INamedTypeSymbol type)
    {
        if (_bases.ContainsKey(name))
            return;
        var bases = new List<DeclaredName>();
        for (var ancestor = type.BaseType; ancestor is { SpecialType: SpecialType.None }; ancestor = ancestor.BaseType)
            bases.Add(DeclaredName.Of(ancestor));
        _bases.Add(name, bases);
    }

    private IReadOnlyList<DeclaredName> BasesOf(DeclaredName type) => _bases.TryGetValue(type, out var bases) ? bases : [];

    // A method of its own: what most calls do not get to makes no closure for them.
    private Identifier? OfDescendants(DeclarationTable<Identifier?> byType, INamedTypeSymbol ancestor) => OfDescendants(byType, name => name.IsOf(ancestor));

    // Read from a base class that only one entity derives from, it is that entity's.
    private Identifier? OfDescendants(DeclarationTable<Identifier?> byType, Func<DeclaredName, bool> isAncestor)
    {
        Identifier? only = null;
        foreach (var (type, id) in byType)
            if (id is not null && (isAncestor(type) || BasesOf(type).Any(isAncestor)))
            {
                if (only is not null && only.Entity != id.Entity)
                    return null;
                only = id;
            }

        return only;
    }

    private static string TableKey(string table) => EntityNames.Fold(LastName(table));

    private static string LastName(string name) => name.Substring(name.LastIndexOf('.') + 1).Trim('"');

    private DeclarationTable<Identifier?> Slot(DeclaredName member)
    {
        if (!_members.TryGetValue(member, out var byType))
            _members[member] = byType = new();
        return byType;
    }

    // A member that several entities inherit: read from the base type, it is the key of one of them.
    private void Share(DeclaredName member, IEnumerable<Identifier> ids)
    {
        var distinct = ids.GroupBy(id => id.Entity).Select(group => group.First()).ToList();
        if (distinct.Count == 0)
            return;
        var type = member.Container!;
        var shared = distinct.Count == 1
            ? distinct[0]
            : new(new(type.Name, type.ToString(), null), Certainty.Declared, $"{type.Name}.{member.Name} is the key of {distinct[0].Entity}{(distinct.Count == 2 ? $" and {distinct[1].Entity}" : $", {distinct[1].Entity} and {distinct.Count - 2} more")}");
        _shared[member] = shared;
        if (distinct.Count > 1)
            _sharing[type.Name] = [.. distinct.SelectMany(id => _sharing.TryGetValue(id.Entity.Name, out var several) ? several.AsEnumerable() : [id.Entity]).Distinct()];
        if (distinct.Count > 1 && !_keys.Contains(type) && distinct.Exists(id => _keys.Values.Contains(id)))
            _keys[type] = shared;
    }

    // What a repository of any entities, Repository<T> where T : class, finds them by.
    private Identifier? AnyKey()
    {
        var distinct = _keys.Where(key => _types.Contains(key.Name)).Select(key => key.Value).GroupBy(id => id.Entity).Select(group => group.First()).ToList();
        return distinct.Count < 2 ? distinct.FirstOrDefault()
            : new(new(AnyEntity, null, null), Certainty.Declared, $"it may be one of {distinct[0].Entity}{(distinct.Count == 2 ? $" or {distinct[1].Entity}" : $", {distinct[1].Entity} or {distinct.Count - 2} more")}");
    }

    // interface IEntity { int Id { get; } }
    private void ShareContracts()
    {
        var contracts = new Dictionary<DeclaredName, List<Identifier>>();
        foreach (var type in _types.Names)
            if (_contracts.TryGetValue(type, out var promises))
                foreach (var (promised, member) in promises)
                    if (Declared(member, type) is { } id)
                    {
                        if (!contracts.TryGetValue(promised, out var ids))
                            contracts.Add(promised, ids = []);
                        ids.Add(id);
                    }

        foreach (var (member, ids) in contracts.Select(pair => (pair.Key, pair.Value)))
            Share(member, ids);
    }

    private Identifier? Declared(DeclaredName member, DeclaredName type)
    {
        if (_members.TryGetValue(member, out var byType))
        {
            foreach (var receiver in BasesOf(type).Prepend(type))
                if (byType.TryGetValue(receiver, out var id))
                    return id;
            if (OfDescendants(byType, type.Equals) is { } descendant)
                return descendant;
        }

        return _shared.TryGetValue(member, out var shared) ? shared : null;
    }

    private static IEnumerable<(DeclaredName Promised, DeclaredName Member)> Contracts(INamedTypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
            if (contract.DeclaringSyntaxReferences.Length > 0 || contract.ContainingNamespace is { IsGlobalNamespace: false, Name: not "System" })
                foreach (var member in contract.GetMembers())
                    if (member is IPropertySymbol && type.FindImplementationForInterfaceMember(member) is IPropertySymbol implementation)
                        yield return (DeclaredName.Of(member), DeclaredName.Of(EntityMembers.Declaration(implementation)));
    }
}
