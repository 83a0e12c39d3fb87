using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rollback;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A run in either direction, or why there was none.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Manifest">What the run was about.</param>
/// <param name="Result">What the run did; null where there was none.</param>
/// <param name="Path">The folder or script that was written; null for none.</param>
/// <param name="Verdict">What came of it, in a sentence.</param>
/// <param name="Next">What a person does now.</param>
internal sealed record RunOutcome(string Command, Manifest Manifest, RunResult? Result, string? Path, string Verdict, IReadOnlyList<string> Next) : Outcome
{
    /// <summary>A migration that ran, or found its work done.</summary>
    public static RunOutcome Migrated(RunResult result, Manifest manifest, IReadOnlyList<Diagnostic> notices, string folder) =>
        new("migrate", manifest, result, folder,
            result.AlreadyDone ? "The database was migrated already." : "Migrated: every row was as predicted before COMMIT.",
            result.AlreadyDone ? [] :
            [
                "Recycle connection pools: statements prepared before fail now.",
                "Deploy the application that expects uuids.",
                "Keep the plan's folder; uuidkit rollback takes the migration back, and needs only the database.",
            ])
        {
            ExitCode = 0,
            Diagnostics = result.AlreadyDone ? [.. notices, Descriptors.AlreadyMigrated.At(manifest.Database, $"Migration {manifest.PlanId} is in force.")] : notices,
        };

    /// <summary>A migration that is in force already.</summary>
    public static RunOutcome AlreadyMigrated(ToolkitState state, string folder) =>
        new("migrate", state.Manifest, null, folder, "The database was migrated already.",
            state.IsVacuumed ? [] : ["The run that migrated it was cut off after COMMIT: run it again with --plan and its folder, or VACUUM (ANALYZE) the database."])
        {
            ExitCode = 0,
            Diagnostics = [Descriptors.AlreadyMigrated.At(state.Manifest.Database, $"Migration {state.Manifest.PlanId} of {state.MigratedAt:u} is in force.")],
        };

    /// <summary>A rollback that ran.</summary>
    public static RunOutcome RolledBack(RunResult result, RollbackPreview preview) =>
        new("rollback", preview.Manifest, result, null, "Rolled back: every row was as predicted before COMMIT.",
            ["Recycle connection pools: statements prepared before fail now.", "Deploy the application that expects integers."])
        {
            ExitCode = 0,
            Diagnostics = preview.Notices,
        };

    /// <summary>A rollback that was written, not run.</summary>
    public static RunOutcome RollbackWritten(RollbackPreview preview, string script) =>
        new("rollback", preview.Manifest, null, script, $"Written, nothing run: {script}", []) { ExitCode = 0, Diagnostics = preview.Notices };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (Result is { AlreadyDone: false } run)
        {
            var table = new FactTable($"Plan {Manifest.PlanId}")
                .Add("Tables", Quantity.Number(run.Tables))
                .Add("Rows", Quantity.Number(run.Rows))
                .Add("Foreign keys", Quantity.Number(run.ForeignKeys));
            foreach (var (stage, seconds) in run.Seconds)
                table.Add($"Seconds: {stage}", Quantity.Seconds(seconds));
            table.Write(console);
        }

        console.MarkupLine($"[green]{Markup.Escape(Verdict)}[/]");
        foreach (var line in Next)
            console.WriteLine("- " + line);
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = Command,
        planId = Manifest.PlanId,
        database = Manifest.Database,
        changed = Result is { AlreadyDone: false },
        path = Path,
        tables = Result?.Tables,
        rows = Result?.Rows,
        foreignKeys = Result?.ForeignKeys,
        seconds = Result?.Seconds.Select(stage => new { stage = stage.Stage, seconds = Math.Round(stage.Seconds, 3) }),
        next = Next,
    })!.AsObject();
}
