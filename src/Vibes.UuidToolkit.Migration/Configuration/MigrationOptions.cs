using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Configuration;

/// <summary>What the user decides about a migration; the content of <c>uuidkit.json</c>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record MigrationOptions : KeyConfiguration
{
    /// <summary>Refusals that were looked at and may pass: a code (<c>UK0312</c>), or a code and an object (<c>UK0312 function public.f(integer)</c>).</summary>
    public ImmutableArray<string> Acknowledge { get; init; } = [];

    /// <summary>How ids are mapped where <see cref="Mappings"/> does not say otherwise.</summary>
    public MappingKind Mapping { get; init; } = MappingKind.Ordered;

    /// <summary>How a class's ids are mapped, by the class's key or its table.</summary>
    public ImmutableDictionary<string, ClassMapping> Mappings { get; init; } = ImmutableDictionary<string, ClassMapping>.Empty;

    /// <summary>Whether SQL functions that translate old and new ids stay in the database.</summary>
    public bool LookupFunctions { get; init; }

    /// <summary>
    /// The moment that all old ids sort before; the time of planning where null. Set it, with the same mapping key, to get
    /// the same uuids in several databases.
    /// </summary>
    public DateTimeOffset? CutOver { get; init; }
}

/// <summary>How one class's ids are mapped.</summary>
/// <param name="Kind">The mapping.</param>
/// <param name="Column">For <see cref="MappingKind.Existing"/>, the root table's unique, not-null uuid column.</param>
[JsonConverter(typeof(ClassMappingConverter))]
public sealed record ClassMapping(MappingKind Kind, string? Column = null);
