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

    /// <summary>Functions that set the settings which those come from.</summary>
    public ImmutableArray<string> Setters { get; init; } = [];

    /// <summary>What is cast to uuid in place of an integer and comes from rows, which the migration leaves as they are.</summary>
    public ImmutableArray<string> Stored { get; init; } = [];

    /// <summary>The ids in it that were cast to an integer type, and now are what they are.</summary>
    public ImmutableArray<string> BareIds { get; init; } = [];

    /// <summary>Whether operator classes of an index became those of uuids.</summary>
    public bool HasOperatorClasses { get; init; }

    /// <summary>Whether the first of some ids in their order stands in it for their least or greatest.</summary>
    public bool HasExtremes { get; init; }

    /// <summary>Whether integers of a function's head became uuids.</summary>
    public bool IsInHead { get; init; }

    /// <summary>Whether a person has to look first: it works, and yet does not mean what it meant.</summary>
    public bool NeedsPerson => IsSeen || !Stored.IsEmpty;

    /// <summary>What differs and what follows from it, in a sentence or more.</summary>
    public override string ToString() => Told(NeedsPerson ? "It would work" : "It works", [this]);

    /// <summary>What differs in some definitions and what follows from it.</summary>
    /// <param name="begin">How the sentence begins.</param>
    /// <param name="definitions">The definitions.</param>
    public static string Told(string begin, IReadOnlyCollection<WorkingDefinition> definitions)
    {
        var (texts, stored, setters) = (Each(one => one.Texts), Each(one => one.Stored), Each(one => one.Setters));
        var differences = definitions.SelectMany(one => one.Differences()).Append(Cast(texts)).Append(Cast(stored)).Where(difference => difference.Length > 0).Distinct().DefaultIfEmpty("nulls of type uuid in it");
        return $"{begin} with {string.Join(", and with ", differences)}."
            + (definitions.Any(one => one.IsSeen) ? " Those who read it then see that in place of a number." : "")
            + (texts.Count > 0 ? $" What sets it{(setters.Count > 0 ? $", {Some(setters)} among others," : "")} has to give UUIDs from then on: an old integer in it fails." : "")
            + (stored.Count > 0 ? " The migration leaves what is stored there: an old integer in it fails." : "");

        List<string> Each(Func<WorkingDefinition, IEnumerable<string>> of) => [.. definitions.SelectMany(of).Distinct()];
        static string Cast(List<string> expressions) => expressions.Count == 0 ? "" : $"{Some(expressions)} cast to uuid";
    }

    private IEnumerable<string> Differences()
    {
        if (IsInHead)
            yield return "uuids in its head";
        if (HasOperatorClasses)
            yield return "the operator classes of uuid";
        if (HasExtremes)
            yield return "the first of the sorted ids for their min or max";
        if (!Ids.IsEmpty)
            yield return $"UUIDs for {IdConstant.Told(Ids)} in it";
        if (!BareIds.IsEmpty)
            yield return $"{Some(BareIds)} left as it is";
    }

    private static string Some(IReadOnlyList<string> expressions) => $"{string.Join(" and ", expressions.Take(3))}{(expressions.Count > 3 ? $" and {expressions.Count - 3} more" : "")}";
}
