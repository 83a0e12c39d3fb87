using System.Collections.Immutable;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.Migration.Planning;

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

    /// <summary>Whether the database's planned migration changes a table's key; it says so of none where there is no plan.</summary>
    public Func<string?, bool> IsPlanned { get; init; } = _ => false;

    /// <summary>Gives the UUID of a row's old id: the database's own mapping, or <see cref="ReadableIds"/> where the code alone is changed.</summary>
    public IIdLiterals Literals { get; init; } = new ReadableIds();

    /// <summary>
    /// Gives the query for the UUID of a table's old id in parameter <c>@id</c>, as text, where routes are to take old ids as well; null
    /// for a table whose ids do not change. Null where routes take UUIDs alone.
    /// </summary>
    public Func<string?, string?>? OldIdQueryOf { get; init; }

    /// <summary>Gives the column in which the migrated database keeps a table's old ids, for Entity Framework's model; null for a table of which it keeps none. Null where none are kept at all.</summary>
    public Func<string?, KeptId?>? KeptIdOf { get; init; }
}
