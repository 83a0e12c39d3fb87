using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>A request with all values filled in.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">The path and query, escaped.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The JSON body, or null.</param>
/// <param name="Timeout">How long the answer may take.</param>
internal sealed record PreparedRequest(
    string Name, string Method, string Path, ImmutableArray<(string Name, string Value)> Headers, string? Body, TimeSpan Timeout);
