using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>A function, procedure, aggregate or window function.</summary>
public sealed record Function
{
    /// <summary><c>pg_proc.oid</c></summary>
    public required uint Oid { get; init; }

    /// <summary>The qualified name.</summary>
    public required QualifiedName Name { get; init; }

    /// <summary>The arguments that identify it, as <c>pg_get_function_identity_arguments</c> writes them.</summary>
    public required string Arguments { get; init; }

    /// <summary><c>f</c> function, <c>p</c> procedure, <c>a</c> aggregate, <c>w</c> window.</summary>
    public required char Kind { get; init; }

    /// <summary>As <c>pg_get_functiondef</c> writes it; null for an aggregate.</summary>
    public string? Definition { get; init; }

    /// <summary>What an aggregate is made of, on one line; null for others.</summary>
    public string? Aggregate { get; init; }

    /// <summary>The language's name.</summary>
    public required string Language { get; init; }

    /// <summary>The body as it was written; empty for an SQL-standard body.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the body was parsed when the function was made (<c>BEGIN ATOMIC</c>, <c>RETURN</c>; 14 and later).</summary>
    public bool HasParsedBody { get; init; }

    /// <summary>The types of all arguments, in and out.</summary>
    public ImmutableArray<uint> ArgumentTypes { get; init; } = [];

    /// <summary>The type returned.</summary>
    public uint ReturnType { get; init; }

    /// <summary>The owning role.</summary>
    public required string Owner { get; init; }

    /// <summary>The access control list; null where nothing was ever granted or revoked.</summary>
    public ImmutableArray<AclItem>? Acl { get; init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The extension it belongs to, or null.</summary>
    public string? Extension { get; init; }

    /// <summary>The signature as SQL: name and identifying arguments.</summary>
    public string Signature => $"{Name}({Arguments})";

    /// <summary>FUNCTION, PROCEDURE or AGGREGATE.</summary>
    public string KindSql => Kind switch { 'p' => "PROCEDURE", 'a' => "AGGREGATE", _ => "FUNCTION" };
}
