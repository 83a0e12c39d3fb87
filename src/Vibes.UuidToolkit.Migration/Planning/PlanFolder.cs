using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning.Suggestions;
using Vibes.UuidToolkit.Migration.Rollback;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A plan as a folder that people review: the plan, both scripts, and the mapping key apart from them.</summary>
public static class PlanFolder
{
    /// <summary>The plan's file.</summary>
    public const string PlanFile = "plan.json";

    /// <summary>The migration's script.</summary>
    public const string MigrateFile = "migrate_to_uuid.sql";

    /// <summary>The rollback's script, for a database to which nothing was added since.</summary>
    public const string RollbackFile = "rollback_uuid_migration.sql";

    /// <summary>The configuration with the decisions that the plan suggests.</summary>
    public const string SuggestedFile = "uuidkit.suggested.json";

    /// <summary>What the runs of the plan did.</summary>
    public const string JournalFile = "journal.jsonl";

    /// <summary>Makes sure that the folder is there and can be written, before any work is done for it.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="DiagnosticException">It cannot be made or written.</exception>
    public static string Ensure(string folder)
    {
        try
        {
            var path = Directory.CreateDirectory(folder).FullName;
            using var probe = new FileStream(Path.Combine(path, Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(folder, error.Message), error);
        }
    }

    /// <summary>Writes the folder.</summary>
    /// <param name="folder">The folder; made where it is not there.</param>
    /// <param name="schema">The schema that was planned.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="key">The mapping key.</param>
    /// <returns>The path of the configuration that the plan suggests; null where it suggests nothing.</returns>
    /// <exception cref="DiagnosticException">The folder cannot be written.</exception>
    public static string? Write(string folder, Schema schema, MigrationPlan plan, MappingKey key)
    {
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, PlanFile), JsonSerializer.Serialize(
                new PlanDocument(plan.Manifest, [.. plan.Refusals.Select(PlanMessage.Of)], [.. plan.Notices.Select(PlanMessage.Of)], plan.Tables, plan.Estimate), PlanJson.Default.PlanDocument) + "\n");
            var suggested = plan.Suggestions.IsEmpty ? null : WriteSuggested(folder, SuggestedConfiguration.Render(plan.Options, plan.Suggestions));
            if (!plan.Refusals.IsEmpty || plan.IsEmpty)
            {
                // A refused plan has no scripts: one of an earlier plan must not be taken for them.
                // The key stays: ids may have been made with it.
                foreach (var stale in new[] { MigrateFile, RollbackFile })
                    File.Delete(Path.Combine(folder, stale));
                return suggested;
            }

            File.WriteAllText(Path.Combine(folder, ".gitignore"), ScriptText.KeyFile + "\njournal.jsonl\n");
            WriteSecret(Path.Combine(folder, ScriptText.KeyFile), ScriptText.RenderKey(key));
            var script = new MigrationScript(schema, plan.Manifest);
            var analyze = $"  vacuumdb --analyze -d DATABASE   (statistics of the changed columns are gone; recycle connection pools too)";
            File.WriteAllText(Path.Combine(folder, MigrateFile), ScriptText.Render(
                $"Changes the integer keys of {plan.Manifest.Database} to uuid. Plan {plan.Manifest.PlanId}.", MigrateFile, script.Steps(), needsKey: true,
                ["Afterwards:", analyze]));
            // A default that the script works out is only known to be there; that is all the way back needs.
            var literals = script.Rewrites.Where(rewrite => rewrite.EvaluatedDefault is not null).ToDictionary(rewrite => $"{rewrite.Relation}.{rewrite.Name}", rewrite => rewrite.EvaluatedDefault!);
            var migrated = Typed(script.After(literals), plan.Manifest.Columns);
            var back = RollbackPlan.Of(migrated, plan.Manifest).Script(migrated, plan.Manifest);
            File.WriteAllText(Path.Combine(folder, RollbackFile), ScriptText.Render(
                $"Takes plan {plan.Manifest.PlanId} of {plan.Manifest.Database} back. Holds while no table or reference was added; uuidkit rollback works from the live schema.", RollbackFile, back.Steps(), needsKey: false,
                ["Afterwards:", analyze]));
            return suggested;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(folder, error.Message), error);
        }
    }

    /// <summary>Never over another: people edit what was suggested and plan with it into the same folder.</summary>
    private static string WriteSuggested(string folder, string text)
    {
        for (var n = 1; ; n++)
        {
            var path = Path.Combine(folder, n == 1 ? SuggestedFile : Path.ChangeExtension(SuggestedFile, $".{n}.json"));
            if (File.Exists(path) && File.ReadAllText(path) != text)
                continue;
            File.WriteAllText(path, text);
            return path;
        }
    }

    /// <summary>The key of a folder's plan: the one that is there, so that planning again gives the same uuids, or a new one.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="DiagnosticException">The folder's key cannot be read.</exception>
    public static MappingKey KeyOf(string folder) =>
        File.Exists(Path.Combine(folder, ScriptText.KeyFile)) ? ReadKey(folder) : MappingKey.Create();

    /// <summary>Reads a plan back, with its mapping key.</summary>
    /// <param name="folder">The folder, or its <see cref="PlanFile"/>.</param>
    /// <exception cref="DiagnosticException">It is not there, not readable, refused or of another format.</exception>
    public static (Manifest Manifest, MappingKey Key) Read(string folder)
    {
        var manifest = ReadManifest(folder);
        var path = File.Exists(folder) ? folder : Path.Combine(folder, PlanFile);
        try
        {
            return (manifest, ScriptText.ParseKey(File.ReadAllText(Path.Combine(Path.GetDirectoryName(path)!, ScriptText.KeyFile))));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or FormatException)
        {
            throw new DiagnosticException(Descriptors.PlanInvalid.At(path, error.Message), error);
        }
    }

    /// <summary>Reads a plan back, for work that needs no mapping key.</summary>
    /// <param name="folder">The folder, or its <see cref="PlanFile"/>.</param>
    /// <exception cref="DiagnosticException">It is not there, not readable, refused or of another format.</exception>
    public static Manifest ReadManifest(string folder)
    {
        var path = File.Exists(folder) ? folder : Path.Combine(folder, PlanFile);
        try
        {
            var document = JsonSerializer.Deserialize(File.ReadAllText(path), PlanJson.Default.PlanDocument)
                ?? throw new JsonException("The file is empty.");
            if (document.Manifest.Format != Manifest.CurrentFormat)
                throw new DiagnosticException(Descriptors.PlanInvalid.At(path, $"It is of format {document.Manifest.Format}; this version reads {Manifest.CurrentFormat}."));
            return document.Refusals.IsEmpty ? document.Manifest : throw new DiagnosticException([.. document.Refusals.Select(refusal => refusal.ToDiagnostic())]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DiagnosticException(Descriptors.PlanInvalid.At(path, error.Message), error);
        }
    }

    /// <summary>Reads the mapping key of a plan, to make another plan with it.</summary>
    /// <param name="path">Its <see cref="ScriptText.KeyFile"/>, or the folder that holds one.</param>
    /// <exception cref="DiagnosticException">It is not there, or holds no key.</exception>
    public static MappingKey ReadKey(string path)
    {
        try
        {
            return ScriptText.ParseKey(File.ReadAllText(Directory.Exists(path) ? Path.Combine(path, ScriptText.KeyFile) : path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.PlanInvalid.At(path, error.Message), error);
        }
        catch (FormatException error)
        {
            // What the file holds instead is not repeated: it may be a key with a slip.
            throw new DiagnosticException(Descriptors.PlanInvalid.At(path, "It holds no mapping key."), error);
        }
    }

    /// <summary>The folder of a plan that is named by its folder or by its <see cref="PlanFile"/>.</summary>
    public static string Of(string plan) => File.Exists(plan) ? Path.GetDirectoryName(Path.GetFullPath(plan))! : plan;

    /// <summary>Opens the folder's journal to append to it.</summary>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static Journal OpenJournal(string folder)
    {
        try
        {
            return Journal.Open(Path.Combine(folder, JournalFile));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(folder, error.Message), error);
        }
    }

    /// <summary>Writes the rollback's script for the schema as it is now.</summary>
    /// <returns>The script's path.</returns>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static string WriteRollback(string folder, RollbackPreview preview)
    {
        var path = Path.Combine(folder, RollbackFile);
        try
        {
            File.WriteAllText(path, ScriptText.Render(
                $"Takes plan {preview.Manifest.PlanId} of {preview.Manifest.Database} back, for the schema of {preview.Schema.DatabaseName} as it was when this was written.",
                RollbackFile, preview.Plan.Script(preview.Schema, preview.Manifest).Steps(), needsKey: false,
                ["Afterwards:", "  vacuumdb --analyze -d DATABASE   (statistics of the changed columns are gone; recycle connection pools too)"]));
            return path;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(path, error.Message), error);
        }
    }

    /// <summary>The predicted schema with the types' OIDs as well, which the rollback's plan goes by.</summary>
    private static Schema Typed(Schema schema, IEnumerable<PlannedColumn> columns)
    {
        var changed = columns.Select(column => (column.Table, column.Column)).ToHashSet();
        return schema with
        {
            Relations =
            [
                .. schema.Relations.Select(relation => relation with
                {
                    Columns =
                    [
                        .. relation.Columns.Select(column => !changed.Contains((relation.Name, column.Name)) ? column
                            : column.ElementTypeOid != 0 ? column with { ElementTypeOid = TypeOids.Uuid }
                            : column with { TypeOid = TypeOids.Uuid, BaseTypeOid = TypeOids.Uuid }),
                    ],
                }),
            ],
        };
    }

    private static void WriteSecret(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(path, options);
        writer.Write(text);
    }
}

/// <summary>The content of <c>plan.json</c>.</summary>
/// <param name="Manifest">What is done.</param>
/// <param name="Refusals">What has to be cleared first.</param>
/// <param name="Notices">Warnings and notes.</param>
/// <param name="Tables">The tables that are rewritten.</param>
/// <param name="Estimate">The cost.</param>
internal sealed record PlanDocument(
    Manifest Manifest, ImmutableArray<PlanMessage> Refusals, ImmutableArray<PlanMessage> Notices, ImmutableArray<PlannedTable> Tables, Estimate Estimate);

/// <summary>A message in a plan.</summary>
internal sealed record PlanMessage(string Code, string Object, string Message, string WayOut)
{
    public static PlanMessage Of(Diagnostic diagnostic) => new(diagnostic.Code, diagnostic.Subject, diagnostic.Message, diagnostic.WayOut);

    public Diagnostic ToDiagnostic() => Descriptors.All.Single(descriptor => descriptor.Code == Code).At(Object, Message, WayOut);
}

[JsonSourceGenerationOptions(
    WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PlanDocument))]
internal sealed partial class PlanJson : JsonSerializerContext;
