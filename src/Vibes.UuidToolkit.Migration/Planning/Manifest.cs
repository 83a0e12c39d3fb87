using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Sql;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>What a column is to its key class.</summary>
public enum ColumnRole
{
    /// <summary>A primary key, or the position of one that makes its own values.</summary>
    Key,

    /// <summary>A reference to a key.</summary>
    Reference,

    /// <summary>An array of references.</summary>
    Array,

    /// <summary>A reference whose table another column names.</summary>
    Polymorphic,
}

/// <summary>One key class of a migration.</summary>
/// <param name="Name">The class's name, which is also hashed into its ids.</param>
/// <param name="Slug">The name that the toolkit's SQL objects for this class end with; unique in the migration.</param>
/// <param name="Mapping">How ids are mapped.</param>
/// <param name="Base">The ordered mapping's base; 0 for the others.</param>
/// <param name="Minimum">The least old id that the mapping takes.</param>
/// <param name="Maximum">The greatest old id that the mapping takes.</param>
/// <param name="RootTable">The table of the key that the others refer to.</param>
/// <param name="RootColumn">That key's name, unquoted.</param>
/// <param name="RootType">That key's type before the migration.</param>
/// <param name="ExistingColumn">The uuid column whose values are taken over, for <see cref="MappingKind.Existing"/>; null otherwise.</param>
public sealed record PlannedClass(
    string Name, string Slug, MappingKind Mapping, long Base, long Minimum, long Maximum,
    QualifiedName RootTable, string RootColumn, string RootType, string? ExistingColumn = null)
{
    /// <summary>The function that maps an old integer, as SQL.</summary>
    [JsonIgnore]
    public string NewFunction => $"{Schema.ToolkitSchema}.{SqlText.Identifier("new_" + Slug)}";

    /// <summary>The same function for whole tables, as SQL.</summary>
    [JsonIgnore]
    public string RewriteFunction => $"{Schema.ToolkitSchema}.{SqlText.Identifier("rewrite_" + Slug)}";

    /// <summary>The table that holds the digests of all ids while the script runs, as SQL.</summary>
    [JsonIgnore]
    public string DigestTable => $"{Schema.ToolkitSchema}.{SqlText.Identifier("digests_" + Slug)}";

    /// <summary>The function that reads <see cref="DigestTable"/>, as SQL.</summary>
    [JsonIgnore]
    public string DigestFunction => $"{Schema.ToolkitSchema}.{SqlText.Identifier("digests_" + Slug)}";

    /// <summary>The function that maps a uuid back, as SQL.</summary>
    [JsonIgnore]
    public string OldFunction => $"{Schema.ToolkitSchema}.{SqlText.Identifier("old_" + Slug)}";

    /// <summary>The table of pairs of a mapping that has one, as SQL.</summary>
    [JsonIgnore]
    public string MapTable => $"{Schema.ToolkitSchema}.{SqlText.Identifier("map_" + Slug)}";

    /// <summary>On the way back, the table of integers for rows born as uuids, as SQL.</summary>
    [JsonIgnore]
    public string RebornTable => $"{Schema.ToolkitSchema}.{SqlText.Identifier("reborn_" + Slug)}";

    /// <summary>Whether pairs are kept in a table.</summary>
    [JsonIgnore]
    public bool HasMapTable => Mapping != MappingKind.Ordered;
}

/// <summary>The identity of a column, which has to be dropped with its sequence and made again on the way back.</summary>
/// <param name="Always">GENERATED ALWAYS, not BY DEFAULT.</param>
/// <param name="Sequence">The identity's sequence.</param>
public sealed record PlannedIdentity(bool Always, Sequence Sequence);

/// <summary>One column of a migration.</summary>
/// <param name="Table">The table.</param>
/// <param name="Column">The column's name, unquoted.</param>
/// <param name="Role">What it is to its class.</param>
/// <param name="Class">The class's name; null for a polymorphic reference.</param>
/// <param name="OldType">Its type before, as <c>format_type</c> writes it.</param>
/// <param name="OldDefault">Its default before; null without one.</param>
/// <param name="NewDefault">Its default afterwards as SQL; null without one.</param>
/// <param name="MappedDefault">A constant default that is mapped when the script runs; null otherwise.</param>
/// <param name="Identity">Its identity before; null without one.</param>
/// <param name="Polymorphic">For a polymorphic reference, the column that names the table, and the class of each of its values; null otherwise.</param>
public sealed record PlannedColumn(
    QualifiedName Table, string Column, ColumnRole Role, string? Class, string OldType, string? OldDefault, string? NewDefault,
    long? MappedDefault = null, PlannedIdentity? Identity = null, PlannedPolymorphism? Polymorphic = null)
{
    /// <summary>The column's qualified name as SQL.</summary>
    public override string ToString() => $"{Table}.{SqlText.Identifier(Column)}";
}

/// <summary>Which key class a polymorphic reference's values are of.</summary>
/// <param name="TypeColumn">The column that names the table, unquoted.</param>
/// <param name="Classes">Its values and the class's name for each.</param>
public sealed record PlannedPolymorphism(string TypeColumn, ImmutableSortedDictionary<string, string> Classes);

/// <summary>A serial column's sequence: it stays, without its owner.</summary>
/// <param name="Sequence">The sequence.</param>
/// <param name="Table">The owning column's table.</param>
/// <param name="Column">The owning column's name, unquoted.</param>
public sealed record SerialSequence(QualifiedName Sequence, QualifiedName Table, string Column);

/// <summary>A column that keeps a table's old ids beside the new ones, null for rows made since. Partitions and inheriting tables have it from this table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Key">The key column's name, unquoted.</param>
/// <param name="Column">The kept column's name, unquoted.</param>
/// <param name="Type">Its type: <c>smallint</c>, <c>integer</c> or <c>bigint</c>.</param>
/// <param name="Class">The name of the key's class.</param>
/// <param name="Indexes">The column's indexes: the table's own, and those of its partitions and inheriting tables behind those that they are parts of.</param>
public sealed record KeptId(QualifiedName Table, string Key, string Column, string Type, string Class, ImmutableArray<KeptIndex> Indexes)
{
    /// <summary>The kept column's qualified name as SQL.</summary>
    public override string ToString() => $"{Table}.{SqlText.Identifier(Column)}";
}

/// <summary>An index of a kept column.</summary>
/// <param name="Table">The table.</param>
/// <param name="Name">The index's name, unquoted; it is in the table's schema.</param>
/// <param name="IsUnique">Whether it is unique: where the key was so by itself. A partitioned table's cannot be, since it would have to hold the partition key.</param>
/// <param name="PartOf">The partitioned index that it is a part of; null without one.</param>
public sealed record KeptIndex(QualifiedName Table, string Name, bool IsUnique, QualifiedName? PartOf = null);

/// <summary>A foreign key that is taken down and put back.</summary>
/// <param name="Table">The referring table.</param>
/// <param name="Name">The constraint's name, unquoted.</param>
/// <param name="IsValidated">Whether every row was known to satisfy it.</param>
public sealed record PlannedForeignKey(QualifiedName Table, string Name, bool IsValidated);

/// <summary>An old id that new definitions speak of.</summary>
/// <param name="Text">How it is written in them: its uuid comes in the place of that.</param>
/// <param name="Class">The name of its key class.</param>
/// <param name="Id">The id.</param>
public sealed record PlannedConstant(string Text, string Class, long Id);

/// <summary>A definition that the user replaced because it does not fit uuids.</summary>
/// <param name="Object">The object's name in the words of the configuration.</param>
/// <param name="Original">The definition before.</param>
/// <param name="Replacement">The definition afterwards.</param>
/// <param name="Overloads">For a function, the other functions of its name before: a replacement with other arguments is none of them.</param>
public sealed record ReplacedDefinition(string Object, string Original, string Replacement, ImmutableArray<string> Overloads);

/// <summary>
/// What a migration does, in names and values that outlive the connection: enough to undo it. Kept in the plan's folder and,
/// from the migration's own transaction on, in the database.
/// </summary>
public sealed record Manifest
{
    /// <summary>Raised when a field changes its meaning.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The format; <see cref="CurrentFormat"/> when written by this version.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The plan's identity.</summary>
    public required string PlanId { get; init; }

    /// <summary>When it was planned, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The database's name.</summary>
    public required string Database { get; init; }

    /// <summary><c>server_version_num</c></summary>
    public required int ServerVersion { get; init; }

    /// <summary>SHA-256 of the schema's text: the plan holds for exactly this schema.</summary>
    public required string SchemaSha256 { get; init; }

    /// <summary>Tells which mapping key belongs to the plan, without giving it away.</summary>
    public required string MappingKeyFingerprint { get; init; }

    /// <summary>The function that new version 7 ids come from, as SQL.</summary>
    public required string NewIdFunction { get; init; }

    /// <summary>The function that random ids come from, as SQL.</summary>
    public required string RandomFunction { get; init; }

    /// <summary>Whether the migration installs pgcrypto (version 12 without it).</summary>
    public bool InstallsPgcrypto { get; init; }

    /// <summary>Whether functions that translate old and new ids stay in the database.</summary>
    public bool InstallsLookupFunctions { get; init; }

    /// <summary>The key classes.</summary>
    public required ImmutableArray<PlannedClass> Classes { get; init; }

    /// <summary>The columns that change.</summary>
    public required ImmutableArray<PlannedColumn> Columns { get; init; }

    /// <summary>The sequences that lose their owner.</summary>
    public required ImmutableArray<SerialSequence> SerialSequences { get; init; }

    /// <summary>The definitions that change.</summary>
    public ImmutableArray<ReplacedDefinition> Replaced { get; init; } = [];

    /// <summary>Old ids in them, whose uuids are worked out when the script runs.</summary>
    public ImmutableArray<PlannedConstant> Constants
    {
        // A manifest that is older than these ids has none.
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The foreign keys that stand afterwards as they stood before.</summary>
    public ImmutableArray<PlannedForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>The columns that keep old ids; none where the configuration does not ask for them.</summary>
    public ImmutableArray<KeptId> KeptIds
    {
        // A manifest that is older than these columns has none.
        get => field.IsDefault ? [] : field;
        init;
    }

    /// <summary>The class of that name.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public PlannedClass Class(string name) => Classes.Single(planned => planned.Name == name);

    /// <summary>Indented JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ManifestJson.Default.Manifest);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static Manifest FromJson(string json) =>
        JsonSerializer.Deserialize(json, ManifestJson.Default.Manifest) ?? throw new JsonException("The manifest is null.");
}

/// <summary>How a manifest is written as JSON.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Manifest))]
internal sealed partial class ManifestJson : JsonSerializerContext;
