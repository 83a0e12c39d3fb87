using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>A place that was left for a person.</summary>
/// <param name="Entity">The entity whose id it is about; null where that is not known.</param>
/// <param name="Location">Where, in the files as they were.</param>
/// <param name="Code">The expression.</param>
/// <param name="Why">Why nothing was guessed.</param>
public sealed record OpenPlace(string? Entity, FindingLocation Location, string Code, string Why)
{
    /// <summary>The rule that found it; null where none did.</summary>
    public string? Rule { get; init; }

    /// <summary>The key of the plan's decision that it waits for: another answer settles it, with all others that wait for the same one. Null where none does.</summary>
    public string? Decision { get; init; }
}
