using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Rollback;

/// <summary>
/// What the way back changes: worked out from the manifest and the schema as it is now, since tables and references may have
/// been added or dropped after the migration.
/// </summary>
/// <param name="Columns">The columns that go back: the migration's own that still exist, and those added since that refer to them.</param>
/// <param name="KeptIds">The columns of old ids that are still there, and go.</param>
/// <param name="SerialSequences">The sequences that get their owner back.</param>
/// <param name="Replaced">The definitions that get their original back, by the object's name as it is now.</param>
/// <param name="KeepsNewIds">Whether the function for new ids stays because something else uses it.</param>
/// <param name="Refusals">What has to be cleared first.</param>
/// <param name="Notices">Warnings and notes.</param>
public sealed record RollbackPlan(
    ImmutableArray<PlannedColumn> Columns, ImmutableArray<KeptId> KeptIds, ImmutableArray<SerialSequence> SerialSequences, ImmutableDictionary<string, string> Replaced,
    bool KeepsNewIds, ImmutableArray<Diagnostic> Refusals, ImmutableArray<Diagnostic> Notices)
{
    /// <summary>Plans the way back.</summary>
    /// <param name="schema">The schema as it is now, read for planning.</param>
    /// <param name="manifest">What the migration did.</param>
    public static RollbackPlan Of(Schema schema, Manifest manifest)
    {
        var refusals = new List<Diagnostic>();
        var notices = new List<Diagnostic>();
        var columns = new Dictionary<KeyColumn, PlannedColumn>();
        foreach (var planned in manifest.Columns)
            if (schema.FindRelation(planned.Table) is { } relation && relation.FindColumn(planned.Column) is { } column)
            {
                columns[new(relation.Oid, column.Number)] = planned;
                if (!(planned.Role == ColumnRole.Array ? column.ElementTypeOid == TypeOids.Uuid : column.IsUuid))
                    refusals.Add(Descriptors.ColumnChanged.At(planned.ToString(), $"It is of type {column.Type} now."));
            }

        var kept = manifest.KeptIds.Where(one => schema.FindRelation(one.Table)?.FindColumn(one.Column) is not null).ToImmutableArray();
        var originals = Originals(schema, manifest);
        CheckKept(schema, kept, originals, refusals, notices);
        AddReferences(schema, manifest, columns, refusals, notices);

        var serials = manifest.SerialSequences.Where(serial => schema.FindRelation(serial.Table)?.FindColumn(serial.Column) is not null).ToImmutableArray();
        var present = schema.Sequences.Select(sequence => sequence.Name.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var column in columns.Values)
            if (!DefaultExpression.IsLateBound(column.OldDefault) && DefaultExpression.Sequence(column.OldDefault, column.Table) is { } sequence && !present.Contains(sequence))
                refusals.Add(Descriptors.SequenceGone.At(sequence, $"The default of {column} took its values from it."));

        var newIds = $"{Schema.ToolkitSchema}.uuidv7()";
        var keeps = schema.Relations.Any(relation => relation.Columns.Any(column =>
            column.Default?.Contains(newIds, StringComparison.Ordinal) == true && !columns.ContainsKey(new(relation.Oid, column.Number))));
        return new([.. columns.Values], kept, serials, originals, keeps, [.. refusals], [.. notices]);
    }

    /// <summary>The steps that carry it out.</summary>
    public RollbackScript Script(Schema schema, Manifest manifest) => new(schema, manifest, this);

    /// <summary>What was made on the columns since: it goes with them as far as PostgreSQL drops it along, and is in the way otherwise. What the migration made of other definitions is taken down before them.</summary>
    private static void CheckKept(Schema schema, ImmutableArray<KeptId> kept, ImmutableDictionary<string, string> originals, List<Diagnostic> refusals, List<Diagnostic> notices)
    {
        if (kept.IsEmpty)
            return;
        var names = new ObjectName(schema);
        var objects = new ObjectsOnColumns(schema);
        var own = kept.SelectMany(one => one.Indexes).Select(index => new QualifiedName(index.Table.Schema, index.Name)).ToHashSet();
        var added = new Dictionary<ObjectAddress, string>();
        foreach (var index in schema.Indexes.Where(index => index is { ParentOid: 0, ConstraintOid: 0 } && !own.Contains(index.Name)))
            added[new(CatalogOids.Relation, index.Oid)] = names.Of(index);
        foreach (var constraint in schema.Constraints.Where(constraint => constraint.ParentOid == 0))
            added[new(CatalogOids.Constraint, constraint.Oid)] = names.Of(constraint);
        foreach (var sequence in schema.Sequences)
            added[new(CatalogOids.Relation, sequence.Oid)] = $"sequence {sequence.Name}";
        foreach (var statistics in schema.Statistics)
            added[new(CatalogOids.Statistics, statistics.Oid)] = $"statistics {statistics.Name}";
        foreach (var one in kept)
        {
            var (along, inTheWay) = objects.Drop(new KeptColumns([one]).Addresses(schema).ToHashSet());
            refusals.AddRange(inTheWay.Where(name => !originals.ContainsKey(name)).Select(name => Descriptors.KeptColumnUsed.At(name, $"It stands on {one}.")));
            notices.AddRange(along.Select(added.GetValueOrDefault).OfType<string>().Order(StringComparer.Ordinal).Select(name => Descriptors.DroppedAlong.At(name, $"It stands on {one}.")));
        }
    }

    private static void AddReferences(
        Schema schema, Manifest manifest, Dictionary<KeyColumn, PlannedColumn> columns, List<Diagnostic> refusals, List<Diagnostic> notices)
    {
        var sets = new DisjointSets<KeyColumn>();
        ReferenceSets.Unite(schema, sets);
        foreach (var set in sets.Sets())
        {
            var classes = set.Select(column => columns.GetValueOrDefault(column)?.Class).OfType<string>().Distinct().ToList();
            if (classes.Count == 0)
                continue;
            string Name(KeyColumn column) => $"{schema.Relation(column.RelationOid)}.{SqlText.Identifier(schema.Relation(column.RelationOid).Column(column.Number).Name)}";
            if (classes.Count > 1)
            {
                refusals.Add(Descriptors.UnplannedReference.At(Name(set.First()), $"The key classes {string.Join(" and ", classes)} were apart when the migration was planned."));
                continue;
            }

            var planned = manifest.Class(classes[0]);
            foreach (var added in set.Where(column => !columns.ContainsKey(column)).ToList())
            {
                var relation = schema.Relation(added.RelationOid);
                var column = relation.Column(added.Number);
                columns[added] = new(relation.Name, column.Name, ColumnRole.Reference, planned.Name, planned.RootType, null, column.Default);
                notices.Add(Descriptors.AddedReference.At(Name(added), $"It refers to {planned.Name}."));
            }
        }
    }

    private static ImmutableDictionary<string, string> Originals(Schema schema, Manifest manifest)
    {
        var names = new ObjectName(schema);
        var present = DefinitionNames.Of(schema);
        var originals = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var replaced in manifest.Replaced)
        {
            // A function's replacement may have other arguments, and with them another name.
            var now = present.ContainsKey(replaced.Object)
                ? replaced.Object
                : schema.Functions.Select(names.Of).FirstOrDefault(name =>
                    name.Split('(')[0] == replaced.Object.Split('(')[0] && !replaced.Overloads.Contains(name));
            if (now is not null)
                // A body that is text is its author's; all else was written by PostgreSQL.
                originals[now] = replaced.Original.Contains("\nAS $", StringComparison.Ordinal) ? replaced.Original : UnnamedColumns.Name(replaced.Original);
        }

        return originals.ToImmutable();
    }
}
