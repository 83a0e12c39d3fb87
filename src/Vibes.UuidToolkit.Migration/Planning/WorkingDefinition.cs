using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A new definition with which an object works once keys are uuids, and what differs in it.</summary>
/// <param name="Definition">The definition for the configuration.</param>
public sealed record WorkingDefinition(string Definition)
{
    /// <summary>The constants in it that became ids of their classes.</summary>
    public ImmutableArray<IdConstant> Ids { get; init; } = [];

    /// <summary>Whether it asks which of two ids comes first: only the ordered mapping keeps that.</summary>
    public bool IsOrder { get; init; }

    /// <summary>Whether such an id is seen by those who read it, in place of the number.</summary>
    public bool IsSeen { get; init; }

    /// <summary>What is cast to uuid in place of an integer and comes from outside: a setting, a token's claim, an argument.</summary>
    public ImmutableArray<string> Texts { get; init; } = [];

    /// <summary>What is cast to uuid in place of an integer and comes from rows, which the migration leaves as they are.</summary>
    public ImmutableArray<string> Stored { get; init; } = [];

    /// <summary>The ids in it that were cast to an integer type, and now are what they are.</summary>
    public ImmutableArray<string> BareIds { get; init; } = [];

    /// <summary>Whether integers of a function's head became uuids.</summary>
    public bool IsInHead { get; init; }

    /// <summary>Whether a person has to look first: it works, and yet does not mean what it meant.</summary>
    public bool NeedsPerson => IsSeen || !Stored.IsEmpty;

    /// <summary>What differs and what follows from it, in a sentence or more.</summary>
    public override string ToString()
    {
        var works = NeedsPerson ? "It would work" : "It works";
        var sentences = new List<string>();
        if (IsInHead)
            sentences.Add($"{works} with uuids in its head.");
        if (!Ids.IsEmpty)
            sentences.Add($"{works} with UUIDs for {IdConstant.Told(Ids)} in it{(IsSeen ? ", which are then seen in place of the numbers" : "")}.");
        if (!BareIds.IsEmpty)
            sentences.Add($"{works} with {Told(BareIds)} as it is, without a cast to an integer.");
        if (!Texts.IsEmpty)
            sentences.Add($"{works} with {Told(Texts)} cast to uuid. What sets it has to give UUIDs from then on: an old integer in it fails.");
        if (!Stored.IsEmpty)
            sentences.Add($"{works} with {Told(Stored)} cast to uuid, but the migration leaves what is stored there: an old integer in it fails.");
        return sentences.Count == 0 ? $"{works} with nulls of type uuid in it." : string.Join(' ', sentences);
    }

    private static string Told(ImmutableArray<string> expressions) => $"{string.Join(" and ", expressions.Take(3))}{(expressions.Length > 3 ? $" and {expressions.Length - 3} more" : "")}";
}
