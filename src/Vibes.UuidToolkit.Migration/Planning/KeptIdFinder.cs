using System.Collections.Immutable;
using System.Text;
using Vibes.UuidToolkit.Migration.Keys;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>
/// Finds the columns that keep old ids: one beside each key that its class's ids come from. A key that refers to another has its ids from
/// there, and so have the keys of join tables.
/// </summary>
internal sealed class KeptIdFinder
{
    /// <summary>Names that every table has columns of already, without showing them.</summary>
    private static readonly string[] SystemColumns = ["tableoid", "cmax", "xmax", "cmin", "xmin", "ctid"];

    private readonly Schema _schema;
    private readonly OldIdColumn _naming;
    private readonly ILookup<uint, Relation> _children;
    private readonly HashSet<QualifiedName> _names;
    private readonly List<Diagnostic> _refusals;

    /// <summary>Prepares the search.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="naming">What the columns are called.</param>
    /// <param name="refusals">Gets what stands against the columns.</param>
    public KeptIdFinder(Schema schema, OldIdColumn naming, List<Diagnostic> refusals)
    {
        _schema = schema;
        _naming = naming;
        _refusals = refusals;
        _children = schema.Relations.SelectMany(relation => relation.Parents, (relation, parent) => (relation, parent)).ToLookup(pair => pair.parent, pair => pair.relation);
        _names = [.. schema.Relations.Select(relation => relation.Name), .. schema.Indexes.Select(index => index.Name), .. schema.Sequences.Select(sequence => sequence.Name)];
    }

    /// <summary>Finds the columns, in the order of their tables.</summary>
    public ImmutableArray<KeptId> Find(IEnumerable<KeyClass> classes)
    {
        var kept = ImmutableArray.CreateBuilder<KeptId>();
        var taken = new Dictionary<(uint Relation, string Column), Relation>();
        foreach (var (keyClass, source) in classes.SelectMany(keyClass => keyClass.Sources, (keyClass, source) => (keyClass, source))
                     .OrderBy(pair => _schema.Relation(pair.source.RelationOid).Name))
        {
            var relation = _schema.Relation(source.RelationOid);
            var key = relation.Column(source.Number);
            // What is no table, or holds no integers, is refused for that.
            if (!relation.IsTableOrPartitioned || !key.IsInteger)
                continue;
            var column = _naming.BesideKey(key.Name);
            string? Taken(Relation member) =>
                member.FindColumn(column) is not null ? "The table has a column of that name."
                : SystemColumns.Contains(column, StringComparer.Ordinal) ? "PostgreSQL has a column of that name in every table."
                : taken.TryAdd((member.Oid, column), relation) ? null
                : $"It would be inherited from {taken[(member.Oid, column)]} and from {relation}.";
            var against = Family(relation).Select(member => (member, why: Taken(member))).Where(pair => pair.why is not null).ToList();
            // What inherits the key itself from several tables is refused for that.
            _refusals.AddRange(against.Where(pair => pair.member.FindColumn(key.Name)!.InheritCount <= 1).Select(pair => Descriptors.KeptColumnTaken.At($"{pair.member}.{SqlText.Identifier(column)}", pair.why!)));
            if (against.Count > 0)
                continue;
            kept.Add(new(relation.Name, key.Name, column, IntegerType(key), keyClass.Name, [.. Indexes(relation, key.Name, column, null)]));
        }

        return kept.ToImmutable();
    }

    private IEnumerable<Relation> Family(Relation relation) => _children[relation.Oid].SelectMany(Family).Prepend(relation).Distinct();

    /// <summary>Below any domain: its checks may refuse the null of a row that is made later.</summary>
    private static string IntegerType(Column key) => key.BaseTypeOid switch { TypeOids.Int2 => "smallint", TypeOids.Int4 => "integer", _ => "bigint" };

    private IEnumerable<KeptIndex> Indexes(Relation relation, string key, string column, QualifiedName? partOf)
    {
        var isUnique = relation is { Kind: RelationKind.Table, PartitionBound: null } && IsUnique(relation, key);
        var name = IndexName(relation.Name, column, isUnique ? "key" : "idx");
        yield return new(relation.Name, name.Name, isUnique, partOf);
        // An index of an inherited column is each table's own; only those of partitions are parts of one.
        foreach (var child in _children[relation.Oid].OrderBy(child => child.Name))
            foreach (var index in Indexes(child, key, column, child.PartitionBound is null ? null : name))
                yield return index;
    }

    /// <summary>Whether a key's values are unique without other columns: as a part of a composite key they need not be.</summary>
    private bool IsUnique(Relation relation, string key)
    {
        var number = relation.FindColumn(key)!.Number;
        return _schema.ConstraintsOf(relation.Oid).Any(constraint => constraint is { Kind: ConstraintKind.PrimaryKey or ConstraintKind.Unique, Columns: [var only] } && only == number)
            || _schema.IndexesOf(relation.Oid).Any(index => index is { IsUnique: true, IsPlain: true, IsValid: true, Columns: [var only] } && only == number);
    }

    /// <summary>As PostgreSQL names indexes: table and column, the longer of them cut so that the whole has room, and a number where it is taken.</summary>
    private QualifiedName IndexName(QualifiedName table, string column, string ending)
    {
        for (var n = 0; ; n++)
        {
            var tail = $"_{ending}{(n == 0 ? "" : n)}";
            var (first, second) = (table.Name, column);
            while (Encoding.UTF8.GetByteCount(first) + Encoding.UTF8.GetByteCount(second) + 1 + tail.Length > SqlText.NameBytes)
                if (Encoding.UTF8.GetByteCount(first) > Encoding.UTF8.GetByteCount(second))
                    first = WithoutLast(first);
                else
                    second = WithoutLast(second);
            var name = new QualifiedName(table.Schema, $"{first}_{second}{tail}");
            if (_names.Add(name))
                return name;
        }
    }

    /// <summary>Half of a surrogate pair is no character.</summary>
    private static string WithoutLast(string name) => name[..^(char.IsLowSurrogate(name[^1]) ? 2 : 1)];
}
