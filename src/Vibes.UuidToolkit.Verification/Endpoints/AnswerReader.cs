using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Makes sense of an answer's bytes, strictly: what a client could not read is an error, not a guess.</summary>
internal static class AnswerReader
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 512 };

    /// <summary>Reads an answer.</summary>
    /// <param name="subject">What messages call the request.</param>
    /// <param name="status">The status code.</param>
    /// <param name="headers">All headers.</param>
    /// <param name="contentType">The Content-Type, or null.</param>
    /// <param name="body">The body, decompressed.</param>
    /// <exception cref="DiagnosticException">The body is not what the Content-Type says.</exception>
    public static Answer Read(string subject, int status, ImmutableArray<(string Name, string Value)> headers, MediaTypeHeaderValue? contentType, ReadOnlyMemory<byte> body)
    {
        var answer = new Answer(status, headers, null, null, "empty");
        if (body.IsEmpty)
            return answer;
        var type = contentType?.MediaType?.ToLowerInvariant() ?? "";
        if (type is "application/json" or "text/json" || type.EndsWith("+json", StringComparison.Ordinal))
            return answer with { Json = Parse(subject, type, Decode(subject, contentType, body)) };
        return type.StartsWith("text/", StringComparison.Ordinal) || type is "application/xml" or "application/x-ndjson" or "application/yaml" or "application/x-yaml" or "application/vnd.oai.openapi" || type.EndsWith("+xml", StringComparison.Ordinal)
            ? answer with { Text = Decode(subject, contentType, body) }
            : answer with { Digest = $"{body.Length} bytes, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(body.Span))}" };
    }

    private static JsonElement Parse(string subject, string type, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Json);
            var root = document.RootElement.Clone();
            CheckTexts(root);
            return root;
        }
        catch (JsonException error)
        {
            throw Malformed(subject, $"It calls itself {type}, and is no JSON: {error.Message}", error);
        }
        catch (InvalidOperationException error)
        {
            throw Malformed(subject, "A text in its JSON is no Unicode: half of a surrogate pair is escaped alone.", error);
        }
    }

    /// <summary>Half a surrogate pair is found by asking for the text; better here than in the middle of a comparison.</summary>
    private static void CheckTexts(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String)
            value.GetString();
        else if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                CheckTexts(item);
        else if (value.ValueKind == JsonValueKind.Object)
            foreach (var member in value.EnumerateObject())
            {
                _ = member.Name;
                CheckTexts(member.Value);
            }
    }

    private static string Decode(string subject, MediaTypeHeaderValue? contentType, ReadOnlyMemory<byte> body)
    {
        var charset = contentType?.CharSet?.Trim('"') ?? "utf-8";
        try
        {
            var encoding = Encoding.GetEncoding(charset, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            var text = encoding.GetString(body.Span);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException error)
        {
            throw Malformed(subject, $"It calls itself {charset}, and byte {error.Index} is not.", error);
        }
        catch (ArgumentException error)
        {
            throw Malformed(subject, $"It calls itself {charset}, which is no known encoding.", error);
        }
    }

    private static DiagnosticException Malformed(string subject, string message, Exception cause) => new(Descriptors.AnswerMalformed.At(subject, message), cause);
}
