using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>A schema of the database (a namespace; the whole is the <see cref="Schema"/>).</summary>
/// <param name="Oid"><c>pg_namespace.oid</c></param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="Owner">The owning role.</param>
/// <param name="Acl">The access control list; null where nothing was ever granted or revoked.</param>
/// <param name="Comment">The comment, or null.</param>
/// <param name="InitialAcl">What a new database grants on schema public while that has its first owner, both of which are the version's and nobody's choice; null for others.</param>
public sealed record Namespace(uint Oid, string Name, string Owner, ImmutableArray<AclItem>? Acl, string? Comment, ImmutableArray<AclItem>? InitialAcl = null);

/// <summary>An installed extension.</summary>
/// <param name="Oid"><c>pg_extension.oid</c></param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="Schema">The schema its objects are in.</param>
/// <param name="Comment">Its comment: at first its author's, or null.</param>
public sealed record Extension(uint Oid, string Name, string Schema, string? Comment = null);

/// <summary>An enum, domain or range type. Composite types are relations.</summary>
/// <param name="Oid"><c>pg_type.oid</c></param>
/// <param name="Name">The qualified name.</param>
/// <param name="Kind"><c>e</c> enum, <c>d</c> domain, <c>r</c> range, <c>b</c> base.</param>
/// <param name="Definition">Labels, or base type and constraints, or subtype; one line.</param>
/// <param name="BaseTypeOid">A domain's base type; 0 otherwise.</param>
/// <param name="Owner">The owning role.</param>
/// <param name="Acl">The access control list; null where nothing was ever granted or revoked.</param>
/// <param name="Comment">The comment, or null.</param>
/// <param name="Extension">The extension it belongs to, or null.</param>
public sealed record DataType(
    uint Oid, QualifiedName Name, char Kind, string Definition, uint BaseTypeOid, string Owner,
    ImmutableArray<AclItem>? Acl, string? Comment, string? Extension)
{
    /// <summary>The comments on a domain's constraints, by their names.</summary>
    public ImmutableArray<(string Name, string Comment)> ConstraintComments { get; init; } = [];
}

/// <summary>A logical replication publication.</summary>
/// <param name="Oid"><c>pg_publication.oid</c></param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="Owner">The owning role.</param>
/// <param name="AllTables">FOR ALL TABLES</param>
/// <param name="Options">What is published, such as <c>insert, update</c>.</param>
/// <param name="Schemas">TABLES IN SCHEMA (15 and later).</param>
/// <param name="Tables">The tables listed one by one.</param>
/// <param name="Comment">The comment, or null.</param>
public sealed record Publication(
    uint Oid, string Name, string Owner, bool AllTables, string Options, ImmutableArray<string> Schemas,
    ImmutableArray<PublishedTable> Tables, string? Comment);

/// <summary>A table in a publication.</summary>
/// <param name="Oid"><c>pg_publication_rel.oid</c></param>
/// <param name="RelationOid">The table.</param>
/// <param name="Columns">The column list by name, unquoted; null for all (15 and later).</param>
/// <param name="Where">The row filter, or null (15 and later).</param>
public sealed record PublishedTable(uint Oid, uint RelationOid, ImmutableArray<string>? Columns, string? Where);

/// <summary>An event trigger.</summary>
/// <param name="Oid"><c>pg_event_trigger.oid</c></param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="Event">Such as <c>ddl_command_end</c> or <c>table_rewrite</c>.</param>
/// <param name="Function">The function as SQL.</param>
/// <param name="Enabled"><c>O</c> origin (the usual), <c>D</c> disabled, <c>R</c> replica, <c>A</c> always.</param>
/// <param name="Tags">The command tags it is limited to; empty for all.</param>
/// <param name="Owner">The owning role.</param>
/// <param name="Comment">The comment, or null.</param>
public sealed record EventTrigger(uint Oid, string Name, string Event, string Function, char Enabled, ImmutableArray<string> Tags, string Owner, string? Comment);

/// <summary>Privileges that new objects get (ALTER DEFAULT PRIVILEGES).</summary>
/// <param name="Role">The role that creates the object.</param>
/// <param name="Schema">The schema; null for all.</param>
/// <param name="ObjectType"><c>r</c> relation, <c>S</c> sequence, <c>f</c> function, <c>T</c> type, <c>n</c> schema.</param>
/// <param name="Acl">The access control list.</param>
public sealed record DefaultPrivileges(string Role, string? Schema, char ObjectType, ImmutableArray<AclItem> Acl);

/// <summary>An object that no migration of keys touches, and that a database loses all the same where a script makes it anew: casts, operators, collations and the like.</summary>
/// <param name="Kind">What it is, in the words of SQL.</param>
/// <param name="Name">What identifies it among its kind, as SQL.</param>
/// <param name="Definition">What it is made of, on one line; may be empty.</param>
/// <param name="Owner">The owning role; null where such an object has none.</param>
/// <param name="Acl">The access control list; null where nothing was ever granted or revoked.</param>
/// <param name="Comment">The comment, or null.</param>
/// <param name="Extension">The extension it belongs to, or null.</param>
public sealed record OtherObject(string Kind, string Name, string Definition, string? Owner, ImmutableArray<AclItem>? Acl, string? Comment, string? Extension);
