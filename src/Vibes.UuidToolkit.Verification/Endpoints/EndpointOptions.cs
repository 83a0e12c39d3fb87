using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>What an API is asked, and how its answers are read; the content of <c>endpoints.json</c>.</summary>
public sealed record EndpointOptions
{
    /// <summary>The requests, in the order in which they are named and may refer to each other.</summary>
    public ImmutableArray<EndpointRequest> Requests { get; init; } = [];

    /// <summary>Headers of every request. <c>${NAME}</c> stands for an environment variable, whose value is kept secret.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The response headers that are part of a snapshot.</summary>
    public ImmutableArray<string> KeepHeaders { get; init; } =
        ["Allow", "Cache-Control", "Content-Disposition", "Content-Language", "Content-Type", "Link", "Location", "Vary", "WWW-Authenticate"];

    /// <summary>
    /// Members that are ids of an entity though their name does not say so, or null for members that are none. A name
    /// (<c>ownerRef</c>) or the end of a path (<c>payment.id</c>). <c>{subjectType}</c> takes the entity from a member beside it.
    /// </summary>
    public ImmutableDictionary<string, string?> Ids { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Members, by name or by the end of their path, and response headers whose values are not compared.</summary>
    public ImmutableArray<string> Volatile { get; init; } = [];

    /// <summary>How long a whole answer may take, in seconds.</summary>
    public double TimeoutSeconds { get; init; } = 30;

    /// <summary>How large an answer may be once it is decompressed.</summary>
    public long MaxResponseBytes { get; init; } = 32 << 20;

    /// <summary>How many requests may be under way at once.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Resources that are created, read, updated and deleted when a migrated API is probed.</summary>
    public ImmutableArray<RoundTrip> RoundTrips { get; init; } = [];
}
