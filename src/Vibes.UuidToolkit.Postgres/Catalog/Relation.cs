using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>A table, view, materialized view, foreign table or composite type.</summary>
public sealed record Relation
{
    /// <summary><c>pg_class.oid</c></summary>
    public required uint Oid { get; init; }

    /// <summary>The row type.</summary>
    public required uint RowTypeOid { get; init; }

    /// <summary>The qualified name.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>What it is.</summary>
    public required RelationKind Kind { get; init; }

    /// <summary>The owning role.</summary>
    public required string Owner { get; init; }

    /// <summary>The columns in their order, dropped ones left out.</summary>
    public required ImmutableArray<Column> Columns { get; init; }

    /// <summary>Whether the table is <c>UNLOGGED</c>.</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>The tablespace where it is not the database's own.</summary>
    public string? Tablespace { get; init; }

    /// <summary>The table access method where it is not <c>heap</c>.</summary>
    public string? AccessMethod { get; init; }

    /// <summary>Storage or view options such as <c>fillfactor=70</c> or <c>security_barrier=true</c>.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Whether row level security is on.</summary>
    public bool RowSecurity { get; init; }

    /// <summary>Whether row level security applies to the owner too.</summary>
    public bool ForceRowSecurity { get; init; }

    /// <summary>The replica identity: <c>d</c> default, <c>n</c> nothing, <c>f</c> full, <c>i</c> index.</summary>
    public char ReplicaIdentity { get; init; } = 'd';

    /// <summary>The partition key as <c>pg_get_partkeydef</c> writes it; null where it is not partitioned.</summary>
    public string? PartitionKey { get; init; }

    /// <summary>The partition key's columns by number; 0 stands for an expression.</summary>
    public ImmutableArray<short> PartitionColumns { get; init; } = [];

    /// <summary>The partition bound; null where it is no partition.</summary>
    public string? PartitionBound { get; init; }

    /// <summary>The tables it inherits from or is a partition of, in order.</summary>
    public ImmutableArray<uint> Parents { get; init; } = [];

    /// <summary>The composite type it was declared of; null for most tables.</summary>
    public string? OfType { get; init; }

    /// <summary>A view's query as <c>pg_get_viewdef</c> writes it.</summary>
    public string? Definition { get; init; }

    /// <summary>Whether a materialized view holds rows.</summary>
    public bool IsPopulated { get; init; } = true;

    /// <summary>The access control list; null where nothing was ever granted or revoked.</summary>
    public ImmutableArray<AclItem>? Acl { get; init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The extension that the relation belongs to, or null.</summary>
    public string? Extension { get; init; }

    /// <summary>The rows as the planner estimates them; 0 where never analyzed.</summary>
    public long EstimatedRows { get; init; }

    /// <summary>Bytes on disk of the table and its TOAST table, and of its indexes.</summary>
    public long TableBytes { get; init; }

    /// <inheritdoc cref="TableBytes"/>
    public long IndexBytes { get; init; }

    /// <summary>A foreign table's server and options, as the schema's text has them; null for others.</summary>
    public string? Foreign { get; init; }

    /// <summary>Whether rows are stored here: a table or leaf partition.</summary>
    public bool IsTable => Kind is RelationKind.Table;

    /// <summary>Whether it is a table, partitioned or not.</summary>
    public bool IsTableOrPartitioned => Kind is RelationKind.Table or RelationKind.PartitionedTable;

    /// <summary>The column of that number.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Column Column(short number)
    {
        foreach (var column in Columns)
            if (column.Number == number)
                return column;
        throw new InvalidOperationException($"{Name} has no column number {number}.");
    }

    /// <summary>The column of that name, or null.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(column => column.Name == name);

    /// <summary>The qualified name as SQL.</summary>
    public override string ToString() => Name.ToString();
}
