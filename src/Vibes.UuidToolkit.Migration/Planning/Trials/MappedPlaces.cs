using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Places of a definition that have to be uuids.</summary>
/// <param name="Places">The class of each by its number; null for a cast of an id itself.</param>
internal sealed record MappedPlaces(ImmutableDictionary<int, string?> Places)
{
    public static MappedPlaces None { get; } = new(ImmutableDictionary<int, string?>.Empty);

    /// <summary>Whether it counts which of two ids comes first.</summary>
    public bool IsOrder { get; init; }

    /// <summary>Whether they are a bound that ids stay below.</summary>
    public bool IsUpper { get; init; }

    /// <summary>Whether one of them is seen from outside.</summary>
    public bool IsSeen { get; init; }

    /// <summary>These and others, which were found so.</summary>
    public MappedPlaces With(ImmutableDictionary<int, string?> places, Compared compared) =>
        new(Places.SetItems(places)) { IsOrder = IsOrder || compared.IsOrder, IsUpper = IsUpper || compared.IsUpper, IsSeen = IsSeen || compared.IsSeen };

    /// <summary>These and casts, whatever class their texts are ids of.</summary>
    public MappedPlaces With(IEnumerable<int> casts) => this with { Places = Places.SetItems(casts.Select(number => KeyValuePair.Create(number, (string?)""))) };

    /// <summary>These and others.</summary>
    public MappedPlaces With(MappedPlaces others) =>
        new(Places.SetItems(others.Places)) { IsOrder = IsOrder || others.IsOrder, IsUpper = IsUpper || others.IsUpper, IsSeen = IsSeen || others.IsSeen };
}
