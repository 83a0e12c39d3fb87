using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>The life of a resource in a migrated API: it is created, read back by its UUID, updated, and deleted.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Create">Creates it; its answer has a member <c>id</c>, or a Location that ends in the id.</param>
/// <param name="Path">The resource's own path, in which <c>{id}</c> is the new id.</param>
public sealed record RoundTrip(string Name, RoundTripStep Create, string Path)
{
    /// <summary>Updates it; null where it cannot be.</summary>
    public RoundTripStep? Update { get; init; }

    /// <summary>Headers, over those of all requests.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;
}
