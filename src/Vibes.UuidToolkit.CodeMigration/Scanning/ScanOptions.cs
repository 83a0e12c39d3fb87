using System.Collections.Immutable;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>What is looked for in a solution.</summary>
public sealed record ScanOptions
{
    /// <summary>The entities that are meant, by type or table; all of them where it is empty.</summary>
    public ImmutableArray<string> Entities { get; init; } = [];

    /// <summary>The entities whose keys stay integers, by type or table.</summary>
    public ImmutableArray<string> Excluded { get; init; } = [];

    /// <summary>Columns that hold ids though no foreign key says so, besides those that the projects' settings name: <c>public.audit.user_id: public.users</c>.</summary>
    public ImmutableHashSet<string> References { get; init; } = [];

    /// <summary>Places that ids and other numbers both reach, and that somebody has decided to be ids: as <see cref="MixedPlace"/> names them.</summary>
    public ImmutableHashSet<string> Ids { get; init; } = [];

    /// <summary>The approved schema that <c>uuidkit snapshot</c> wrote; null where the projects' own settings and EF Core tell the keys.</summary>
    public string? SchemaPath { get; init; }
}
