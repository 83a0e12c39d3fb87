using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>
/// Reads <c>uuidkit.json</c>, all of it or the part that a record describes. Strict: what such a record does not know is refused,
/// unless it says itself that it is a part; a slip that is passed over silently changes what is migrated. Comments and trailing
/// commas are welcome.
/// </summary>
public static class ConfigurationFile
{
    /// <summary>How the file is read and written.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AllowSchema } },
    };

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="DiagnosticException">It is not there, or not a configuration; the message has the line.</exception>
    /// <typeparam name="T">What is read of it.</typeparam>
    public static T Read<T>(string path) where T : KeyConfiguration
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllText(path), Json)
                ?? throw new JsonException("The file says null where an object is expected.");
        }
        catch (JsonException error)
        {
            // The place is part of the message's subject; the library repeats it at the message's end.
            var message = error.Message.Split(" Path: ")[0];
            var at = error.LineNumber is { } line ? $"{path}:{line + 1}" : path;
            throw new DiagnosticException(Descriptors.ConfigurationInvalid.At(at, error.Path is { Length: > 1 } member ? $"{message} ({member})" : message), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.ConfigurationInvalid.At(path, error.Message, "Check the path that --config names."), error);
        }
    }

    /// <summary>Editors find the description of the file through a member that means nothing to the toolkit.</summary>
    private static void AllowSchema(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(KeyConfiguration)))
            return;
        var schema = type.CreateJsonPropertyInfo(typeof(string), "$schema");
        schema.Set = (_, _) => { };
        type.Properties.Add(schema);
    }
}
