using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Fills a text of the endpoints file: <c>{journals[0].id}</c> is a value of an earlier answer (<c>[middle]</c> and <c>[last]</c> are places in a list too), <c>${NAME}</c> an environment
/// variable, <c>{{</c> a brace.
/// </summary>
/// <param name="answers">The earlier answers by the names of their requests.</param>
/// <param name="secrets">Told every value that comes from the environment.</param>
/// <param name="environment">The environment: null for a variable that is not set.</param>
internal sealed partial class RequestTemplate(IReadOnlyDictionary<string, Answer> answers, SecretMask secrets, Func<string, string?> environment)
{
    /// <summary>The requests that a request takes values from.</summary>
    /// <exception cref="DiagnosticException">A brace is neither part of a value's name nor written twice.</exception>
    public static IEnumerable<string> References(EndpointRequest request, string file) => Texts(request)
        .SelectMany(text => Parts(text, $"{file}: {request.Name}"))
        .Where(part => part.Groups["name"].Success).Select(part => part.Groups["name"].Value).Distinct();

    /// <summary>Fills a path: each value is one segment, or part of one, whatever it holds.</summary>
    /// <param name="text">The path.</param>
    /// <param name="request">What messages call the request.</param>
    public string Path(string text, string request) => Fill(text, request, Uri.EscapeDataString);

    /// <summary>Fills a header's value.</summary>
    public string Header(string text, string request) => Fill(text, request, value => value);

    /// <summary>Fills a body. A text that is nothing but a value's name becomes that value, a number as a number.</summary>
    public JsonNode? Body(JsonElement body, string request) => body.ValueKind switch
    {
        JsonValueKind.Object => new JsonObject(body.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Body(member.Value, request)))),
        JsonValueKind.Array => new JsonArray([.. body.EnumerateArray().Select(item => Body(item, request))]),
        JsonValueKind.String when Part().Match(body.GetString()!) is { Success: true } whole && whole.Length == body.GetString()!.Length && whole.Groups["name"].Success =>
            JsonNode.Parse(Value(whole, request).GetRawText()),
        JsonValueKind.String => JsonValue.Create(Fill(body.GetString()!, request, value => value)),
        _ => JsonNode.Parse(body.GetRawText()),
    };

    private static IEnumerable<string> Texts(EndpointRequest request) =>
        [request.Path, .. request.Headers.Values, .. request.Body is { } body ? Texts(body) : []];

    private static IEnumerable<string> Texts(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Object => body.EnumerateObject().SelectMany(member => Texts(member.Value)),
        JsonValueKind.Array => body.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [body.GetString()!],
        _ => [],
    };

    private static MatchCollection Parts(string text, string subject)
    {
        var parts = Part().Matches(text);
        if (Part().Replace(text, "").AsSpan().IndexOfAny('{', '}') >= 0)
            throw new DiagnosticException(Descriptors.EndpointReference.At(subject, $"A brace in \"{text}\" is not part of a value's name."));
        return parts;
    }

    private string Fill(string text, string request, Func<string, string> escape)
    {
        Parts(text, request);
        return Part().Replace(text, part => part.Value switch
        {
            "{{" => escape("{"),
            "}}" => escape("}"),
            _ when part.Groups["variable"] is { Success: true } variable => escape(Secret(variable.Value, request)),
            _ => escape(Value(part, request) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : Value(part, request).GetRawText()),
        });
    }

    private string Secret(string variable, string request)
    {
        var value = environment(variable);
        if (string.IsNullOrEmpty(value))
            throw new DiagnosticException(Descriptors.EndpointSecret.At(request, $"{variable} is not set.", $"Set {variable}."));
        secrets.Add(value);
        return value;
    }

    private JsonElement Value(Match part, string request)
    {
        var answer = answers.GetValueOrDefault(part.Groups["name"].Value)
            ?? throw Missing($"There is no earlier request \"{part.Groups["name"].Value}\".");
        if (answer.Json is not { } value)
            throw Missing($"The answer of {part.Groups["name"].Value} is no JSON.");
        foreach (var step in part.Groups["step"].Captures.Select(step => step.Value))
        {
            var isIndex = step[0] == '[';
            if (isIndex && value.ValueKind == JsonValueKind.Array && Index(step[1..^1], value.GetArrayLength()) is { } index)
                value = value[index];
            else if (!isIndex && value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step[1..], out var member))
                value = member;
            else
                throw Missing($"{part.Value} is not there: the answer ({answer.Status}) has no {step} at that place.");
        }

        return value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False
            ? value
            : throw Missing($"{part.Value} is {value.ValueKind switch { JsonValueKind.Null => "null", JsonValueKind.Array => "an array", _ => "an object" }}, not a value.");

        DiagnosticException Missing(string message) => new(Descriptors.EndpointReference.At(request, message));
    }

    private static int? Index(string step, int length) => step switch
    {
        _ when length == 0 => null,
        "middle" => length / 2,
        "last" => length - 1,
        _ => int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < length ? index : null,
    };

    [GeneratedRegex(@"\{\{|\}\}|\$\{(?<variable>[A-Za-z_][A-Za-z0-9_]*)\}|\{(?<name>[A-Za-z0-9][A-Za-z0-9_-]*)(?<step>\[(?:[0-9]{1,6}|middle|last)\]|\.[^.\[\]{}]+)*\}")]
    private static partial Regex Part();
}
