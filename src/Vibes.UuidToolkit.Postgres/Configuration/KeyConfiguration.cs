using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>
/// What only people know of a database's keys: the part of <c>uuidkit.json</c> that those who migrate and those who verify read
/// alike. The file's other members are for the one who migrates, and are not looked at here.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public record KeyConfiguration
{
    /// <summary>Key classes that stay integers, each named by its key (<c>public.countries.id</c>) or its key's table (<c>public.countries</c>).</summary>
    [JsonPropertyOrder(-1)]
    public ImmutableArray<string> Exclude { get; init; } = [];

    /// <summary>References that the database does not declare as foreign keys.</summary>
    [JsonPropertyOrder(-1)]
    public ImmutableArray<UndeclaredReference> References { get; init; } = [];

    /// <summary>Columns that hold arrays of ids.</summary>
    [JsonPropertyOrder(-1)]
    public ImmutableArray<UndeclaredReference> Arrays { get; init; } = [];

    /// <summary>References whose table another column names.</summary>
    [JsonPropertyOrder(-1)]
    public ImmutableArray<PolymorphicReference> Polymorphic { get; init; } = [];

    /// <summary>
    /// New definitions for what does not fit uuids, by the object's name as the refusal gives it:
    /// a constraint's or index's definition, a view's query, the CREATE statement of a function, trigger, rule or policy,
    /// a column's default.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public ImmutableDictionary<string, string> Definitions { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>
    /// The column in which old integers stay beside the new keys while both kinds of id are in use; null where they do not stay.
    /// In the file <c>true</c>, a name, or <c>false</c>.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public OldIdColumn? KeepOldIds { get; init; }
}
