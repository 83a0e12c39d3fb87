using System.Collections.Immutable;
using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>One request. Its path, header values and body may take values from earlier answers: <c>{journals[0].id}</c>.</summary>
/// <param name="Name">The snapshot's name; a file is called so.</param>
/// <param name="Path">The path and query, from a slash on; appended to the base address.</param>
public sealed record EndpointRequest(string Name, string Path)
{
    /// <summary>The method. Requests other than GET, HEAD and OPTIONS run alone and are sent only once.</summary>
    public string Method { get; init; } = "GET";

    /// <summary>Headers of this request, over those of all.</summary>
    public ImmutableDictionary<string, string> Headers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The body, sent as JSON; null for none.</summary>
    public JsonElement? Body { get; init; }

    /// <summary>
    /// What a member called <c>id</c> identifies, where the path does not say it; and what the answer itself does, where it is an id
    /// or a list of ids, which have no name.
    /// </summary>
    public string? Entity { get; init; }

    /// <summary>Response headers that this snapshot has besides those of all.</summary>
    public ImmutableArray<string> KeepHeaders { get; init; } = [];

    /// <summary>Members and response headers that are not compared, besides those of all.</summary>
    public ImmutableArray<string> Volatile { get; init; } = [];

    /// <summary>How long the answer may take, in seconds; null for as long as any.</summary>
    public double? TimeoutSeconds { get; init; }

    /// <summary>Whether the request is left out, with a warning, where an earlier answer does not have the value it takes.</summary>
    public bool Optional { get; init; }

    /// <summary>Whether asking changes nothing, so that it may be asked twice and beside others.</summary>
    internal bool IsSafe => IsSafeMethod(Method);

    /// <summary>Whether a method changes nothing (RFC 9110, 9.2.1).</summary>
    internal static bool IsSafeMethod(string method) => method is "GET" or "HEAD" or "OPTIONS";
}
