using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>
/// The columns that keep old ids. They are added empty before the tables are rewritten, which changes the catalog alone, and the rewrite
/// that turns the key into a uuid fills them: PostgreSQL works out all new values of a row from the old row. On the way back they are
/// dropped before anything else is done, whatever they hold by then. So the rewrite in between knows them as columns like any other, or not at all.
/// </summary>
/// <param name="kept">The columns.</param>
internal sealed class KeptColumns(ImmutableArray<KeptId> kept)
{
    /// <summary>The tables that get a column, partitions and inheriting tables among them; one for each column.</summary>
    public IEnumerable<Relation> Tables(Schema schema) => Members(schema, mustHave: false).Select(member => member.Relation);

    /// <summary>The statements that add the columns.</summary>
    public IEnumerable<Step> Add() => kept.Select(one =>
        new Step(Phase.Rewrite, $"add {one}", $"ALTER TABLE {one.Table} ADD COLUMN {SqlText.Identifier(one.Column)} {one.Type}"));

    /// <summary>The change that fills the columns, of a schema that has them.</summary>
    public IEnumerable<ColumnRewrite> Fill(Schema schema) =>
        from member in Members(schema, mustHave: true)
        let one = member.Kept
        select new ColumnRewrite(member.Relation, member.Relation.FindColumn(one.Column)!, one.Type, $"{SqlText.Identifier(one.Key)}::{one.Type}", null);

    /// <summary>The statements that index the columns once they are filled, and say what they are.</summary>
    public IEnumerable<Step> Finish() =>
    [
        .. from one in kept
           from index in one.Indexes
           from sql in Create(one, index)
           select new Step(Phase.Restore, $"index {one}", sql),
        .. kept.Select(one => new Step(Phase.Restore, $"comment on {one}", $"COMMENT ON COLUMN {one} IS {SqlText.Literal(Comment(one))}")),
    ];

    /// <summary>The statements that drop the columns, unless somebody did when the last client had learned the new ids.</summary>
    public IEnumerable<Step> Drop() => kept.Select(one =>
        new Step(Phase.Drop, $"drop {one}", $"ALTER TABLE {one.Table} DROP COLUMN IF EXISTS {SqlText.Identifier(one.Column)}"));

    /// <summary>The schema with the columns as <see cref="Add"/> leaves them.</summary>
    public Schema AddTo(Schema schema)
    {
        var members = Members(schema, mustHave: false).ToLookup(member => member.Relation.Oid, member => member.Kept);
        return members.Count == 0 ? schema : schema with
        {
            Relations =
            [
                .. schema.Relations.Select(relation => !members.Contains(relation.Oid) ? relation : relation with
                {
                    Columns = members[relation.Oid].Aggregate(relation.Columns, (columns, one) => columns.Add(new()
                    {
                        Number = (short)(columns.Max(column => column.Number) + 1),
                        Name = one.Column,
                        Type = one.Type,
                        TypeOid = TypeOid(one.Type),
                        BaseTypeOid = TypeOid(one.Type),
                        IsLocal = relation.Name == one.Table,
                        InheritCount = relation.Name == one.Table ? 0 : 1,
                    })),
                }),
            ],
        };
    }

    /// <summary>The schema, which has the columns, with what <see cref="Finish"/> adds.</summary>
    public Schema FinishIn(Schema schema)
    {
        // New objects have no OIDs yet; none that a server gave out is so large in practice.
        var next = uint.MaxValue;
        var indexes = new Dictionary<QualifiedName, TableIndex>();
        foreach (var one in kept)
            foreach (var index in one.Indexes)
            {
                var name = new QualifiedName(index.Table.Schema, index.Name);
                var relation = schema.FindRelation(index.Table)!;
                indexes[name] = new()
                {
                    Oid = next--,
                    RelationOid = relation.Oid,
                    Name = name,
                    Definition = Definition(one, index, relation.Kind == RelationKind.PartitionedTable, " USING btree"),
                    Columns = [relation.FindColumn(one.Column)!.Number],
                    IsUnique = index.IsUnique,
                    IsPlain = true,
                    ParentOid = index.PartOf is { } whole ? indexes[whole].Oid : 0,
                };
            }

        var comments = kept.ToLookup(one => one.Table);
        return schema with
        {
            Indexes = [.. schema.Indexes, .. indexes.Values],
            Relations =
            [
                .. schema.Relations.Select(relation => !comments.Contains(relation.Name) ? relation : relation with
                {
                    Columns = [.. relation.Columns.Select(column => comments[relation.Name].FirstOrDefault(one => one.Column == column.Name) is { } one ? column with { Comment = Comment(one) } : column)],
                }),
            ],
        };
    }

    /// <summary>The schema without the columns, and without what PostgreSQL drops along with them.</summary>
    public Schema DropFrom(Schema schema)
    {
        var columns = Addresses(schema).ToHashSet();
        if (columns.Count == 0)
            return schema;
        var along = new ObjectsOnColumns(schema).Drop(columns).Along;
        bool Goes(uint catalog, uint oid) => along.Contains(new(catalog, oid));
        return schema with
        {
            Relations = [.. schema.Relations.Select(relation => relation.Columns.Any(column => columns.Contains(new(relation.Oid, column.Number)))
                ? relation with { Columns = [.. relation.Columns.Where(column => !columns.Contains(new(relation.Oid, column.Number)))] }
                : relation)],
            Indexes = [.. schema.Indexes.Where(index => !Goes(CatalogOids.Relation, index.Oid))],
            Sequences = [.. schema.Sequences.Where(sequence => !Goes(CatalogOids.Relation, sequence.Oid))],
            Constraints = [.. schema.Constraints.Where(constraint => !Goes(CatalogOids.Constraint, constraint.Oid))],
            Statistics = [.. schema.Statistics.Where(statistics => !Goes(CatalogOids.Statistics, statistics.Oid))],
        };
    }

    /// <summary>The columns in a schema that has them: of the tables themselves, and of their partitions and inheriting tables.</summary>
    public IEnumerable<KeyColumn> Addresses(Schema schema) =>
        Members(schema, mustHave: true).Select(member => new KeyColumn(member.Relation.Oid, member.Relation.FindColumn(member.Kept.Column)!.Number));

    /// <summary>The tables and what inherits from them, with the column of each.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="mustHave">Whether only those are meant that have the column, and that from their parent where they have one.</param>
    private IEnumerable<(Relation Relation, KeptId Kept)> Members(Schema schema, bool mustHave)
    {
        var children = schema.Relations.SelectMany(relation => relation.Parents, (relation, parent) => (relation, parent)).ToLookup(pair => pair.parent, pair => pair.relation);
        IEnumerable<(Relation, KeptId)> Of(Relation relation, KeptId one, bool isChild) =>
            mustHave && (relation.FindColumn(one.Column) is not { } column || (isChild && column.IsLocal))
                ? []
                : children[relation.Oid].SelectMany(child => Of(child, one, isChild: true)).Prepend((relation, one));
        return kept.SelectMany(one => schema.FindRelation(one.Table) is { } table ? Of(table, one, isChild: false) : []).Distinct();
    }

    private static IEnumerable<string> Create(KeptId one, KeptIndex index)
    {
        var isPartitioned = one.Indexes.Any(part => part.PartOf == new QualifiedName(index.Table.Schema, index.Name));
        yield return Definition(one, index, isPartitioned, "");
        if (index.PartOf is { } whole)
            yield return $"ALTER INDEX {whole} ATTACH PARTITION {new QualifiedName(index.Table.Schema, index.Name)}";
    }

    /// <summary>A partitioned index is made on the table alone, and its parts are attached under the names that were planned for them.</summary>
    private static string Definition(KeptId one, KeptIndex index, bool isPartitioned, string method) =>
        $"CREATE {(index.IsUnique ? "UNIQUE " : "")}INDEX {SqlText.Identifier(index.Name)} ON {(isPartitioned ? "ONLY " : "")}{index.Table}{method} ({SqlText.Identifier(one.Column)})";

    private static string Comment(KeptId one) => $"What {SqlText.Identifier(one.Key)} was while it was an integer; null in rows made since.";

    private static uint TypeOid(string type) => type switch { "smallint" => TypeOids.Int2, "integer" => TypeOids.Int4, _ => TypeOids.Int8 };
}
