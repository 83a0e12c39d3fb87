namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>A place that a search gets to, and whether it may only go on with the flow from there.</summary>
internal readonly struct SearchedSlot(Slot slot, bool onlyForward) : IEquatable<SearchedSlot>
{
    /// <summary>The place.</summary>
    public Slot Slot { get; } = slot;

    /// <summary>Whether the search may only go on with the flow.</summary>
    public bool OnlyForward { get; } = onlyForward;

    /// <inheritdoc/>
    public bool Equals(SearchedSlot other) => OnlyForward == other.OnlyForward && Slot.Equals(other.Slot);

    /// <inheritdoc/>
    public override bool Equals(object? other) => other is SearchedSlot searched && Equals(searched);

    /// <inheritdoc/>
    public override int GetHashCode() => OnlyForward ? ~Slot.GetHashCode() : Slot.GetHashCode();
}
