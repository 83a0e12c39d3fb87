using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>Finds the key classes of a schema. A pure function of the catalog and the user's list of undeclared references.</summary>
public static class KeyClassFinder
{
    /// <summary>The classes that hold at least one integer surrogate key, in the order of their names.</summary>
    /// <param name="schema">The schema as read.</param>
    /// <param name="references">References that the database does not declare, already resolved to columns.</param>
    public static ImmutableArray<KeyClass> Find(Schema schema, IEnumerable<(KeyColumn From, KeyColumn To)> references)
    {
        var sets = new DisjointSets<KeyColumn>();
        var referencing = new HashSet<KeyColumn>();
        var referenced = new Dictionary<KeyColumn, int>();

        void Refer(KeyColumn from, KeyColumn to)
        {
            if (from != to)
                referencing.Add(from);
            referenced[to] = referenced.GetValueOrDefault(to) + 1;
        }

        ReferenceSets.Unite(schema, sets, Refer);
        foreach (var (from, to) in references)
        {
            sets.Union(from, to);
            Refer(from, to);
        }

        var keys = SurrogateKeys(schema).ToHashSet();
        foreach (var key in keys)
            sets.Union(key, key);

        string NameOf(KeyColumn column)
        {
            var relation = schema.Relation(column.RelationOid);
            return $"{relation.Name.Schema}.{relation.Name.Name}.{relation.Column(column.Number).Name}";
        }

        return
        [
            .. sets.Sets()
                .Where(set => set.Any(keys.Contains))
                .Select(set =>
                {
                    var columns = set.OrderBy(NameOf, StringComparer.Ordinal).ToImmutableArray();
                    var ownKeys = columns.Where(keys.Contains).ToImmutableArray();
                    // The root refers to nothing (or only to itself), stands above its partitions, and is referred to most.
                    var root = ownKeys
                        .OrderBy(key => referencing.Contains(key))
                        .ThenBy(key => !schema.Relation(key.RelationOid).Parents.IsEmpty)
                        .ThenByDescending(key => referenced.GetValueOrDefault(key))
                        .ThenBy(NameOf, StringComparer.Ordinal)
                        .First();
                    var sources = ownKeys.Where(key => !referencing.Contains(key)).DefaultIfEmpty(root).Select(key => ReferenceSets.Topmost(schema, key)).Distinct();
                    return new KeyClass(NameOf(root), root, ownKeys, columns, [.. sources]);
                })
                .OrderBy(keyClass => keyClass.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// Integer primary keys: those of one column, and in a composite key the column that makes its own values. The other
    /// positions of a composite key are references (found through their foreign keys) or natural numbers, such as a line's.
    /// A column that makes its own values and that foreign keys refer to is a key as well, whatever the primary key is.
    /// </summary>
    private static IEnumerable<KeyColumn> SurrogateKeys(Schema schema)
    {
        var sequenceColumns = schema.Sequences.Where(sequence => sequence.OwnerRelationOid != 0)
            .Select(sequence => new KeyColumn(sequence.OwnerRelationOid, sequence.OwnerColumn)).ToHashSet();
        foreach (var key in schema.Constraints.Where(constraint => constraint.Kind == ConstraintKind.PrimaryKey))
        {
            var relation = schema.Relation(key.RelationOid);
            foreach (var number in key.Columns)
                if (relation.Column(number).IsInteger && (key.Columns.Length == 1 || MakesValues(relation, number)))
                    yield return new(relation.Oid, number);
        }

        foreach (var reference in schema.Constraints.Where(constraint => constraint.Kind == ConstraintKind.ForeignKey))
            foreach (var number in reference.ReferencedColumns)
                if (schema.Relation(reference.ReferencedRelationOid) is var relation && relation.Column(number).IsInteger && MakesValues(relation, number))
                    yield return new(relation.Oid, number);

        bool MakesValues(Relation relation, short number) =>
            relation.Column(number) is var column
            && (column.Identity != IdentityKind.None || sequenceColumns.Contains(new(relation.Oid, number)) || DefaultExpression.IsNextValue(column.Default));
    }
}
