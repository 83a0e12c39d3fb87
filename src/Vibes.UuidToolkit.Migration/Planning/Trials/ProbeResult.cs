using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>What trying the definitions told.</summary>
/// <param name="Failed">The definitions that fail because of the uuids.</param>
/// <param name="Untried">The objects that nothing can be said of: they do not work on twins of the integers either, or stand on a view that fails.</param>
internal sealed record ProbeResult(ImmutableArray<FailedDefinition> Failed, ImmutableArray<string> Untried)
{
    /// <summary>Of the untried, those that stand on a view that fails.</summary>
    public ImmutableArray<string> Skipped { get; init; } = [];

    /// <summary>Changing columns whose default gives a uuid with the configured functions.</summary>
    public ImmutableArray<KeyColumn> WorkingDefaults { get; init; } = [];

    /// <summary>Changing columns by their names, with a default that gives a uuid, or with functions with which theirs does.</summary>
    public ImmutableArray<FailedDefinition> FailedDefaults { get; init; } = [];

    /// <summary>Definitions that compare the text of an id with something else: the object, the id, and what with.</summary>
    public ImmutableArray<(string Object, string Id, string With)> ComparedTexts { get; init; } = [];

    /// <summary>Why nothing could be tried; null where it was.</summary>
    public string? NotProbed { get; init; }
}
