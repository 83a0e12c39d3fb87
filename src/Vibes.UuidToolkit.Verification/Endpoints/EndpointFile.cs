using System.Text.Json;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Reads <c>endpoints.json</c>.</summary>
public static partial class EndpointFile
{
    private static readonly JsonSerializerOptions Json = StrictJson.Options(type => type == typeof(EndpointOptions));

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="DiagnosticException">It is not there, or not a list of endpoints; the message has the place.</exception>
    public static EndpointOptions Read(string path) =>
        Checked(StrictJson.Read<EndpointOptions>(path, Json, Descriptors.EndpointsInvalid, "Check the path that --endpoints names."), path);

    /// <summary>Reads the file's text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="path">What messages call it.</param>
    /// <exception cref="DiagnosticException">It is not a list of endpoints; the message has the place.</exception>
    public static EndpointOptions Parse(string json, string path) => Checked(StrictJson.Parse<EndpointOptions>(json, path, Json, Descriptors.EndpointsInvalid), path);

    /// <summary>What the form alone does not say.</summary>
    private static EndpointOptions Checked(EndpointOptions options, string path)
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

        return options;

        DiagnosticException Invalid(string message) => new(Descriptors.EndpointsInvalid.At(path, message));
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]*$")]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Z]+$")]
    private static partial Regex Method();
}
