using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>What code says of one type that is an entity, gathered from everywhere before it is judged.</summary>
internal sealed class EntityFacts(INamedTypeSymbol type)
{
    /// <summary>The type, with its type arguments where it has any.</summary>
    public INamedTypeSymbol Type { get; } = type;

    /// <summary>Its properties by name, those of its base types too.</summary>
    public Dictionary<string, ISymbol> Members { get; } = EntityMembers.Of(type);

    /// <summary>The table that the configuration names; null where conventions do.</summary>
    public string? Table { get; set; }

    /// <summary>The name of its set; null where it has none.</summary>
    public string? Set { get; set; }

    /// <summary>The key that is configured; null for the convention's.</summary>
    public IReadOnlyList<string>? Key { get; set; }

    /// <summary>What says that <see cref="Key"/> is the key.</summary>
    public string KeySource { get; set; } = Sources.Convention;

    /// <summary>The key that a library declares, and the library: it stays an integer. Null where none does.</summary>
    public (string Name, string Library)? FixedKey { get; set; }

    /// <summary>Whether it has no key.</summary>
    public bool IsKeyless { get; set; }

    /// <summary>Whether this compilation has the configuration of it, and not only its conventions.</summary>
    public bool IsConfigured { get; set; }

    /// <summary>Whether queries, the schema or a setting say that it is an entity, and Entity Framework does not map it: what it has of another type may be a document in a column.</summary>
    public bool IsOutsideOfModel { get; set; }

    /// <summary>Whether it is a part of another entity.</summary>
    public bool IsOwned { get; set; }

    /// <summary>The properties that are not in the database.</summary>
    public HashSet<string> Ignored { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties that the configuration has as columns, whatever their type: none of them navigates.</summary>
    public HashSet<string> Scalars { get; } = new(StringComparer.Ordinal);

    /// <summary>The columns that the configuration names, by property.</summary>
    public Dictionary<string, string> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>The sequences that the configuration gives its properties, by property.</summary>
    public Dictionary<string, string> Sequences { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties that the database gives no value to: whoever makes a row does.</summary>
    public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The relationships in which it is the dependent.</summary>
    public List<ForeignKeyFact> ForeignKeys { get; } = [];

    /// <summary>Foreign keys that no property stands for, by the name that Entity Framework gives them.</summary>
    public List<(string Name, INamedTypeSymbol Principal)> ShadowKeys { get; } = [];

    /// <summary>The navigations whose foreign key is configured.</summary>
    public HashSet<string> ConfiguredNavigations { get; } = new(StringComparer.Ordinal);

    /// <summary>The navigations of which the configuration says that many refer to one, and not by what.</summary>
    public HashSet<string> DirectedNavigations { get; } = new(StringComparer.Ordinal);

    /// <summary>The property of that name, whatever its case; null where there is none.</summary>
    public string? Find(string name)
    {
        if (Members.ContainsKey(name))
            return name;
        foreach (var member in Members.Keys)
            if (string.Equals(member, name, StringComparison.OrdinalIgnoreCase))
                return member;
        return null;
    }

    /// <summary>Takes the columns in that the configuration names, private fields too: <c>HasForeignKey("_userId")</c>.</summary>
    public void Include(IReadOnlyCollection<string> names)
    {
        Scalars.UnionWith(names);
        foreach (var name in names)
            for (var type = Type; type is { SpecialType: SpecialType.None } && !Members.ContainsKey(name); type = type.BaseType)
                if (type.GetMembers(name).FirstOrDefault(member => member is IFieldSymbol { IsStatic: false }) is { } field)
                    Members.Add(name, field);
    }

    /// <summary>Whether a property is in the database and of a type that ids have.</summary>
    public bool CanHoldId(string name) => !Ignored.Contains(name) && Members.TryGetValue(name, out var member) && KeyTypes.CanHoldId(EntityMembers.TypeOf(member));
}
