using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Migration.Planning.Trials;

/// <summary>Places that are compared with ids.</summary>
/// <param name="Numbers">The places by their numbers.</param>
internal sealed record Compared(ImmutableArray<int> Numbers)
{
    public static Compared Nothing { get; } = new([]);

    /// <summary>Whether it counts which of two ids comes first.</summary>
    public bool IsOrder { get; init; }

    /// <summary>Whether they then are a bound that what is compared with them stays below.</summary>
    public bool IsUpper { get; init; }

    /// <summary>Whether the place gives what is seen from outside.</summary>
    public bool IsSeen { get; init; }

    /// <summary>Whether it is a cast of an id itself.</summary>
    public bool IsOfId { get; init; }

    /// <summary>Where one comparison is of several columns, the places of each; which of them are to blame, the server does not say.</summary>
    public ImmutableArray<ImmutableArray<int>> Columns { get; init; } = [];

    /// <summary>The places of several.</summary>
    public static Compared Of(IEnumerable<Compared> several) =>
        several.ToList() is var all ? new([.. all.SelectMany(one => one.Numbers)]) { IsOrder = all.Any(one => one.IsOrder), IsSeen = all.Any(one => one.IsSeen) } : Nothing;

    /// <summary>These, or others where there are none.</summary>
    public Compared Or(Func<Compared> others) => Numbers.IsEmpty ? others() : this;
}
