using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>What <c>DROP COLUMN</c> without CASCADE would do to the objects that stand on columns, by PostgreSQL's own rules.</summary>
internal sealed class ObjectsOnColumns
{
    private readonly Schema _schema;
    private readonly HashSet<ObjectAddress> _along = [];
    private readonly HashSet<ObjectAddress> _inTheWay = [];

    public ObjectsOnColumns(Schema schema, IReadOnlySet<KeyColumn> columns)
    {
        _schema = schema;
        var dependents = schema.Dependencies.ToLookup(dependency => dependency.Referenced with { SubId = 0 });
        void Drop(ObjectAddress dropped)
        {
            foreach (var dependency in dependents[dropped with { SubId = 0 }])
                if (dropped.SubId == 0 || dependency.Referenced.SubId == dropped.SubId)
                {
                    var dependent = dependency.Dependent with { SubId = 0 };
                    if (dependency.Kind == 'n')
                        _inTheWay.Add(dependent);
                    else if (_along.Add(dependent))
                        Drop(dependent);
                }
        }

        foreach (var column in columns)
            Drop(new(CatalogOids.Relation, column.RelationOid, column.Number));
        // A schema that was predicted has no dependencies of what it has more than the present one.
        foreach (var index in schema.Indexes.Where(index => index.Columns.Any(number => columns.Contains(new(index.RelationOid, number)))))
            _along.Add(new(CatalogOids.Relation, index.Oid));
    }

    /// <summary>What goes along: indexes, constraints and statistics of the tables themselves.</summary>
    public IReadOnlySet<ObjectAddress> Along => _along;

    /// <summary>The names of what PostgreSQL would not drop along, and therefore refuse the whole for.</summary>
    public IEnumerable<string> InTheWay => _inTheWay.Except(_along).Select(Describe).Distinct().Order(StringComparer.Ordinal);

    private string Describe(ObjectAddress address)
    {
        var names = new ObjectName(_schema);
        return address.Catalog switch
        {
            CatalogOids.Rule when _schema.Rules.FirstOrDefault(rule => rule.Oid == address.Oid) is { } rule => names.Of(rule),
            // A view stands on columns with a rule of its own.
            CatalogOids.Rule when _schema.Dependencies.FirstOrDefault(dependency => dependency.Kind == 'i' && dependency.Dependent == address) is { Referenced: var view }
                && _schema.FindRelation(view.Oid) is { } relation => names.Of(relation),
            CatalogOids.Trigger when _schema.Triggers.FirstOrDefault(trigger => trigger.Oid == address.Oid) is { } trigger => names.Of(trigger),
            CatalogOids.Policy when _schema.Policies.FirstOrDefault(policy => policy.Oid == address.Oid) is { } policy => names.Of(policy),
            CatalogOids.Function when _schema.Functions.FirstOrDefault(function => function.Oid == address.Oid) is { } function => names.Of(function),
            CatalogOids.Constraint when _schema.Constraints.FirstOrDefault(constraint => constraint.Oid == address.Oid) is { } constraint => names.Of(constraint),
            CatalogOids.Default when _schema.Relations.SelectMany(relation => relation.Columns, (relation, column) => (relation, column))
                .FirstOrDefault(pair => pair.column.DefaultOid == address.Oid) is { relation: { } table } pair => $"column {names.Of(table, pair.column)}",
            CatalogOids.Relation when _schema.FindRelation(address.Oid) is { } relation => relation.ToString(),
            CatalogOids.PublishedTable => $"publication {string.Join(", ", _schema.Publications.Where(publication => publication.Tables.Any(table => table.Oid == address.Oid)).Select(publication => SqlText.Identifier(publication.Name)))}",
            _ => $"an object of catalog {address.Catalog}",
        };
    }
}
