using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// The schema as it must be afterwards: the one before with the changed columns' types, defaults and identities, and nothing
/// else different. Whatever a script loses on the way (a grant, a comment, a policy) shows as a difference between the texts
/// of the predicted and the actual schema.
/// </summary>
public static class PredictedSchema
{
    /// <summary>Works out the schema after a script.</summary>
    /// <param name="schema">The schema before.</param>
    /// <param name="rewrites">The columns that change.</param>
    /// <param name="literalDefaults">The values of defaults that the script works out, by the column's qualified SQL name.</param>
    /// <param name="owners">Sequences whose owner changes: the sequence, and its owning column; null for none.</param>
    public static Schema After(
        Schema schema, IReadOnlyCollection<ColumnRewrite> rewrites, IReadOnlyDictionary<string, string> literalDefaults,
        IReadOnlyDictionary<QualifiedName, (QualifiedName Table, string Column)?> owners)
    {
        var byTable = rewrites.ToLookup(rewrite => rewrite.Relation.Oid);
        var changed = rewrites.ToDictionary(rewrite => rewrite.Address);
        Column After(Relation relation, Column column)
        {
            if (byTable[relation.Oid].FirstOrDefault(rewrite => rewrite.Column.Number == column.Number) is not { } rewrite)
                return column;
            PlannedIdentity? Inherited(Relation child) => child.Parents.Select(schema.FindRelation).OfType<Relation>()
                .Select(parent => byTable[parent.Oid].FirstOrDefault(above => above.Column.Name == column.Name)?.Identity ?? Inherited(parent)).FirstOrDefault(identity => identity is not null);
            return column with
            {
                Type = rewrite.NewType,
                Default = literalDefaults.GetValueOrDefault($"{relation}.{rewrite.Name}") ?? WithoutCatalog(rewrite.Default),
                // Partitions show the identity of the table they are part of from 17 on, at every depth.
                Identity = (rewrite.Identity ?? (relation.PartitionBound is not null && schema.MajorVersion >= 17 ? Inherited(relation) : null)) switch
                {
                    null => IdentityKind.None,
                    { Always: true } => IdentityKind.Always,
                    _ => IdentityKind.ByDefault,
                },
            };
        }

        return schema with
        {
            Relations = [.. schema.Relations.Select(relation => byTable.Contains(relation.Oid)
                ? relation with { Columns = [.. relation.Columns.Select(column => After(relation, column))] }
                : relation)],
            Sequences =
            [
                .. schema.Sequences
                    .Where(sequence => !(sequence.IsIdentity && changed.ContainsKey(new(sequence.OwnerRelationOid, sequence.OwnerColumn))))
                    .Select(sequence => owners.TryGetValue(sequence.Name, out var owner) ? Owned(schema, sequence, owner) : sequence)
                    .Concat(rewrites.Where(rewrite => rewrite.Identity is not null).Select(rewrite =>
                        rewrite.Identity!.Sequence with { OwnerRelationOid = rewrite.Relation.Oid, OwnerColumn = rewrite.Column.Number }))
                    .OrderBy(sequence => sequence.Name),
            ],
        };
    }

    /// <summary>Takes the definitions that the user replaced out of both schemas: what PostgreSQL makes of a new text is not for the toolkit to predict.</summary>
    public static Schema Without(Schema schema, IReadOnlyCollection<string> replaced)
    {
        if (replaced.Count == 0)
            return schema;
        var names = new ObjectName(schema);
        var functionNames = replaced.Where(name => name.StartsWith("function ", StringComparison.Ordinal)).Select(name => name.Split('(')[0]).ToHashSet(StringComparer.Ordinal);
        var indexes = schema.Indexes.ToDictionary(index => index.Oid);
        // Parts of a partitioned table's index follow it.
        bool IsReplaced(TableIndex index) => replaced.Contains(names.Of(index)) || (indexes.TryGetValue(index.ParentOid, out var whole) && IsReplaced(whole));
        return schema with
        {
            // A column that nothing was said of may have another name.
            Relations = [.. schema.Relations.Select(relation => relation.Definition is not null && replaced.Contains(names.Of(relation))
                ? relation with { Definition = "", Columns = [.. relation.Columns.Where(column => column is not { Comment: null, Acl: null, Default: null })] } : relation)],
            Indexes = [.. schema.Indexes.Where(index => !IsReplaced(index))],
            Constraints = [.. schema.Constraints.Where(constraint => !replaced.Contains(names.Of(constraint)))],
            Functions = [.. schema.Functions.Where(function => !functionNames.Contains(names.Of(function).Split('(')[0]))],
            Triggers = [.. schema.Triggers.Where(trigger => !replaced.Contains(names.Of(trigger)))],
            Rules = [.. schema.Rules.Where(rule => !replaced.Contains(names.Of(rule)))],
            Policies = [.. schema.Policies.Where(policy => !replaced.Contains(names.Of(policy)))],
        };
    }

    // PostgreSQL writes its own functions without their schema.
    private static string? WithoutCatalog(string? expression) =>
        expression?.StartsWith("pg_catalog.", StringComparison.Ordinal) == true ? expression["pg_catalog.".Length..] : expression;

    private static Sequence Owned(Schema schema, Sequence sequence, (QualifiedName Table, string Column)? owner) =>
        owner is { } to && schema.FindRelation(to.Table) is { } relation
            ? sequence with { OwnerRelationOid = relation.Oid, OwnerColumn = relation.FindColumn(to.Column)!.Number }
            : sequence with { OwnerRelationOid = 0, OwnerColumn = 0 };
}
