using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>A sequence, without its position.</summary>
public sealed record Sequence
{
    /// <summary><c>pg_class.oid</c></summary>
    public required uint Oid { get; init; }

    /// <summary>The qualified name.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>The owning role.</summary>
    public required string Owner { get; init; }

    /// <summary><c>smallint</c>, <c>integer</c> or <c>bigint</c>.</summary>
    public required string Type { get; init; }

    /// <summary>START WITH</summary>
    public required long Start { get; init; }

    /// <summary>INCREMENT BY</summary>
    public required long Increment { get; init; }

    /// <summary>MINVALUE</summary>
    public required long Minimum { get; init; }

    /// <summary>MAXVALUE</summary>
    public required long Maximum { get; init; }

    /// <summary>CACHE</summary>
    public required long Cache { get; init; }

    /// <summary>CYCLE</summary>
    public required bool Cycle { get; init; }

    /// <summary>The table whose column owns it; 0 where it stands for itself.</summary>
    public uint OwnerRelationOid { get; init; }

    /// <summary>The owning column's number.</summary>
    public short OwnerColumn { get; init; }

    /// <summary>Whether it is an identity column's own, not a serial's.</summary>
    public bool IsIdentity { get; init; }

    /// <summary>Whether it is <c>UNLOGGED</c> (15 and later).</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>The access control list; null where nothing was ever granted or revoked.</summary>
    public ImmutableArray<AclItem>? Acl { get; init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The extension it belongs to, or null.</summary>
    public string? Extension { get; init; }
}
