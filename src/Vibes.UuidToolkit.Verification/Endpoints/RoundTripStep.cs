using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>A step that sends something.</summary>
public sealed record RoundTripStep
{
    /// <summary>The method; null for POST to create and PUT to update.</summary>
    public string? Method { get; init; }

    /// <summary>The path; null for the resource's own, which a creation must not leave out.</summary>
    public string? Path { get; init; }

    /// <summary>The body, sent as JSON. The members of an update are expected back when the resource is read again.</summary>
    public JsonElement? Body { get; init; }
}
