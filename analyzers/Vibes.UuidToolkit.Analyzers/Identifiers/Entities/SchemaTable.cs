namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A table of the approved schema.</summary>
internal sealed class SchemaTable(SchemaName name, int line)
{
    /// <summary>Its name.</summary>
    public SchemaName Name { get; } = name;

    /// <summary>The line it begins on, from 0.</summary>
    public int Line { get; } = line;

    /// <summary>The tables it is a partition of or inherits from.</summary>
    public List<SchemaName> Parents { get; } = [];

    /// <summary>Its columns by name.</summary>
    public Dictionary<string, SchemaColumn> Columns { get; } = new(StringComparer.Ordinal);

    /// <summary>Its primary key; null where it has none, or where its parent declares it.</summary>
    public SchemaConstraint? PrimaryKey { get; set; }

    /// <summary>Its foreign keys.</summary>
    public List<SchemaConstraint> ForeignKeys { get; } = [];
}
