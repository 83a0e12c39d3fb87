using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>What <c>DROP COLUMN</c> without CASCADE would do to the objects that stand on columns, by PostgreSQL's own rules.</summary>
/// <param name="schema">The schema, read with its dependencies.</param>
internal sealed class ObjectsOnColumns(Schema schema)
{
    private readonly ILookup<ObjectAddress, Dependency> _dependents = schema.Dependencies.ToLookup(dependency => dependency.Referenced with { SubId = 0 });

    /// <summary>Follows the dependencies of columns.</summary>
    /// <returns>What goes along with them, such as indexes, and the names of what PostgreSQL would refuse the whole for, such as views.</returns>
    public (IReadOnlySet<ObjectAddress> Along, IReadOnlyList<string> InTheWay) Drop(IReadOnlySet<KeyColumn> columns)
    {
        var (along, inTheWay) = (new HashSet<ObjectAddress>(), new HashSet<ObjectAddress>());
        void Drop(ObjectAddress dropped)
        {
            foreach (var dependency in _dependents[dropped with { SubId = 0 }])
                if (dropped.SubId == 0 || dependency.Referenced.SubId == dropped.SubId)
                {
                    var dependent = dependency.Dependent;
                    // PostgreSQL drops a generated column along; somebody's column is not for that.
                    if (dependency.Kind == 'n' || dependent is { Catalog: CatalogOids.Relation, SubId: not 0 })
                        inTheWay.Add(dependent);
                    else if (along.Add(dependent with { SubId = 0 }))
                        Drop(dependent with { SubId = 0 });
                }
        }

        foreach (var column in columns)
            Drop(new(CatalogOids.Relation, column.RelationOid, column.Number));
        // A schema that was predicted has no dependencies of what it has more than the present one.
        foreach (var index in columns.SelectMany(column => schema.IndexesOf(column.RelationOid).Where(index => index.Columns.Contains(column.Number))))
            along.Add(new(CatalogOids.Relation, index.Oid));
        return (along, [.. inTheWay.Where(address => !along.Contains(address) && !columns.Contains(new(address.Oid, address.SubId))).Select(Describe).Distinct().Order(StringComparer.Ordinal)]);
    }

    private string Describe(ObjectAddress address)
    {
        var names = new ObjectName(schema);
        return address.Catalog switch
        {
            CatalogOids.Rule when schema.Rules.FirstOrDefault(rule => rule.Oid == address.Oid) is { } rule => names.Of(rule),
            // A view stands on columns with a rule of its own.
            CatalogOids.Rule when schema.Dependencies.FirstOrDefault(dependency => dependency.Kind == 'i' && dependency.Dependent == address) is { Referenced: var view }
                && schema.FindRelation(view.Oid) is { } relation => names.Of(relation),
            CatalogOids.Trigger when schema.Triggers.FirstOrDefault(trigger => trigger.Oid == address.Oid) is { } trigger => names.Of(trigger),
            CatalogOids.Policy when schema.Policies.FirstOrDefault(policy => policy.Oid == address.Oid) is { } policy => names.Of(policy),
            CatalogOids.Function when schema.Functions.FirstOrDefault(function => function.Oid == address.Oid) is { } function => names.Of(function),
            CatalogOids.Constraint when schema.Constraints.FirstOrDefault(constraint => constraint.Oid == address.Oid) is { } constraint => names.Of(constraint),
            CatalogOids.Default when schema.Relations.SelectMany(relation => relation.Columns, (relation, column) => (relation, column))
                .FirstOrDefault(pair => pair.column.DefaultOid == address.Oid) is { relation: { } table } pair => $"column {names.Of(table, pair.column)}",
            CatalogOids.Relation when address.SubId != 0 && schema.FindRelation(address.Oid) is { } table => $"column {names.Of(table, table.Column(address.SubId))}",
            CatalogOids.Relation when schema.FindRelation(address.Oid) is { } relation => relation.ToString(),
            CatalogOids.PublishedTable => $"publication {string.Join(", ", schema.Publications.Where(publication => publication.Tables.Any(table => table.Oid == address.Oid)).Select(publication => SqlText.Identifier(publication.Name)))}",
            _ => $"an object of catalog {address.Catalog}",
        };
    }
}
