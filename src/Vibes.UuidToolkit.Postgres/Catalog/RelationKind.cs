namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>What a relation is.</summary>
public enum RelationKind
{
    /// <summary>An ordinary table, or a leaf partition.</summary>
    Table,

    /// <summary>A partitioned table.</summary>
    PartitionedTable,

    /// <summary>A view.</summary>
    View,

    /// <summary>A materialized view.</summary>
    MaterializedView,

    /// <summary>A foreign table.</summary>
    ForeignTable,

    /// <summary>A free-standing composite type.</summary>
    CompositeType,
}
