using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>The headers of a request: those of all requests, under its own.</summary>
internal static class RequestHeaders
{
    /// <summary>Fills the headers, and keeps the secret ones secret.</summary>
    public static ImmutableArray<(string Name, string Value)> Of(
        EndpointOptions options, ImmutableDictionary<string, string> own, RequestTemplate template, SecretMask secrets, string subject)
    {
        var texts = options.Headers.Concat(own).GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase).Select(group => group.Last())
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase);
        var headers = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (var (name, text) in texts)
        {
            var value = template.Header(text, subject);
            secrets.AddHeader(name, value);
            headers.Add((name, value));
        }

        return headers.ToImmutable();
    }
}
