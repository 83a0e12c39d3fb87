using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Plans;

/// <summary>
/// The plan of a fix as a file that people review: each decision with its default and what each choice means. Whoever edits
/// a <c>choice</c> has answered it.
/// </summary>
public static class FixPlanFile
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
        WriteIndented = true,
        NewLine = "\n",
        // Code and prose, read by people: no \u0027 for an apostrophe.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Writes the plan whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="decisions">The decisions, in the order of the plan.</param>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<Decision> decisions)
    {
        var half = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            try
            {
                File.WriteAllText(half, JsonSerializer.Serialize(new Document([.. decisions]), Json) + "\n");
                File.Move(half, path, overwrite: true);
            }
            finally
            {
                File.Delete(half);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(path, error.Message, "Choose a file that can be written with --plan."), error);
        }
    }

    /// <summary>Reads a plan back.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DiagnosticException">It cannot be read, or is no plan; the message has the line.</exception>
    public static FixPlan Read(string path)
    {
        try
        {
            var document = JsonSerializer.Deserialize<Document>(File.ReadAllText(path), Json) ?? throw new JsonException("The file says null where an object is expected.");
            var twice = document.Decisions.GroupBy(decision => decision.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
            return twice is null
                ? new(path, document.Decisions)
                : throw new DiagnosticException(Descriptors.FixPlanInvalid.At(path, $"'{twice.Key}' is decided {twice.Count()} times."));
        }
        catch (JsonException error)
        {
            // The place is part of the message's subject; the library repeats it at the message's end.
            var message = error.Message.Split(" Path: ")[0];
            var at = error.LineNumber is { } line ? $"{path}:{line + 1}" : path;
            throw new DiagnosticException(Descriptors.FixPlanInvalid.At(at, error.Path is { Length: > 1 } member ? $"{message} ({member})" : message), error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.FixPlanInvalid.At(path, error.Message, "Check the path that --plan names."), error);
        }
    }

    /// <summary>The file's content.</summary>
    private sealed record Document(ImmutableArray<Decision> Decisions)
    {
        /// <summary>Where an editor finds the form described: for who adds it. Where that is from the plan nobody knows here.</summary>
        [JsonPropertyName("$schema"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Schema { get; init; }
    }
}
