using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Reads <c>endpoints.json</c>. Strict: a member that is not known is refused, since a slip that is passed over silently
/// changes what is proved. Comments and trailing commas are welcome.
/// </summary>
public static partial class EndpointFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { AllowSchema } },
    };

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="DiagnosticException">It is not there, or not a list of endpoints; the message has the place.</exception>
    public static EndpointOptions Read(string path)
    {
        try
        {
            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.EndpointsInvalid.At(path, error.Message, "Check the path that --endpoints names."), error);
        }
    }

    /// <summary>Reads the file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="DiagnosticException">It is not a list of endpoints; the message has the place.</exception>
    public static EndpointOptions Parse(string json, string path)
    {
        try
        {
            var options = JsonSerializer.Deserialize<EndpointOptions>(json, Json) ?? throw new JsonException("The file says null where an object is expected.");
            Check(options, path);
            return options;
        }
        catch (JsonException error)
        {
            // The place is part of the message's subject; the library repeats it at the message's end.
            var message = error.Message.Split(" Path: ")[0];
            var at = error.LineNumber is { } line ? $"{path}:{line + 1}" : path;
            throw new DiagnosticException(Descriptors.EndpointsInvalid.At(at, error.Path is { Length: > 1 } member ? $"{message} ({member})" : message), error);
        }
    }

    /// <summary>What the form alone does not say.</summary>
    private static void Check(EndpointOptions options, string path)
    {
        if (options.TimeoutSeconds <= 0 || options.MaxResponseBytes <= 0 || options.Concurrency <= 0)
            throw Invalid("timeoutSeconds, maxResponseBytes and concurrency are greater than 0.");
        var earlier = new HashSet<string>(StringComparer.Ordinal);
        foreach (var request in options.Requests)
        {
            if (!Name().IsMatch(request.Name))
                throw Invalid($"\"{request.Name}\" cannot be the name of a request: letters, digits, - and _ make one.");
            if (!request.Path.StartsWith('/'))
                throw Invalid($"The path of {request.Name} does not begin with a slash.");
            if (!Method().IsMatch(request.Method))
                throw Invalid($"The method of {request.Name} is not written in capitals.");
            if (request.TimeoutSeconds <= 0)
                throw Invalid($"timeoutSeconds of {request.Name} is not greater than 0.");
            foreach (var reference in RequestTemplate.References(request, path))
                if (!earlier.Contains(reference))
                    throw new DiagnosticException(Descriptors.EndpointReference.At($"{path}: {request.Name}", $"There is no earlier request \"{reference}\"."));
            // File names: Windows and macOS do not tell cases apart.
            if (!earlier.Add(request.Name) || earlier.Count(name => name.Equals(request.Name, StringComparison.OrdinalIgnoreCase)) > 1)
                throw Invalid($"Two requests are called {request.Name}.");
        }

        foreach (var roundTrip in options.RoundTrips)
        {
            if (roundTrip.Create.Path is not ['/', ..])
                throw Invalid($"The path that {roundTrip.Name} is created at does not begin with a slash.");
            if (!roundTrip.Path.StartsWith('/') || !roundTrip.Path.Contains("{id}", StringComparison.Ordinal))
                throw Invalid($"The path of {roundTrip.Name} does not begin with a slash, or has no {{id}}.");
        }

        DiagnosticException Invalid(string message) => new(Descriptors.EndpointsInvalid.At(path, message));
    }

    /// <summary>Editors find the description of the file through a member that means nothing to the toolkit.</summary>
    private static void AllowSchema(JsonTypeInfo type)
    {
        if (type.Type != typeof(EndpointOptions))
            return;
        var schema = type.CreateJsonPropertyInfo(typeof(string), "$schema");
        schema.Set = (_, _) => { };
        type.Properties.Add(schema);
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Z]+$")]
    private static partial Regex Method();
}
