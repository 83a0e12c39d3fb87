using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Migration.Scripts;

/// <summary>What stands on a set of columns and has to be carried over a change of their type.</summary>
public sealed record Dependents
{
    /// <summary>The foreign keys that touch the columns on either side. They go first and come back last.</summary>
    public required ImmutableArray<DependentObject> ForeignKeys { get; init; }

    /// <summary>Everything else, each after what it needs itself: the order to put back; taken down in reverse.</summary>
    public required ImmutableArray<DependentObject> Objects { get; init; }

    /// <summary>What depends on the columns in a way that cannot be carried: the object's kind and name, and what it stands on.</summary>
    public required ImmutableArray<(string Object, string On)> Blockers { get; init; }
}
