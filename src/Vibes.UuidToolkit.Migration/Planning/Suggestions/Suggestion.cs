using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Migration.Planning.Suggestions;

/// <summary>A decision that would let a refused plan through, or that it is worth taking.</summary>
/// <param name="Member">The member of the configuration that it is part of.</param>
/// <param name="Name">What it is about, in the configuration's words: the class, the column, the object.</param>
/// <param name="Value">The key that a reference is to, the column of kinds beside a polymorphic one, a new definition; null where the name says all.</param>
/// <param name="Reason">Why, in a line.</param>
public sealed record Suggestion(SuggestionMember Member, string Name, string? Value, string Reason)
{
    /// <summary>Whether it is for a person to take: it says that somebody has looked, or its value is only a beginning.</summary>
    public bool NeedsPerson { get; init; }

    /// <summary>The kinds of a polymorphic reference and the tables that they stand for, null where that is not known; empty where no kind is.</summary>
    public ImmutableArray<(string Kind, string? Table)> Types { get; init; } = [];
}

/// <summary>A member of the configuration.</summary>
public enum SuggestionMember
{
    /// <summary><c>exclude</c></summary>
    Exclude,

    /// <summary><c>references</c></summary>
    References,

    /// <summary><c>arrays</c></summary>
    Arrays,

    /// <summary><c>polymorphic</c></summary>
    Polymorphic,

    /// <summary><c>definitions</c></summary>
    Definitions,

    /// <summary><c>acknowledge</c></summary>
    Acknowledge,
}
