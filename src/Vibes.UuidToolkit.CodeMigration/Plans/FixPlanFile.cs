using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;

namespace Vibes.UuidToolkit.CodeMigration.Plans;

/// <summary>
/// The plan of a fix as a file that people review: each decision with its default and what each choice means. Whoever edits
/// a <c>choice</c> has answered it.
/// </summary>
public static class FixPlanFile
{
    private static readonly JsonSerializerOptions Json = new(StrictJson.Options(type => type == typeof(Document)))
    {
        WriteIndented = true,
        NewLine = "\n",
        // Code and prose, read by people: no \u0027 for an apostrophe.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the plan whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="decisions">The decisions, in the order of the plan.</param>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static void Write(string path, IEnumerable<Decision> decisions) =>
        WholeFile.Write(path, JsonSerializer.Serialize(new Document([.. decisions]), Json) + "\n", "Choose a file that can be written with --plan.");

    /// <summary>Reads a plan back.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="DiagnosticException">It cannot be read, or is no plan; the message has the line.</exception>
    public static FixPlan Read(string path)
    {
        var document = StrictJson.Read<Document>(path, Json, Descriptors.FixPlanInvalid, "Check the path that --plan names.");
        var twice = document.Decisions.GroupBy(decision => decision.Key, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1);
        return twice is null
            ? new(path, document.Decisions)
            : throw new DiagnosticException(Descriptors.FixPlanInvalid.At(path, $"'{twice.Key}' is decided {twice.Count()} times."));
    }

    /// <summary>The file's content.</summary>
    private sealed record Document(ImmutableArray<Decision> Decisions);
}
