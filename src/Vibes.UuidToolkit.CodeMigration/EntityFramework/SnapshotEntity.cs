using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>An entity in a model snapshot. One that another owns has a name that only its owner's makes unique.</summary>
/// <param name="name">The name: a type's, or any for an entity that no type of its own stands for.</param>
internal sealed class SnapshotEntity(string name)
{
    private readonly Dictionary<string, SnapshotProperty> _properties = new(StringComparer.Ordinal);

    /// <summary>The name.</summary>
    public string Name { get; } = name;

    /// <summary>The entity that it derives from.</summary>
    public SnapshotEntity? Base { get; set; }

    /// <summary>The entity that owns it, and the property that holds it there.</summary>
    public (SnapshotEntity Entity, string Navigation)? Owner { get; set; }

    /// <summary>The names of the primary key's properties.</summary>
    public ImmutableArray<string> Key { get; set; } = [];

    /// <summary>The table and its schema, where they are said.</summary>
    public (string? Schema, string Name)? Table { get; set; }

    /// <summary>The arguments of <c>HasData</c>.</summary>
    public List<AnonymousObjectCreationExpressionSyntax> Rows { get; } = [];

    /// <summary>The properties that are declared here.</summary>
    public IEnumerable<SnapshotProperty> Properties => _properties.Values;

    /// <summary>The root of its hierarchy.</summary>
    public SnapshotEntity Root => Base?.Root ?? this;

    /// <summary>A property, its own or an inherited one; null where there is none of that name.</summary>
    public SnapshotProperty? Find(string property) => _properties.TryGetValue(property, out var found) ? found : Base?.Find(property);

    /// <summary>A call speaks of a property.</summary>
    public void Add(string property, InvocationExpressionSyntax call)
    {
        if (!_properties.TryGetValue(property, out var found))
            _properties.Add(property, found = new(this, property));
        found.Calls.Add(call);
    }
}
