using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>Where an OpenAPI document comes from: a file, or an address.</summary>
public static class OpenApiSource
{
    /// <summary>Reads a document.</summary>
    /// <param name="location">An address or a path.</param>
    /// <param name="options">Headers for an address at the API's own server, and limits.</param>
    /// <param name="server">The API's server.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="DiagnosticException">It is not there, or no OpenAPI document.</exception>
    public static async Task<OpenApiText> ReadAsync(string location, EndpointOptions options, EndpointServer server, CancellationToken cancellation = default)
    {
        if (Uri.TryCreate(location, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
            return await OpenApiText.ParseAsync(await FetchAsync(uri, options, server, cancellation), location.Split('?')[0], cancellation);
        try
        {
            return await OpenApiText.ParseAsync(await File.ReadAllTextAsync(location, cancellation), location, cancellation);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.OpenApiInvalid.At(location, error.Message, "Check the path or address that --openapi names."), error);
        }
    }

    private static async Task<string> FetchAsync(Uri uri, EndpointOptions options, EndpointServer server, CancellationToken cancellation)
    {
        var secrets = new SecretMask();
        var origin = uri.GetLeftPart(UriPartial.Authority);
        using var client = new EndpointClient(server with { BaseUrl = origin }, options.MaxResponseBytes, secrets);
        // A token of the API is not for whoever serves the document.
        var isOwn = Uri.TryCreate(server.BaseUrl, UriKind.Absolute, out var own) && own.GetLeftPart(UriPartial.Authority) == origin;
        var template = new RequestTemplate(new Dictionary<string, Answer>(), secrets, server.Environment);
        var headers = isOwn ? RequestHeaders.Of(options, options.Headers, template, secrets, "openapi") : [];
        var answer = await client.SendAsync(new("openapi", "GET", uri.PathAndQuery, headers, null, TimeSpan.FromSeconds(options.TimeoutSeconds)), cancellation);
        return !answer.IsSuccess ? throw new DiagnosticException(Descriptors.OpenApiInvalid.At(origin + uri.AbsolutePath, $"The status was {answer.Status}."))
            : answer.Json?.GetRawText() ?? answer.Text
            ?? throw new DiagnosticException(Descriptors.OpenApiInvalid.At(origin + uri.AbsolutePath, "It is neither JSON nor a text."));
    }
}
