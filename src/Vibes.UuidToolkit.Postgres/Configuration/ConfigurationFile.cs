using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;

namespace Vibes.UuidToolkit.Postgres.Configuration;

/// <summary>
/// Reads <c>uuidkit.json</c>, all of it or the part that a record describes: what such a record does not know is refused, unless it
/// says itself that it is a part.
/// </summary>
public static class ConfigurationFile
{
    /// <summary>How the file is read and written.</summary>
    public static JsonSerializerOptions Json { get; } = StrictJson.Options(type => type.IsAssignableTo(typeof(KeyConfiguration)));

    /// <summary>Reads the file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="DiagnosticException">It is not there, or not a configuration; the message has the line.</exception>
    /// <typeparam name="T">What is read of it.</typeparam>
    public static T Read<T>(string path) where T : KeyConfiguration =>
        StrictJson.Read<T>(path, Json, Descriptors.ConfigurationInvalid, "Check the path that --config names.");
}
