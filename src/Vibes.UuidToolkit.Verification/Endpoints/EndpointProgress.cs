namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>How far a run is.</summary>
/// <param name="Done">How many requests are answered.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Last">The name of the one answered last.</param>
public readonly record struct EndpointProgress(int Done, int Total, string Last);
