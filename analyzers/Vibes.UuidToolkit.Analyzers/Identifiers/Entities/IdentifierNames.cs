using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>
/// Whose id something would be by its name alone: <c>userId</c>, <c>journal_ids</c>, <c>id</c> in <c>JournalService</c>. The whole
/// stem has to be an entity's name or a role that the model knows, such as <c>invitedBy</c>; <c>stripeCustomerId</c> is neither.
/// </summary>
internal sealed class IdentifierNames
{
    private static readonly char[] Digits = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

    // A name or a role that two entities share, such as a parent's, names none.
    private readonly Dictionary<string, Entity?> _entities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Entity?> _roles = new(StringComparer.Ordinal);

    // By method name: each is looked for among the names of all entities.
    private readonly ConcurrentDictionary<string, bool> _speaking = new(StringComparer.Ordinal);

    // By name: a program has far more variables than names for them.
    private readonly ConcurrentDictionary<string, Entity?> _idNames = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Entity?> _subjects = new(StringComparer.Ordinal);

    /// <summary>Collects the names of entities that have a key of one column, and the roles in which others refer to them.</summary>
    public IdentifierNames(
        IEnumerable<DeclaredName> types, DeclarationTable<Identifier> keys, DeclarationTable<DeclarationTable<Identifier?>> members, IEnumerable<(string Name, Entity Entity)> unseen)
    {
        foreach (var type in types)
            if (keys.TryGetValue(type, out var key))
                Add(EntityNames.Stem(type.Name), key.Entity);
        foreach (var (name, entity) in unseen)
            Add(EntityNames.Stem(name), entity);
        foreach (var (member, byType) in members)
            foreach (var id in byType.Values)
                if (id is not null && EntityNames.Fold(member.Name) is var role && role != "id")
                    _roles[role] = _roles.TryGetValue(role, out var other) && other != id.Entity ? null : id.Entity;
    }

    private void Add(string stem, Entity entity) => _entities[stem] = _entities.TryGetValue(stem, out var known) && known != entity ? null : entity;

    /// <summary>Whose id a symbol would be; null where its name or its type says otherwise.</summary>
    public Identifier? Of(ISymbol symbol)
    {
        if (Declared(symbol) is not { } type)
            return null;
        var isOne = CanHoldId(type);
        if (!isOne && !IsCollectionOfIds(type))
            return null;
        var name = symbol.Name.TrimStart('_');
        if (!isOne && name.EndsWith("s", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 1);
        else if (!isOne)
            return null;
        if (IsPlain(name))
            return symbol.ContainingType is { } container ? About(symbol, container) : null;
        return OfIdName(name) is { } whose ? Named(symbol, whose) : null;
    }

    /// <summary>The entity whose ids a name speaks of: by a role that the model knows, or by an entity's name and <c>Id</c>.</summary>
    public Entity? OfIdName(string name) => _idNames.TryGetValue(name, out var known) ? known : _idNames.GetOrAdd(name, OfRoleOrStem(name));

    private Entity? OfRoleOrStem(string name) => _roles.TryGetValue(EntityNames.Fold(name), out var role) && role is not null ? role : Stem(name) is { } stem ? OfNoun(stem) : null;

    /// <summary>The entity that a word is the name of, in singular or plural.</summary>
    public Entity? OfNoun(string noun) => _entities.TryGetValue(EntityNames.Stem(noun), out var entity) ? entity : null;

    /// <summary>Whether a name says that it is an id, and not whose.</summary>
    public static bool IsPlain(string name) => name is "id" or "Id" or "ID";

    /// <summary>A name without its <c>Id</c>, <c>ID</c> or <c>_id</c>, and the number behind that which tells two of them apart; null where it has none, or nothing else.</summary>
    public static string? Stem(string name)
    {
        name = name.TrimEnd(Digits);
        if (name.Length < 3 || !(name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal) || name.EndsWith("_id", StringComparison.Ordinal)))
            return null;
        var stem = name.Substring(0, name.Length - 2).TrimEnd('_');
        return stem.Length == 0 ? null : stem;
    }

    /// <summary>Whether a method's name ends in <c>Id</c> or has an entity's name in it.</summary>
    public bool SpeaksOf(string method) => _speaking.GetOrAdd(method, Speaks);

    private bool Speaks(string method)
    {
        const string Async = nameof(Async);
        if (Stem(method.EndsWith(Async, StringComparison.Ordinal) ? method.Substring(0, method.Length - Async.Length) : method) is not null)
            return true;
        foreach (var entity in _entities.Keys)
            if (method.IndexOf(entity, StringComparison.OrdinalIgnoreCase) >= 0)
                return true;
        return false;
    }

    private Identifier? About(ISymbol symbol, INamedTypeSymbol container)
    {
        if (!_subjects.TryGetValue(container.Name, out var entity))
            entity = _subjects.GetOrAdd(container.Name, TypeWords.Subjects(container.Name).Select(OfNoun).FirstOrDefault(subject => subject is not null));
        return entity is null ? null : new(entity, Certainty.Named, $"'{symbol.Name}' is declared in {container.Name}, which is named after {entity}");
    }

    private static Identifier Named(ISymbol symbol, Entity entity) => new(entity, Certainty.Named, $"'{symbol.Name}' is named after {entity}");

    private static ITypeSymbol? Declared(ISymbol symbol) => symbol switch
    {
        IParameterSymbol parameter => parameter.Type,
        ILocalSymbol { IsConst: false } local => local.Type,
        IPropertySymbol { IsIndexer: false } property => property.Type,
        IFieldSymbol { IsConst: false, ContainingType.TypeKind: not TypeKind.Enum } field => field.Type,
        _ => null,
    };

    private static bool CanHoldId(ITypeSymbol type) => Flow.Places.CanHoldId(IntegerTypes.Unwrap(type));

    private static bool IsCollectionOfIds(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanHoldId(array.ElementType),
        INamedTypeSymbol { TypeArguments: [var element] } collection => CanHoldId(element)
            && (collection.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
                || collection.OriginalDefinition.AllInterfaces.Any(contract => contract.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)),
        _ => false,
    };
}
