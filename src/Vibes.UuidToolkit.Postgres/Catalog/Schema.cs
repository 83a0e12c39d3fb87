using System.Collections.Frozen;
using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>
/// Everything a database declares, read at one moment: an immutable value without a connection.
/// System schemas, temporary objects and the toolkit's own schema are left out.
/// </summary>
public sealed record Schema
{
    private Lookup<Relation, FrozenDictionary<uint, Relation>>? _relationsByOid;
    private Lookup<Relation, FrozenDictionary<QualifiedName, Relation>>? _relationsByName;
    private Lookup<Constraint, ILookup<uint, Constraint>>? _constraintsByRelation;
    private Lookup<TableIndex, ILookup<uint, TableIndex>>? _indexesByRelation;

    /// <summary>The schema that the toolkit keeps its own objects in; never part of what is read.</summary>
    public const string ToolkitSchema = "uuidkit";

    /// <summary>The database's name.</summary>
    public string DatabaseName { get; init; } = "";

    /// <summary><c>server_version_num</c>, for example 150018.</summary>
    public int ServerVersion { get; init; }

    /// <summary>The major version, for example 15.</summary>
    public int MajorVersion => ServerVersion / 10000;

    /// <summary>The database's schemas.</summary>
    public ImmutableArray<Namespace> Namespaces { get; init; } = [];

    /// <summary>The installed extensions.</summary>
    public ImmutableArray<Extension> Extensions { get; init; } = [];

    /// <summary>Enums, domains and ranges.</summary>
    public ImmutableArray<DataType> Types { get; init; } = [];

    /// <summary>Tables, views, materialized views, foreign tables and composite types.</summary>
    public ImmutableArray<Relation> Relations { get; init; } = [];

    /// <summary>Constraints of tables.</summary>
    public ImmutableArray<Constraint> Constraints { get; init; } = [];

    /// <summary>Indexes.</summary>
    public ImmutableArray<TableIndex> Indexes { get; init; } = [];

    /// <summary>Sequences.</summary>
    public ImmutableArray<Sequence> Sequences { get; init; } = [];

    /// <summary>Users' triggers.</summary>
    public ImmutableArray<Trigger> Triggers { get; init; } = [];

    /// <summary>Rules other than views' own.</summary>
    public ImmutableArray<Rule> Rules { get; init; } = [];

    /// <summary>Row level security policies.</summary>
    public ImmutableArray<Policy> Policies { get; init; } = [];

    /// <summary>Extended statistics.</summary>
    public ImmutableArray<ExtendedStatistics> Statistics { get; init; } = [];

    /// <summary>Functions, procedures, aggregates.</summary>
    public ImmutableArray<Function> Functions { get; init; } = [];

    /// <summary>Publications.</summary>
    public ImmutableArray<Publication> Publications { get; init; } = [];

    /// <summary>Event triggers.</summary>
    public ImmutableArray<EventTrigger> EventTriggers { get; init; } = [];

    /// <summary>Default privileges.</summary>
    public ImmutableArray<DefaultPrivileges> DefaultPrivileges { get; init; } = [];

    /// <summary>Casts, operators, collations and whatever else is declared; sorted.</summary>
    public ImmutableArray<OtherObject> OtherObjects { get; init; } = [];

    /// <summary>The dependencies between these objects; empty where they were not asked for.</summary>
    public ImmutableArray<Dependency> Dependencies { get; init; } = [];

    /// <summary>The relation of that OID.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Relation Relation(uint oid) => RelationsByOid[oid];

    /// <summary>The relation of that OID, or null.</summary>
    public Relation? FindRelation(uint oid) => RelationsByOid.GetValueOrDefault(oid);

    /// <summary>The relation of that name, or null.</summary>
    public Relation? FindRelation(QualifiedName name) =>
        Of(ref _relationsByName, Relations, list => list.ToFrozenDictionary(relation => relation.Name)).GetValueOrDefault(name);

    /// <summary>The table's constraints.</summary>
    public IEnumerable<Constraint> ConstraintsOf(uint relationOid) =>
        Of(ref _constraintsByRelation, Constraints, list => list.ToLookup(constraint => constraint.RelationOid))[relationOid];

    /// <summary>The table's indexes.</summary>
    public IEnumerable<TableIndex> IndexesOf(uint relationOid) =>
        Of(ref _indexesByRelation, Indexes, list => list.ToLookup(index => index.RelationOid))[relationOid];

    private FrozenDictionary<uint, Relation> RelationsByOid =>
        Of(ref _relationsByOid, Relations, list => list.ToFrozenDictionary(relation => relation.Oid));

    /// <summary>Two schemas are equal where they are the same value; compare their texts to compare what they declare.</summary>
    public bool Equals(Schema? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    // `with` copies the fields too, so a look-up remembers which list it was made from.
    private static TLookup Of<T, TLookup>(
        ref Lookup<T, TLookup>? cached, ImmutableArray<T> source, Func<ImmutableArray<T>, TLookup> make)
    {
        if (cached is not { } lookup || lookup.Source != source)
            cached = lookup = new Lookup<T, TLookup>(source, make(source));
        return lookup.Value;
    }

    private sealed record Lookup<T, TLookup>(ImmutableArray<T> Source, TLookup Value);
}
