using System.Collections.Immutable;
using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Findings;

/// <summary>The log that the C# compiler writes for <c>ErrorLog</c>: SARIF 1.0 (its default) or 2.1.</summary>
public static class SarifLog
{
    /// <summary>The analyzers' findings in a log, in its order. Other analyzers' are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DiagnosticException">The file cannot be read, or is no such log.</exception>
    public static ImmutableArray<Finding> Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var document = JsonDocument.Parse(stream);
            return document.RootElement is { ValueKind: JsonValueKind.Object } log && log.TryGetProperty("runs", out var runs) && runs.ValueKind == JsonValueKind.Array
                ? [.. runs.EnumerateArray().Where(run => run.TryGetProperty("results", out _)).SelectMany(run => run.GetProperty("results").EnumerateArray()).Where(IsOurs).Select(Read)]
                : throw Unreadable(path, "It has no 'runs': it is no SARIF log.");
        }
        catch (JsonException broken)
        {
            throw Unreadable(path, $"It is no JSON: {broken.Message}", broken);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, error.Message, error);
        }
        catch (Exception error) when (error is InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Unreadable(path, $"It is not formed as the compiler's log is: {error.Message}", error);
        }
    }

    private static bool IsOurs(JsonElement result) =>
        result.TryGetProperty("ruleId", out var rule) && rule.GetString() is { Length: 8 } id && id.StartsWith("VUID", StringComparison.Ordinal);

    private static Finding Read(JsonElement result)
    {
        var custom = Member(Member(result, "properties"), "customProperties");
        return new(
            result.GetProperty("ruleId").GetString()!,
            // A text in 1.0, an object in 2.1.
            result.GetProperty("message") is { ValueKind: JsonValueKind.Object } message ? message.GetProperty("text").GetString()! : result.GetProperty("message").GetString()!,
            Member(result, "locations") is { ValueKind: JsonValueKind.Array } locations && locations.GetArrayLength() > 0 ? Location(locations[0]) : null,
            Text(custom, "assembly"),
            Text(custom, "symbol"),
            IsSuppressed(result));
    }

    private static bool IsSuppressed(JsonElement result) =>
        Member(result, "suppressions") is { ValueKind: JsonValueKind.Array } suppressions && suppressions.GetArrayLength() > 0
        || Member(result, "suppressionStates") is { ValueKind: JsonValueKind.Array } states && states.GetArrayLength() > 0;

    private static FindingLocation? Location(JsonElement location)
    {
        var file = Member(location, "resultFile") is { ValueKind: JsonValueKind.Object } first ? first : Member(location, "physicalLocation");
        var uri = Text(file, "uri") ?? Text(Member(file, "artifactLocation"), "uri");
        if (uri is null)
            return null;
        var region = Member(file, "region");
        int At(string name, int otherwise) => Member(region, name) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : otherwise;
        var (line, column) = (At("startLine", 1), At("startColumn", 1));
        return new(Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute.IsFile ? absolute.LocalPath : Uri.UnescapeDataString(uri),
            line, column, At("endLine", line), At("endColumn", column));
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DiagnosticException Unreadable(string path, string message, Exception? cause = null) => new(Descriptors.LogUnreadable.At(path, message), cause);
}
