using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>What a constraint demands.</summary>
public enum ConstraintKind
{
    /// <summary>PRIMARY KEY</summary>
    PrimaryKey,

    /// <summary>UNIQUE</summary>
    Unique,

    /// <summary>FOREIGN KEY</summary>
    ForeignKey,

    /// <summary>CHECK</summary>
    Check,

    /// <summary>EXCLUDE</summary>
    Exclusion,
}

/// <summary>A constraint of a table.</summary>
public sealed record Constraint
{
    /// <summary><c>pg_constraint.oid</c></summary>
    public required uint Oid { get; init; }

    /// <summary>The table.</summary>
    public required uint RelationOid { get; init; }

    /// <summary>The name, unquoted.</summary>
    public required string Name { get; init; }

    /// <summary>What it demands.</summary>
    public required ConstraintKind Kind { get; init; }

    /// <summary>As <c>pg_get_constraintdef</c> writes it.</summary>
    public required string Definition { get; init; }

    /// <summary>Its columns by number, in order.</summary>
    public ImmutableArray<short> Columns { get; init; } = [];

    /// <summary>A foreign key's referenced table; 0 otherwise.</summary>
    public uint ReferencedRelationOid { get; init; }

    /// <summary>A foreign key's referenced columns, in the order of <see cref="Columns"/>.</summary>
    public ImmutableArray<short> ReferencedColumns { get; init; } = [];

    /// <summary>Whether existing rows are known to satisfy it.</summary>
    public bool IsValidated { get; init; } = true;

    /// <summary>The partitioned table's constraint that this one belongs to; 0 where it stands for itself.</summary>
    public uint ParentOid { get; init; }

    /// <summary>Whether it is declared in the table itself; a check may be inherited only.</summary>
    public bool IsLocal { get; init; } = true;

    /// <summary>The index of a key or exclusion constraint, or the referenced key's index of a foreign key; 0 without one.</summary>
    public uint IndexOid { get; init; }

    /// <summary>The comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>
    /// A foreign key's internal triggers that are not in their usual state, as
    /// <c>function name of the trigger → state</c> (<c>D</c> disabled, <c>R</c> replica, <c>A</c> always).
    /// </summary>
    public ImmutableArray<KeyTriggerState> TriggerStates { get; init; } = [];
}

/// <summary>The state of one internal trigger of a foreign key.</summary>
/// <param name="Function">The trigger's function, for example <c>RI_FKey_check_ins</c>.</param>
/// <param name="State"><c>D</c> disabled, <c>R</c> replica, <c>A</c> always.</param>
public sealed record KeyTriggerState(string Function, char State);
