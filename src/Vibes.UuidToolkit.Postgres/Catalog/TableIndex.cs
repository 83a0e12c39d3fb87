using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>An index of a table or materialized view.</summary>
public sealed record TableIndex
{
    /// <summary><c>pg_class.oid</c> of the index.</summary>
    public required uint Oid { get; init; }

    /// <summary>The table.</summary>
    public required uint RelationOid { get; init; }

    /// <summary>The qualified name.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>As <c>pg_get_indexdef</c> writes it; empty where the index is its constraint's, whose definition says it all.</summary>
    public required string Definition { get; init; }

    /// <summary>The constraint it enforces; 0 where it stands for itself.</summary>
    public uint ConstraintOid { get; init; }

    /// <summary>The indexed and included columns by number; 0 stands for an expression.</summary>
    public ImmutableArray<short> Columns { get; init; } = [];

    /// <summary>Whether values are unique.</summary>
    public bool IsUnique { get; init; }

    /// <summary>Whether all rows are indexed, none by an expression.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether <c>CLUSTER</c> uses it by default.</summary>
    public bool IsClustered { get; init; }

    /// <summary>Whether it is the table's replica identity.</summary>
    public bool IsReplicaIdentity { get; init; }

    /// <summary>Whether queries may use it.</summary>
    public bool IsValid { get; init; } = true;

    /// <summary>The tablespace where it is not the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>Storage options, as <c>name=value</c>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Statistics targets of expression columns: position in the index, from 1, and target.</summary>
    public ImmutableArray<(short Position, int Target)> StatisticsTargets { get; init; } = [];

    /// <summary>The partitioned index that it is a part of; 0 without one.</summary>
    public uint ParentOid { get; init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }
}
