using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>A user's trigger; the internal ones of foreign keys are with their <see cref="Constraint"/>.</summary>
/// <param name="Oid"><c>pg_trigger.oid</c></param>
/// <param name="RelationOid">The table or view.</param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="Definition">As <c>pg_get_triggerdef</c> writes it.</param>
/// <param name="Enabled"><c>O</c> origin (the usual), <c>D</c> disabled, <c>R</c> replica, <c>A</c> always.</param>
/// <param name="FunctionOid">The function called.</param>
/// <param name="ParentOid">The partitioned table's trigger it was cloned from; 0 where it stands for itself.</param>
/// <param name="Comment">The comment, or null.</param>
public sealed record Trigger(
    uint Oid, uint RelationOid, string Name, string Definition, char Enabled, uint FunctionOid, uint ParentOid, string? Comment);

/// <summary>A rewrite rule other than a view's own query.</summary>
/// <param name="Oid"><c>pg_rewrite.oid</c></param>
/// <param name="RelationOid">The table or view.</param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="Definition">As <c>pg_get_ruledef</c> writes it.</param>
/// <param name="Enabled"><c>O</c> origin (the usual), <c>D</c> disabled, <c>R</c> replica, <c>A</c> always.</param>
/// <param name="Comment">The comment, or null.</param>
public sealed record Rule(uint Oid, uint RelationOid, string Name, string Definition, char Enabled, string? Comment);

/// <summary>A row level security policy.</summary>
/// <param name="Oid"><c>pg_policy.oid</c></param>
/// <param name="RelationOid">The table.</param>
/// <param name="Name">The name, unquoted.</param>
/// <param name="IsPermissive">PERMISSIVE, not RESTRICTIVE.</param>
/// <param name="Command">ALL, SELECT, INSERT, UPDATE or DELETE.</param>
/// <param name="Roles">The roles, unquoted; empty for PUBLIC.</param>
/// <param name="Using">The USING expression, or null.</param>
/// <param name="WithCheck">The WITH CHECK expression, or null.</param>
/// <param name="Comment">The comment, or null.</param>
public sealed record Policy(
    uint Oid, uint RelationOid, string Name, bool IsPermissive, string Command, ImmutableArray<string> Roles,
    string? Using, string? WithCheck, string? Comment);

/// <summary>Extended statistics.</summary>
/// <param name="Oid"><c>pg_statistic_ext.oid</c></param>
/// <param name="RelationOid">The table.</param>
/// <param name="Definition">As <c>pg_get_statisticsobjdef</c> writes it.</param>
/// <param name="Owner">The owning role.</param>
/// <param name="Target">The statistics target where one is set.</param>
/// <param name="Comment">The comment, or null.</param>
/// <param name="Name">The qualified name.</param>
public sealed record ExtendedStatistics(uint Oid, uint RelationOid, string Definition, string Owner, int? Target, string? Comment, QualifiedName Name);
