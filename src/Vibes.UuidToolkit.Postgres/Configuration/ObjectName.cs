using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>
/// The names that the configuration and the messages use for objects: a kind and the qualified name, for example
/// <c>view public.v</c>, <c>check public.users.users_id_check</c>, <c>policy public.users.own_rows</c>, <c>function public.f(integer)</c>.
/// </summary>
/// <param name="schema">The schema that the objects are part of.</param>
public sealed class ObjectName(Schema schema)
{
    /// <summary>A view's or materialized view's name.</summary>
    public string Of(Relation view) => $"view {view}";

    /// <summary>An index's name.</summary>
    public string Of(TableIndex index) => $"index {index.Name}";

    /// <summary>A constraint's name.</summary>
    public string Of(Constraint constraint) =>
        $"{(constraint.Kind == ConstraintKind.Check ? "check" : "constraint")} {Part(constraint.RelationOid, constraint.Name)}";

    /// <summary>A function's name.</summary>
    public string Of(Function function) => $"function {function.Signature}";

    /// <summary>A trigger's name.</summary>
    public string Of(Trigger trigger) => $"trigger {Part(trigger.RelationOid, trigger.Name)}";

    /// <summary>A rule's name.</summary>
    public string Of(Rule rule) => $"rule {Part(rule.RelationOid, rule.Name)}";

    /// <summary>A policy's name.</summary>
    public string Of(Policy policy) => $"policy {Part(policy.RelationOid, policy.Name)}";

    /// <summary>A column's name.</summary>
    public string Of(Relation relation, Column column) => $"{relation}.{SqlText.Identifier(column.Name)}";

    private string Part(uint relationOid, string name) => $"{schema.Relation(relationOid)}.{SqlText.Identifier(name)}";
}
