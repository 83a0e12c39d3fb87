using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Verification.Identifiers;

/// <summary>
/// Which columns of a schema hold ids: those of a key class, that is a surrogate primary key and all that is tied to it by
/// foreign keys, by references that the configuration knows of, and by inheritance. All other columns are a row's <em>own</em>: a migration of keys must not change their values.
/// </summary>
/// <remarks>
/// It is worked out from what a schema declares, and gives the same columns before and after a migration: a surrogate key is an
/// integer or uuid that is a primary key by itself, or that is a part of one, or that foreign keys refer to, and a uuid or numbered by a
/// sequence. Texts and line numbers that are (part of) a key mean something, and are own.
/// </remarks>
public sealed partial class IdColumns
{
    private readonly FrozenDictionary<(uint Relation, short Number), string> _classes;
    private readonly ILookup<uint, KeptColumn> _kept;

    private IdColumns(FrozenDictionary<(uint Relation, short Number), string> classes, ILookup<uint, KeptColumn> kept) => (_classes, _kept) = (classes, kept);

    /// <summary>The id columns of a schema.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="keys">What is known of its keys beside.</param>
    /// <exception cref="DiagnosticException">The configuration names something that the schema does not have.</exception>
    public static IdColumns Of(Schema schema, KeyConfiguration? keys = null)
    {
        var undeclared = keys is null ? [] : References.Undeclared(schema, keys);
        var ties = new Dictionary<(uint, short), List<(uint, short)>>();
        void Tie((uint, short) one, (uint, short) other)
        {
            (ties.TryGetValue(one, out var ones) ? ones : ties[one] = []).Add(other);
            (ties.TryGetValue(other, out var others) ? others : ties[other] = []).Add(one);
        }

        var referring = new HashSet<(uint, short)>();
        var inherited = new HashSet<(uint, short)>();
        foreach (var key in schema.Constraints.Where(constraint => constraint.Kind == ConstraintKind.ForeignKey))
            for (var i = 0; i < key.Columns.Length; i++)
            {
                var (from, to) = ((key.RelationOid, key.Columns[i]), (key.ReferencedRelationOid, key.ReferencedColumns[i]));
                Tie(from, to);
                if (from != to)
                    referring.Add(from);
            }

        foreach (var reference in undeclared.Where(reference => reference is { IsArray: false, TypeColumn: null }))
        {
            var (from, to) = ((reference.From.Oid, reference.Columns[0]), (reference.To.Oid, reference.ToColumns[0]));
            Tie(from, to);
            if (from != to)
                referring.Add(from);
        }

        foreach (var child in schema.Relations)
            foreach (var parent in child.Parents.Select(schema.FindRelation).OfType<Relation>())
                foreach (var column in parent.Columns)
                    if (child.FindColumn(column.Name) is { } own)
                    {
                        Tie((child.Oid, own.Number), (parent.Oid, column.Number));
                        inherited.Add((child.Oid, own.Number));
                    }

        // A class is named after its first key that refers to nothing, before and after a migration the same.
        var classes = new Dictionary<(uint, short), string>();
        foreach (var key in SurrogateKeys(schema).OrderBy(key => referring.Contains(key) || inherited.Contains(key)).ThenBy(key => NameOf(schema, key), StringComparer.Ordinal))
        {
            var name = NameOf(schema, key);
            var pending = new Stack<(uint, short)>([key]);
            while (pending.TryPop(out var column))
                if (classes.TryAdd(column, name))
                    foreach (var tied in ties.GetValueOrDefault(column, []))
                        pending.Push(tied);
        }

        // An array is no key's equal, and a polymorphic reference would tie keys that have nothing to do with each other: they
        // are of a class, and do not make one.
        foreach (var reference in undeclared.Where(reference => reference.IsArray || reference.TypeColumn is not null))
            if (classes.TryGetValue((reference.To.Oid, reference.ToColumns[0]), out var name))
                classes.TryAdd((reference.From.Oid, reference.Columns[0]), name);
        // Ids come from keys that refer to nothing; where all of a class do, from the one that it is named after.
        var sources = SurrogateKeys(schema).Where(key => !referring.Contains(key) || classes[key] == NameOf(schema, key));
        return new(classes.ToFrozenDictionary(), keys?.KeepOldIds is { } naming ? KeptColumns(schema, naming, sources, classes) : Enumerable.Empty<KeptColumn>().ToLookup(_ => 0u));
    }

    /// <summary>The name of the column's key class, the qualified name of its root key; null where the column is own.</summary>
    public string? ClassOf(Relation relation, Column column) => _classes.GetValueOrDefault((relation.Oid, column.Number));

    /// <summary>The table's id columns, in the order of their names.</summary>
    public ImmutableArray<Column> Ids(Relation relation) => Sorted(relation, own: false);

    /// <summary>The table's columns that keep old ids, in the order of their names. They are no own ones: before the migration there were none.</summary>
    public ImmutableArray<KeptColumn> Kept(Relation relation) => [.. _kept[relation.Oid].OrderBy(kept => kept.Column.Name, StringComparer.Ordinal)];

    /// <summary>
    /// The table's own columns, in the order of their names: a table with its columns in another order holds the same rows. What is
    /// computed from an id changes with it, and says nothing that the id does not.
    /// </summary>
    public ImmutableArray<Column> Own(Relation relation) => [.. Sorted(relation, own: true).Where(column => column.Generated is null || !IsOfIds(relation, column))];

    private bool IsOfIds(Relation relation, Column generated)
    {
        var words = Words().Matches(generated.Default!).Select(word => word.Value).ToHashSet(StringComparer.Ordinal);
        return relation.Columns.Any(column => ClassOf(relation, column) is not null && words.Contains(SqlText.Identifier(column.Name)));
    }

    private ImmutableArray<Column> Sorted(Relation relation, bool own) =>
        [.. relation.Columns.Where(column => ClassOf(relation, column) is null == own && !_kept[relation.Oid].Any(kept => kept.Column == column)).OrderBy(column => column.Name, StringComparer.Ordinal)];

    /// <summary>The columns of the configured name beside uuid keys, by their tables. What inherits such a key from a table inherits the column with it.</summary>
    private static ILookup<uint, KeptColumn> KeptColumns(Schema schema, OldIdColumn naming, IEnumerable<(uint, short)> sources, Dictionary<(uint, short), string> classes)
    {
        var children = schema.Relations.SelectMany(relation => relation.Parents, (relation, parent) => (relation, parent)).ToLookup(pair => pair.parent, pair => pair.relation);
        var found = new Dictionary<(uint Relation, short Number), KeptColumn>();
        void Take(Relation relation, string name)
        {
            if (relation.FindColumn(name) is { IsUuid: true } key && relation.FindColumn(naming.BesideKey(name)) is { } column
                && !classes.ContainsKey((relation.Oid, column.Number)) && found.TryAdd((relation.Oid, column.Number), new(column, key)))
                foreach (var child in children[relation.Oid])
                    Take(child, name);
        }

        foreach (var (oid, number) in sources)
            Take(Topmost(schema, schema.Relation(oid), schema.Relation(oid).Column(number).Name), schema.Relation(oid).Column(number).Name);
        return found.ToLookup(pair => pair.Key.Relation, pair => pair.Value);
    }

    private static Relation Topmost(Schema schema, Relation relation, string column) =>
        relation.Parents.Select(schema.FindRelation).FirstOrDefault(parent => parent?.FindColumn(column) is not null) is { } above ? Topmost(schema, above, column) : relation;

    private static IEnumerable<(uint, short)> SurrogateKeys(Schema schema)
    {
        var numbered = schema.Sequences.Where(sequence => sequence.OwnerRelationOid != 0)
            .Select(sequence => (sequence.OwnerRelationOid, sequence.OwnerColumn)).ToHashSet();
        bool IsNumbered(Relation relation, short number) =>
            relation.Column(number) is var column && (column.Identity != IdentityKind.None || numbered.Contains((relation.Oid, number)) || column.Default?.Contains("nextval(", StringComparison.Ordinal) == true);
        var primary = from key in schema.Constraints
                      where key.Kind == ConstraintKind.PrimaryKey
                      let relation = schema.Relation(key.RelationOid)
                      from number in key.Columns
                      let column = relation.Column(number)
                      where column.IsUuid || (column.IsInteger && (key.Columns.Length == 1 || IsNumbered(relation, number)))
                      select (relation.Oid, number);
        var referenced = from key in schema.Constraints
                         where key.Kind == ConstraintKind.ForeignKey
                         let relation = schema.Relation(key.ReferencedRelationOid)
                         from number in key.ReferencedColumns
                         let column = relation.Column(number)
                         where column.IsUuid || (column.IsInteger && IsNumbered(relation, number))
                         select (relation.Oid, number);
        return primary.Union(referenced);
    }

    /// <summary>The names in an expression; what stands in a text is none.</summary>
    [GeneratedRegex("'(?:[^']|'')*'|\"(?:[^\"]|\"\")+\"|[a-z_][a-z0-9_]*", RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    private static string NameOf(Schema schema, (uint Relation, short Number) column)
    {
        var relation = schema.Relation(column.Relation);
        return $"{relation}.{SqlText.Identifier(relation.Column(column.Number).Name)}";
    }
}
