using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Files;

/// <summary>
/// Files that people write. Strict: a member that is not known is refused, since a slip that is passed over silently changes what
/// is done. Comments and trailing commas are welcome, and a member <c>$schema</c>, by which an editor finds the file's description.
/// </summary>
public static partial class StrictJson
{
    private const string Schema = "$schema";

    /// <summary>How such a file is read.</summary>
    /// <param name="hasSchema">Whether a type is the whole file, which may name its description.</param>
    public static JsonSerializerOptions Options(Func<Type, bool> hasSchema) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { type => AllowSchema(type, hasSchema) } },
    };

    /// <summary>Reads a file.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="path">The file.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="invalid">The message where it cannot be read.</param>
    /// <param name="wayOut">What to do where it is not there.</param>
    /// <exception cref="DiagnosticException">It is not there, or holds something else; the message has the line.</exception>
    public static T Read<T>(string path, JsonSerializerOptions options, DiagnosticDescriptor invalid, string wayOut)
    {
        try
        {
            return Parse<T>(File.ReadAllText(path), path, options, invalid);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(invalid.At(path, error.Message, wayOut), error);
        }
    }

    /// <summary>Reads a file's text.</summary>
    /// <typeparam name="T">What it holds.</typeparam>
    /// <param name="json">The text.</param>
    /// <param name="path">What messages call it.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="invalid">The message where it holds something else.</param>
    /// <exception cref="DiagnosticException">It holds something else; the message has the line.</exception>
    public static T Parse<T>(string json, string path, JsonSerializerOptions options, DiagnosticDescriptor invalid)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, options) ?? throw new JsonException("The file says null where an object is expected.");
        }
        catch (JsonException error)
        {
            // The place is part of the message's subject; the library repeats it at the message's end.
            var message = Plain(error.Message.Split(" Path: ")[0], options.GetTypeInfo(typeof(T)), error.Path ?? "");
            var at = error.LineNumber is { } line ? $"{path}:{line + 1}" : path;
            throw new DiagnosticException(invalid.At(at, error.Path is { Length: > 1 } member ? $"{message} ({member})" : message), error);
        }
    }

    // What the library says names the types of a program that nobody who writes the file has seen.
    private static string Plain(string message, JsonTypeInfo root, string place) =>
        message.StartsWith("The JSON value could not be converted to ", StringComparison.Ordinal) ? "The value is none that the file's form has here."
        : Unknown().Match(message) is { Success: true } unknown ? $"There is no member '{unknown.Groups[1].Value}' here{(At(root, place) is { } type ? $"; there are {string.Join(", ", Members(type))}" : "")}."
        : Missing().Match(message) is { Success: true } missing ? $"It lacks {missing.Groups[1].Value}."
        : message;

    private static IEnumerable<string> Members(JsonTypeInfo type) => type.Properties.Select(property => property.Name).Where(name => name != Schema).Order(StringComparer.Ordinal);

    /// <summary>The form of the object that a member is in, by the member's path, <c>$.arrays[0].references</c>; null where it is none with members.</summary>
    private static JsonTypeInfo? At(JsonTypeInfo root, string path)
    {
        var type = root;
        foreach (var step in Step().Matches(path).SkipLast(1))
            if ((type.Kind == JsonTypeInfoKind.Object ? type.Properties.FirstOrDefault(property => property.Name == step.Groups[1].Value)?.PropertyType : type.ElementType) is { } next)
                type = type.Options.GetTypeInfo(next);
            else
                return null;
        return type.Kind == JsonTypeInfoKind.Object ? type : null;
    }

    [GeneratedRegex(@"\.([^.\[]+)|\[(?:\d+|'[^']*')\]")]
    private static partial Regex Step();

    [GeneratedRegex("^The JSON property '([^']*)' could not be mapped to any .NET member")]
    private static partial Regex Unknown();

    [GeneratedRegex("^JSON deserialization for type '[^']*' was missing required properties including: (.*?)\\.?$")]
    private static partial Regex Missing();

    private static void AllowSchema(JsonTypeInfo type, Func<Type, bool> hasSchema)
    {
        if (!hasSchema(type.Type))
            return;
        var schema = type.CreateJsonPropertyInfo(typeof(string), Schema);
        schema.Set = (_, _) => { };
        type.Properties.Add(schema);
    }
}
