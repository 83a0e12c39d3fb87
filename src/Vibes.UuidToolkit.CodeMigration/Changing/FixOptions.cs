using System.Collections.Immutable;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>How a solution is changed.</summary>
public sealed record FixOptions
{
    /// <summary>What is changed.</summary>
    public ScanOptions Scan { get; init; } = new();

    /// <summary>The answers of a reviewed plan, by the decision's key; what it does not answer is decided as the plan says by default.</summary>
    public ImmutableDictionary<string, string> Answers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The folder that <c>uuidkit plan</c> wrote, for Entity Framework's migration that runs it; null where there is none.</summary>
    public string? PlanFolder { get; init; }

    /// <summary>Gives the UUID of a row's old id: the database's own mapping, or <see cref="ReadableIds"/> where the code alone is changed.</summary>
    public IIdLiterals Literals { get; init; } = new ReadableIds();

    /// <summary>
    /// Gives the migrated table that answers for a table's old ids, where routes are to take them as well: as SQL names it, null
    /// for one whose ids do not change. Null where routes take UUIDs alone.
    /// </summary>
    public Func<string?, string?>? LegacyTableOf { get; init; }
}
