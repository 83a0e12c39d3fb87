using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>
/// An OpenAPI document, whatever its version and format, and its canonical text: JSON of version 3.1 with sorted members, so
/// that what two documents say is compared, not how they say it.
/// </summary>
public sealed class OpenApiText
{
    /// <summary>The first line of the text.</summary>
    public const string Header = "# uuidkit openapi 1";

    /// <summary>The text's name in a snapshot.</summary>
    public const string Name = "openapi";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What the line begins with that says what is configured to be an id: the comparison has nothing but the text.</summary>
    private const string IdsLine = "# ids ";

    private OpenApiText(OpenApiDocument document, string text) => (Document, Text) = (document, text);

    /// <summary>The canonical text.</summary>
    public string Text { get; }

    /// <summary>The document.</summary>
    internal OpenApiDocument Document { get; }

    /// <summary>Reads a document.</summary>
    /// <param name="source">JSON or YAML.</param>
    /// <param name="subject">What messages call it.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="DiagnosticException">It is no OpenAPI document.</exception>
    public static async Task<OpenApiText> ParseAsync(string source, string subject, CancellationToken cancellation = default)
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        ReadResult result;
        try
        {
            using var stream = new MemoryStream(Encoding.UTF8.GetBytes(source));
            result = await OpenApiDocument.LoadAsync(stream, null, settings, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Each format's parser has exceptions of its own.
            throw new DiagnosticException(Descriptors.OpenApiInvalid.At(subject, error.Message), error);
        }

        if (result.Document is not { } document)
            throw new DiagnosticException(Descriptors.OpenApiInvalid.At(subject, string.Join(' ', result.Diagnostic?.Errors.Select(error => error.Message) ?? ["It is empty."])));
        var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation))!;
        return new(document, $"{Header}\n{Sorted(json)!.ToJsonString(Indented)}\n");
    }

    /// <summary>The text, with what is configured about ids.</summary>
    /// <param name="ids">Members that are ids though their name does not say so, and such that are none (null).</param>
    public string With(ImmutableDictionary<string, string?> ids) => ids.IsEmpty ? Text
        : $"{Header}\n{IdsLine}{JsonSerializer.Serialize(new SortedDictionary<string, string?>(ids, StringComparer.Ordinal))}{Text[Header.Length..]}";

    /// <summary>What a text says is configured about ids.</summary>
    internal static ImmutableDictionary<string, string?> Ids(string text)
    {
        var line = text.Split('\n', 3).ElementAtOrDefault(1) ?? "";
        try
        {
            return line.StartsWith(IdsLine, StringComparison.Ordinal)
                ? JsonSerializer.Deserialize<ImmutableDictionary<string, string?>>(line[IdsLine.Length..]) ?? ImmutableDictionary<string, string?>.Empty
                : ImmutableDictionary<string, string?>.Empty;
        }
        catch (JsonException error)
        {
            throw new DiagnosticException(Descriptors.EndpointSnapshotInvalid.At(Name, error.Message), error);
        }
    }

    /// <summary>The document of a text in a snapshot.</summary>
    /// <exception cref="DiagnosticException">It is none of this version.</exception>
    internal static JsonElement Parse(string text)
    {
        if (!text.StartsWith(Header, StringComparison.Ordinal))
            throw new DiagnosticException(Descriptors.EndpointSnapshotInvalid.At(Name, $"It does not begin with \"{Header}\"."));
        try
        {
            var at = text.IndexOf("\n{", StringComparison.Ordinal);
            using var document = JsonDocument.Parse(text.AsMemory(at < 0 ? Header.Length : at));
            return document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            throw new DiagnosticException(Descriptors.EndpointSnapshotInvalid.At(Name, error.Message), error);
        }
    }

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
