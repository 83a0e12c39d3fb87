using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// Walks <c>pg_depend</c> from the columns that change: a view on a view on a column is found as surely as the first.
/// What PostgreSQL rebuilds by itself when a type changes (indexes, keys, checks, extended statistics) is left to it, but for
/// the indexes of partitioned tables, whose parts it would not make as they were.
/// </summary>
public static class DependentFinder
{
    /// <summary>Finds what has to be carried.</summary>
    /// <param name="schema">The schema, read with its dependencies.</param>
    /// <param name="columns">The columns that change.</param>
    /// <param name="replacements">New definitions by the object's <see cref="ObjectName"/>; an object listed is always taken down and put back.</param>
    /// <param name="overloads">
    /// For functions that stand for one that replaced them with other arguments, the other functions of the name: what is taken
    /// down is found when the script runs.
    /// </param>
    public static Dependents Find(
        Schema schema, IReadOnlyCollection<KeyColumn> columns, IReadOnlyDictionary<string, string> replacements, IReadOnlyDictionary<string, ImmutableArray<string>>? overloads = null) =>
        new Walk(schema, [.. columns], replacements, overloads ?? ImmutableDictionary<string, ImmutableArray<string>>.Empty).Run();

    private sealed class Walk(
        Schema schema, HashSet<KeyColumn> columns, IReadOnlyDictionary<string, string> replacements, IReadOnlyDictionary<string, ImmutableArray<string>> overloads)
    {
        private readonly ILookup<ObjectAddress, Dependency> _dependents = schema.Dependencies.ToLookup(d => d.Referenced with { SubId = 0 });
        private readonly Dictionary<ObjectAddress, ObjectAddress> _owners = Owners(schema);
        private readonly Dictionary<uint, Function> _functions = schema.Functions.ToDictionary(function => function.Oid);
        private readonly Dictionary<uint, Trigger> _triggers = schema.Triggers.ToDictionary(trigger => trigger.Oid);
        private readonly Dictionary<uint, Rule> _rules = schema.Rules.ToDictionary(rule => rule.Oid);
        private readonly Dictionary<uint, Policy> _policies = schema.Policies.ToDictionary(policy => policy.Oid);
        private readonly Dictionary<uint, (Publication, PublishedTable)> _published =
            schema.Publications.SelectMany(p => p.Tables.Select(table => (p, table))).ToDictionary(pair => pair.table.Oid);
        private readonly Dictionary<uint, (Relation Relation, Column Column)> _defaults = schema.Relations.Where(relation => relation.IsTableOrPartitioned)
            .SelectMany(relation => relation.Columns.Where(column => column is { DefaultOid: not 0, Generated: null }), (relation, column) => (relation, column)).ToDictionary(pair => pair.column.DefaultOid);
        private readonly ObjectSql _sql = new(schema);
        private readonly Dictionary<ObjectAddress, DependentObject> _found = [];
        private readonly Dictionary<ObjectAddress, HashSet<ObjectAddress>> _needs = [];
        private readonly List<(string, string)> _blockers = [];

        public Dependents Run()
        {
            var names = new ObjectName(schema);
            foreach (var index in schema.Indexes)
                if (index.ConstraintOid == 0 && replacements.TryGetValue(names.Of(index), out var definition))
                    _found[new(CatalogOids.Relation, index.Oid)] = _sql.ReplacedIndex(index, definition);
            foreach (var constraint in schema.Constraints)
                if (constraint.Kind != ConstraintKind.ForeignKey && replacements.TryGetValue(names.Of(constraint), out var definition))
                    _found[new(CatalogOids.Constraint, constraint.Oid)] = _sql.Constraint(constraint, definition);
            foreach (var index in schema.Indexes)
                if (index.ParentOid == 0 && schema.FindRelation(index.RelationOid) is { Kind: RelationKind.PartitionedTable } && Touches(index))
                    _found.TryAdd(new(CatalogOids.Relation, index.Oid), _sql.PartitionedIndex(index));
            foreach (var replaced in Replaceable(names).Where(one => replacements.ContainsKey(one.Name)))
                Take(replaced.Address, names);

            foreach (var column in columns)
                foreach (var dependency in _dependents[new(CatalogOids.Relation, column.RelationOid)])
                    // A column's own default is not in the way of anything but the change itself, which drops it.
                    if (dependency.Referenced.SubId == column.Number && (dependency.Dependent.Catalog != CatalogOids.Default || _owners.ContainsKey(dependency.Dependent)))
                        Take(dependency.Dependent, names);
            // A materialized view that stores whole rows stands on the row type, not on a column.
            foreach (var rowType in columns.Select(column => new ObjectAddress(CatalogOids.Type, schema.Relation(column.RelationOid).RowTypeOid)).Distinct())
                foreach (var dependency in _dependents[rowType].Concat(_dependents[rowType].Where(part => part is { Kind: 'i', Dependent.Catalog: CatalogOids.Type }).SelectMany(array => _dependents[array.Dependent])))
                    if (dependency.Dependent.Catalog == CatalogOids.Relation && schema.FindRelation(dependency.Dependent.Oid) is { Kind: RelationKind.MaterializedView })
                        Take(dependency.Dependent, names);
            // A view that groups by a key depends on the key, which is made anew.
            foreach (var constraint in schema.Constraints.Where(constraint => constraint.Kind is ConstraintKind.PrimaryKey or ConstraintKind.Unique
                         && constraint.Columns.Any(number => columns.Contains(new(constraint.RelationOid, number)))))
                foreach (var dependency in _dependents[new(CatalogOids.Constraint, constraint.Oid)])
                    Take(dependency.Dependent, names);

            return new()
            {
                ForeignKeys =
                [
                    .. schema.Constraints
                        .Where(constraint => constraint is { Kind: ConstraintKind.ForeignKey, ParentOid: 0 } && Touches(constraint))
                        .OrderBy(constraint => schema.Relation(constraint.RelationOid).Name).ThenBy(constraint => constraint.Name, StringComparer.Ordinal)
                        .Select(constraint => _sql.Constraint(constraint, null)),
                ],
                Objects = InOrder(),
                Blockers = [.. _blockers.Distinct()],
            };
        }

        /// <summary>What is taken down only where it has to be, by its name: the definition that an object has on the way back need not speak of a changing column any more.</summary>
        private IEnumerable<(ObjectAddress Address, string Name)> Replaceable(ObjectName names) =>
        [
            .. schema.Functions.Select(function => (new ObjectAddress(CatalogOids.Function, function.Oid), names.Of(function))),
            .. schema.Relations.Where(relation => relation.Definition is not null).Select(view => (new ObjectAddress(CatalogOids.Relation, view.Oid), names.Of(view))),
            .. schema.Triggers.Where(trigger => trigger.ParentOid == 0).Select(trigger => (new ObjectAddress(CatalogOids.Trigger, trigger.Oid), names.Of(trigger))),
            .. schema.Rules.Select(rule => (new ObjectAddress(CatalogOids.Rule, rule.Oid), names.Of(rule))),
            .. schema.Policies.Select(policy => (new ObjectAddress(CatalogOids.Policy, policy.Oid), names.Of(policy))),
        ];

        /// <summary>Whether an index has a changing column among its own, in an expression or in its condition.</summary>
        private bool Touches(TableIndex index) =>
            index.Columns.Any(number => columns.Contains(new(index.RelationOid, number)))
            || (!index.IsPlain && columns.Any(column => column.RelationOid == index.RelationOid && _dependents[new(CatalogOids.Relation, column.RelationOid)]
                .Any(dependency => dependency.Referenced.SubId == column.Number && dependency.Dependent.Catalog == CatalogOids.Relation && dependency.Dependent.Oid == index.Oid)));

        private bool Touches(Constraint key) =>
            _found.ContainsKey(new(CatalogOids.Relation, key.IndexOid))
            || key.Columns.Any(number => columns.Contains(new(key.RelationOid, number)))
            || key.ReferencedColumns.Any(number => columns.Contains(new(key.ReferencedRelationOid, number)));

        /// <summary>Takes an object into the set, and then all that depends on it.</summary>
        /// <returns>The object that has to be taken down; null where PostgreSQL sees to it.</returns>
        private ObjectAddress? Take(ObjectAddress dependent, ObjectName names)
        {
            var address = _owners.GetValueOrDefault(dependent with { SubId = 0 }, dependent with { SubId = 0 });
            if (_found.ContainsKey(address))
                return address;
            if (Describe(address, names) is not { } found)
                return null;
            _found[address] = found;

            foreach (var part in Parts(address))
                foreach (var next in _dependents[part])
                {
                    if (_owners.GetValueOrDefault(next.Dependent with { SubId = 0 }, next.Dependent with { SubId = 0 }) == address)
                        continue;
                    if (Take(next.Dependent, names) is { } above)
                        (_needs.TryGetValue(above, out var needs) ? needs : _needs[above] = []).Add(address);
                    else if (next.Kind != 'i' && Blocks(next.Dependent, address))
                        _blockers.Add((DescribeUnknown(next.Dependent), found.Title));
                }

            return address;
        }

        /// <summary>How an object is taken down and put back; null where it is not one to be carried.</summary>
        private DependentObject? Describe(ObjectAddress address, ObjectName names)
        {
            string? Replacement(string name) => replacements.GetValueOrDefault(name);
            switch (address.Catalog)
            {
                case CatalogOids.Relation when schema.FindRelation(address.Oid) is { Kind: RelationKind.View or RelationKind.MaterializedView } view:
                    return _sql.View(view, Replacement(names.Of(view)));
                case CatalogOids.Function when _functions.TryGetValue(address.Oid, out var function) && function.Definition is not null:
                    return _sql.Function(function, Replacement(names.Of(function)), overloads.TryGetValue(names.Of(function), out var others) ? others : null);
                case CatalogOids.Trigger when _triggers.TryGetValue(address.Oid, out var trigger) && trigger.ParentOid == 0:
                    return _sql.Trigger(trigger, Replacement(names.Of(trigger)));
                case CatalogOids.Rule when _rules.TryGetValue(address.Oid, out var rule):
                    return _sql.Rule(rule, Replacement(names.Of(rule)));
                case CatalogOids.Policy when _policies.TryGetValue(address.Oid, out var policy):
                    return _sql.Policy(policy, Replacement(names.Of(policy)));
                case CatalogOids.Default when _defaults.TryGetValue(address.Oid, out var defaulted):
                    return _sql.Default(defaulted.Relation, defaulted.Column, isKept: !columns.Contains(new(defaulted.Relation.Oid, defaulted.Column.Number)));
                case CatalogOids.PublishedTable when _published.TryGetValue(address.Oid, out var published):
                    return _sql.PublishedTable(published.Item1, published.Item2);
                default:
                    return null;
            }
        }

        /// <summary>What else goes down with an object: a view's row type and that type's array.</summary>
        private IEnumerable<ObjectAddress> Parts(ObjectAddress address)
        {
            yield return address;
            if (address.Catalog != CatalogOids.Relation || schema.FindRelation(address.Oid) is not { } relation)
                yield break;
            var rowType = new ObjectAddress(CatalogOids.Type, relation.RowTypeOid);
            yield return rowType;
            foreach (var array in _dependents[rowType].Where(d => d.Kind == 'i' && d.Dependent.Catalog == CatalogOids.Type))
                yield return array.Dependent;
        }

        /// <summary>Whether something above a dropped object is in the way: all that is neither carried nor goes along. An internal part, such as a TOAST table, always does.</summary>
        private bool Blocks(ObjectAddress dependent, ObjectAddress on) =>
            !(dependent.Catalog == CatalogOids.Relation && on.Catalog == CatalogOids.Relation && GoesAlong(dependent.Oid, on.Oid))
            && !(dependent.Catalog == CatalogOids.Trigger && _triggers.TryGetValue(dependent.Oid, out var clone) && clone.ParentOid != 0)
            && dependent.Catalog is not (CatalogOids.Type or CatalogOids.Statistics);

        /// <summary>A materialized view's own indexes and TOAST table; the latter is in no user's schema, so the catalog was not asked for it.</summary>
        private bool GoesAlong(uint dependentOid, uint viewOid) =>
            schema.IndexesOf(viewOid).Any(index => index.Oid == dependentOid)
            || (schema.FindRelation(dependentOid) is null && schema.Indexes.All(index => index.Oid != dependentOid));

        private string DescribeUnknown(ObjectAddress address) => address.Catalog switch
        {
            CatalogOids.Default => schema.Relations
                .SelectMany(relation => relation.Columns.Where(column => column.DefaultOid == address.Oid).Select(column => $"the default of {relation}.{SqlText.Identifier(column.Name)}"))
                .FirstOrDefault() ?? "a column's default",
            CatalogOids.Constraint => schema.Constraints.Where(constraint => constraint.Oid == address.Oid)
                .Select(constraint => $"constraint {SqlText.Identifier(constraint.Name)} on {schema.Relation(constraint.RelationOid)}").FirstOrDefault() ?? "a domain's constraint",
            CatalogOids.Relation => schema.Indexes.Where(index => index.Oid == address.Oid).Select(index => $"index {index.Name}").FirstOrDefault()
                ?? schema.FindRelation(address.Oid)?.ToString() ?? "a relation",
            CatalogOids.Function => _functions.TryGetValue(address.Oid, out var function) ? $"{function.KindSql.ToLowerInvariant()} {function.Signature}" : "a function",
            _ => $"an object of catalog {address.Catalog}",
        };

        private ImmutableArray<DependentObject> InOrder()
        {
            var order = ImmutableArray.CreateBuilder<DependentObject>();
            var done = new HashSet<ObjectAddress>();
            void Visit(ObjectAddress address)
            {
                if (!done.Add(address))
                    return;
                foreach (var need in _needs.GetValueOrDefault(address, []).OrderBy(need => _found[need].Title, StringComparer.Ordinal))
                    Visit(need);
                order.Add(_found[address]);
            }

            foreach (var (address, _) in _found.OrderBy(pair => Rank(pair.Key)).ThenBy(pair => pair.Value.Title, StringComparer.Ordinal))
                Visit(address);
            return order.ToImmutable();
        }

        /// <summary>Tables' own parts come back first, then what queries them, then what watches them.</summary>
        private int Rank(ObjectAddress address) => address.Catalog switch
        {
            CatalogOids.Constraint => 0,
            CatalogOids.Relation when schema.FindRelation(address.Oid) is null => 0,
            CatalogOids.Relation => 1,
            CatalogOids.Function => 2,
            CatalogOids.Default => 3,
            CatalogOids.Rule => 3,
            CatalogOids.Trigger => 4,
            CatalogOids.Policy => 5,
            _ => 6,
        };

        /// <summary>Parts that stand for a whole: a view's own rule and its columns' defaults for the view, a row type for its relation.</summary>
        private static Dictionary<ObjectAddress, ObjectAddress> Owners(Schema schema)
        {
            var userRules = schema.Rules.Select(rule => rule.Oid).ToHashSet();
            var owners = new Dictionary<ObjectAddress, ObjectAddress>();
            foreach (var dependency in schema.Dependencies.Where(d => d.Kind == 'i' && d.Referenced.Catalog == CatalogOids.Relation))
                if (dependency.Dependent.Catalog == CatalogOids.Type
                    || (dependency.Dependent.Catalog == CatalogOids.Rule && !userRules.Contains(dependency.Dependent.Oid)))
                    owners[dependency.Dependent with { SubId = 0 }] = dependency.Referenced with { SubId = 0 };
            foreach (var view in schema.Relations.Where(relation => relation.Kind == RelationKind.View))
                foreach (var column in view.Columns.Where(column => column.DefaultOid != 0))
                    owners[new(CatalogOids.Default, column.DefaultOid)] = new(CatalogOids.Relation, view.Oid);
            return owners;
        }
    }
}
