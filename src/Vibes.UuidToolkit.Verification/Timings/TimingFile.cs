using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;

namespace Vibes.UuidToolkit.Verification.Timings;

/// <summary>The file <c>bench.json</c> in a folder of snapshots.</summary>
public static class TimingFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "bench.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.Strict,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 256,
    };

    /// <summary>Reads a folder's file; null where it has none.</summary>
    /// <exception cref="DiagnosticException">It cannot be understood.</exception>
    public static DatabaseTimings? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
            return null;
        try
        {
            var timings = JsonSerializer.Deserialize<DatabaseTimings>(File.ReadAllText(path, Encoding.UTF8), Json);
            return timings?.Format == DatabaseTimings.CurrentFormat ? timings
                : throw new DiagnosticException(Descriptors.TimingsUnreadable.At(path, $"Its format is '{timings?.Format}', not '{DatabaseTimings.CurrentFormat}'."));
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.TimingsUnreadable.At(path, error.Message), error);
        }
    }

    /// <summary>Writes a folder's file, whole or not at all.</summary>
    /// <returns>The file.</returns>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static string Write(string folder, DatabaseTimings timings)
    {
        var path = Path.Combine(folder, Name);
        WholeFile.Write(path, JsonSerializer.Serialize(timings, Json) + "\n");
        return path;
    }
}
