using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Keys;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A definition that works for the integers and fails once keys are uuids, and what would help; all of it was tried on the server.</summary>
/// <param name="Object">The object's name in the words of the configuration.</param>
/// <param name="Error">The server's message, and the place in the definition where it says one.</param>
public sealed record FailedDefinition(string Object, string Error)
{
    /// <summary>Whether it works with uuids, and only the column that keeps old ids is too many for it.</summary>
    public bool IsOfOldIds { get; init; }

    /// <summary>The classes that are to blame: with any one of them alone changed, the definition fails. Excluding all of them lets it be.</summary>
    public ImmutableArray<string> Classes { get; init; } = [];

    /// <summary>
    /// Undeclared references, with which the definition works: as few integer columns as will do, and for each the key that it is held against, or
    /// null where several may be meant.
    /// </summary>
    public ImmutableArray<(KeyColumn From, KeyColumn? To)> References { get; init; } = [];

    /// <summary>A definition with which it works.</summary>
    public WorkingDefinition? Working { get; init; }

    /// <summary>Functions that it calls, by their names, and their definitions as such that give a uuid in place of an integer, with which it works.</summary>
    public ImmutableSortedDictionary<string, WorkingDefinition> IdFunctions { get; init; } = ImmutableSortedDictionary.Create<string, WorkingDefinition>(StringComparer.Ordinal);

    /// <summary>Whether nothing was found that would help.</summary>
    public bool IsOpen => this is { Working: null or { NeedsPerson: true }, References: [], IsOfOldIds: false, Functions: [], IdFunctions.Count: 0 };

    /// <summary>Functions that it calls and that have a <see cref="Working"/> definition, with which it works as it is.</summary>
    public ImmutableArray<string> Functions { get; init; } = [];
}
