using System.Collections.Immutable;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>An API, and what it is asked.</summary>
/// <param name="Server">The server.</param>
/// <param name="Options">The requests, and how answers are read.</param>
public sealed record ApiSource(EndpointServer Server, EndpointOptions Options)
{
    /// <summary>The file or address of an OpenAPI document, from which more requests are derived; null for none.</summary>
    public string? OpenApi { get; init; }

    /// <summary>What the API answered before its migration, if that is known: probes ask for ids that there were.</summary>
    public ImmutableArray<Snapshot> Before { get; init; } = [];

    /// <summary>Whether a migrated API is asked for bad ids as well, and the configured resources live and die.</summary>
    public bool Probe { get; init; }
}
