using Vibes.UuidToolkit.Postgres.Catalog;

namespace Vibes.UuidToolkit.Migration.Keys;

/// <summary>Which columns share a type because foreign keys and inheritance tie them together.</summary>
internal static class ReferenceSets
{
    /// <summary>Unites the columns of every foreign key, position by position, and every inherited column with its parent's.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="sets">Where the columns are united.</param>
    /// <param name="refer">Told each reference: from, to.</param>
    public static void Unite(Schema schema, DisjointSets<KeyColumn> sets, Action<KeyColumn, KeyColumn>? refer = null)
    {
        foreach (var key in schema.Constraints.Where(constraint => constraint.Kind == ConstraintKind.ForeignKey))
            for (var i = 0; i < key.Columns.Length; i++)
            {
                var (from, to) = (new KeyColumn(key.RelationOid, key.Columns[i]), new KeyColumn(key.ReferencedRelationOid, key.ReferencedColumns[i]));
                sets.Union(from, to);
                refer?.Invoke(from, to);
            }

        UniteInherited(schema, sets);
    }

    /// <summary>The column with all that inherit it and that it is inherited from: they change together or not at all.</summary>
    public static IEnumerable<KeyColumn> Family(Schema schema, KeyColumn column)
    {
        var sets = new DisjointSets<KeyColumn>();
        sets.Union(column, column);
        UniteInherited(schema, sets);
        return sets.Sets().Single(set => set.Contains(column));
    }

    /// <summary>The column as the topmost table has it that it is inherited from; itself where it is not inherited.</summary>
    public static KeyColumn Topmost(Schema schema, KeyColumn column)
    {
        var relation = schema.Relation(column.RelationOid);
        var name = relation.Column(column.Number).Name;
        foreach (var parent in relation.Parents.Select(schema.FindRelation).OfType<Relation>())
            if (parent.FindColumn(name) is { } inherited)
                return Topmost(schema, new(parent.Oid, inherited.Number));
        return column;
    }

    // A partition's or child's column is its parent's: ALTER on the parent changes both.
    private static void UniteInherited(Schema schema, DisjointSets<KeyColumn> sets)
    {
        foreach (var child in schema.Relations.Where(relation => !relation.Parents.IsEmpty))
            foreach (var parent in child.Parents.Select(schema.FindRelation).OfType<Relation>())
                foreach (var column in parent.Columns)
                    if (child.FindColumn(column.Name) is { } inherited)
                        sets.Union(new(child.Oid, inherited.Number), new(parent.Oid, column.Number));
    }
}
