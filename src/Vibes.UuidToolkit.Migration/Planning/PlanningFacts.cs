using System.Collections.Frozen;
using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>What a plan has to know of a database beyond its schema. Read by a query each; a plan is a pure function of it.</summary>
public sealed record PlanningFacts
{
    /// <summary>The least and greatest id of each bigint key and of references that no valid foreign key bounds; absent for empty columns.</summary>
    public FrozenDictionary<KeyColumn, (long Minimum, long Maximum)> Ranges { get; init; } = FrozenDictionary<KeyColumn, (long, long)>.Empty;

    /// <summary>The role that is connected.</summary>
    public string Role { get; init; } = "";

    /// <summary>Whether the role is a superuser.</summary>
    public bool IsSuperuser { get; init; } = true;

    /// <summary>The roles whose objects the role may change.</summary>
    public FrozenSet<string> MemberOf { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether the role may create a schema in the database.</summary>
    public bool CanCreateSchema { get; init; } = true;

    /// <summary>How many locks the server's lock table holds.</summary>
    public long LockCapacity { get; init; } = long.MaxValue;

    /// <summary>Whether a schema of the toolkit's name exists.</summary>
    public bool HasToolkitSchema { get; init; }

    /// <summary>The migration in force, its plan and its time; null where none is.</summary>
    public string? InForce { get; init; }

    /// <summary>The schema of an installed pgcrypto, as SQL; null where it is not installed.</summary>
    public string? PgcryptoSchema { get; init; }

    /// <summary>Whether pgcrypto could be installed by this role.</summary>
    public bool CanInstallPgcrypto { get; init; }

    /// <summary>The names of prepared transactions in this database.</summary>
    public ImmutableArray<string> PreparedTransactions { get; init; } = [];

    /// <summary>The names of logical replication slots on this database.</summary>
    public ImmutableArray<string> LogicalSlots { get; init; } = [];

    /// <summary>Columns that look like references which nobody declared.</summary>
    public ImmutableArray<ReferenceCandidate> ReferenceCandidates { get; init; } = [];

    /// <summary>Arrays of integers that nothing is named for, all of whose values are keys: the column, and the keys.</summary>
    public ImmutableArray<(KeyColumn Column, ImmutableArray<KeyColumn> Keys)> ArraysOfKeys { get; init; } = [];

    /// <summary>Columns that look like references to several tables.</summary>
    public ImmutableArray<PolymorphicCandidate> PolymorphicCandidates { get; init; } = [];

    /// <summary>Values of polymorphic references' type columns that the configuration does not list: the column and the value.</summary>
    public ImmutableArray<(KeyColumn Column, string Kind)> UnlistedKinds { get; init; } = [];

    /// <summary>Document columns whose keys look like ids: the column and the key.</summary>
    public ImmutableArray<(KeyColumn Column, string Key)> DocumentKeys { get; init; } = [];

    /// <summary>Changing columns of inheriting tables whose not-null constraint has another name than their parent's (18 and later).</summary>
    public ImmutableArray<KeyColumn> OwnNotNulls { get; init; } = [];

    /// <summary>Tables that have no place for the columns that would keep old ids: the table, and how many columns it has had.</summary>
    public ImmutableArray<(uint RelationOid, int Columns)> FullTables { get; init; } = [];

    /// <summary>Definitions that fail once keys are uuids.</summary>
    public ImmutableArray<FailedDefinition> FailedDefinitions { get; init; } = [];

    /// <summary>Changing columns whose default is an expression that gives a uuid with the configured functions.</summary>
    public ImmutableArray<KeyColumn> WorkingDefaults { get; init; } = [];

    /// <summary>Changing columns by their names, with a default that gives a uuid, or with functions with which theirs does.</summary>
    public ImmutableArray<FailedDefinition> FailedDefaults { get; init; } = [];

    /// <summary>Objects whose definitions were tried in vain: nothing is known of them.</summary>
    public ImmutableArray<string> UntriedDefinitions { get; init; } = [];

    /// <summary>Of those, the ones that stand on a view that fails: they can be tried once it is decided what becomes of that.</summary>
    public ImmutableArray<string> SkippedDefinitions { get; init; } = [];

    /// <summary>Definitions that compare the text of an id with something else: the object, the id, and what with.</summary>
    public ImmutableArray<(string Object, string Id, string With)> ComparedTexts { get; init; } = [];

    /// <summary>Settings that the database has for sessions in it: the statement that made one, its name, and its value.</summary>
    public ImmutableArray<(string Statement, string Name, string Value)> StoredSettings { get; init; } = [];

    /// <summary>Why definitions could not be tried; null where they were.</summary>
    public string? NotProbed { get; init; }
}
