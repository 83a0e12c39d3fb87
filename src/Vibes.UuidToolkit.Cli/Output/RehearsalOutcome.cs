using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>What a rehearsal found.</summary>
/// <param name="Result">What it found.</param>
/// <param name="Folder">Where it was written.</param>
internal sealed record RehearsalOutcome(RehearsalResult Result, string Folder) : Outcome
{
    /// <summary>The outcome of a rehearsal.</summary>
    /// <param name="result">What it found.</param>
    /// <param name="folder">Where plan and journal are.</param>
    public static RehearsalOutcome Of(RehearsalResult result, string folder) => new(result, folder)
    {
        ExitCode = result.ExitCode,
        Diagnostics =
        [
            .. result.LoadNotes,
            .. result.Plan.Notices,
            .. result.Plan is { IsEmpty: true, Refusals.IsEmpty: true } ? [Descriptors.NothingToDo.At(result.Source, "It has no key class that changes.")] : Array.Empty<Diagnostic>(),
            .. result.Plan.Refusals,
            .. result.InvalidForeignKeys.Select(key => Descriptors.NotAsMigrated.At(key, "The foreign key was valid before and is not after the migration.")),
            .. result.RoundTripDifference is { } difference ? [Descriptors.RoundTripDiffers.At(folder, difference)] : Array.Empty<Diagnostic>(),
        ],
    };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        var plan = Result.Plan;
        console.WriteLine($"Rehearsed {Result.Source} on {Result.Server}.");
        if (!plan.IsEmpty)
            new FactTable("Production would see")
                .Add("Locks", $"ACCESS EXCLUSIVE on {Quantity.Of(plan.Tables.Length, "table")}, {Quantity.Of(plan.Estimate.Locks, "entry", "entries")} of the lock table")
                .Add("Rewritten", $"{Quantity.Bytes(plan.Estimate.RewriteBytes)} of tables and indexes, {Quantity.Bytes(plan.Estimate.SizeAfterBytes)} afterwards")
                .Add("Write-ahead log", Quantity.Bytes(plan.Estimate.WalBytes))
                .Add("Disk needed meanwhile", Quantity.Bytes(plan.Estimate.ExtraDiskBytes))
                .Add("Downtime", Result.Migrated is null ? "not measured" : $"{Quantity.Seconds(Result.Downtime)}, measured on the copy")
                .Write(console);
        if (Result.Migrated is { } migrated)
            WriteResult(console, migrated);
        console.WriteLine($"Plan, scripts and journal: {Folder}");
        PlanOutcome.WriteSuggestions(console, plan, Result.SuggestedFile);
        WriteVerdict(console);
    }

    /// <inheritdoc/>
    public override JsonObject ToJson()
    {
        var (plan, migrated) = (Result.Plan, Result.Migrated);
        return JsonSerializer.SerializeToNode(new
        {
            command = "rehearse",
            source = Result.Source,
            server = Result.Server,
            folder = Folder,
            rehearsed = migrated is not null,
            classes = plan.Classes.Select(keyClass => keyClass.Name),
            tables = migrated?.Tables,
            rows = migrated?.Rows,
            foreignKeys = migrated?.ForeignKeys,
            sizeBefore = Result.SizeBefore,
            sizeAfter = migrated is null ? (long?)null : Result.SizeAfter,
            seconds = Seconds(Result.Seconds),
            migrateSeconds = migrated is null ? null : Seconds(migrated.Seconds),
            rollbackSeconds = Result.RolledBack is null ? null : Seconds(Result.RolledBack.Seconds),
            downtimeSeconds = migrated is null ? (double?)null : Result.Downtime,
            estimate = PlanOutcome.Estimate(plan.Estimate),
            fingerprintsEqual = migrated is null ? (bool?)null : true,
            foreignKeysValid = migrated is null ? (bool?)null : Result.InvalidForeignKeys.IsEmpty,
            roundTripIdentical = migrated is null ? (bool?)null : Result.RoundTripIdentical,
            comparedWith = Result.DumpMethod,
            comparisonShortcoming = Result.DumpShortcoming,
            suggestions = Result.SuggestedFile,
            pending = Result.Pending.Select(refusal => $"{refusal.Code} {refusal.Subject}"),
        })!.AsObject();
    }

    private static IEnumerable<object> Seconds(IEnumerable<(string Stage, double Seconds)> stages) =>
        stages.Select(stage => new { stage = stage.Stage, seconds = Math.Round(stage.Seconds, 3) });

    private static string Stages(IEnumerable<(string Stage, double Seconds)> stages) =>
        string.Join('\n', stages.Chunk(4).Select(line => string.Join(", ", line.Select(stage => $"{stage.Stage} {Quantity.Seconds(stage.Seconds)}"))));

    private void WriteResult(IAnsiConsole console, Migration.Running.RunResult migrated)
    {
        var table = new FactTable("The rehearsal")
            .Add("Tables", Quantity.Number(migrated.Tables))
            .Add("Rows", Quantity.Number(migrated.Rows))
            .Add("Foreign keys", Quantity.Number(migrated.ForeignKeys))
            .Add("Key classes", Quantity.Number(Result.Plan.Classes.Length))
            .Add("Size", $"{Quantity.Bytes(Result.SizeBefore)} before, {Quantity.Bytes(Result.SizeAfter)} after");
        foreach (var (stage, seconds) in Result.Seconds)
        {
            var parts = stage == "migrate" ? migrated.Seconds : stage == "roll back" ? Result.RolledBack?.Seconds : null;
            table.Add($"Seconds: {stage}", parts is null ? Quantity.Seconds(seconds) : $"{Quantity.Seconds(seconds)}, of which\n{Stages(parts)}");
        }

        // A run whose fingerprints differ does not come this far: it ends with UK0601.
        table.Add("Fingerprints equal", true, $"of {Quantity.Of(migrated.Tables, "table")}, each row as predicted")
            .Add("Foreign keys valid", Result.InvalidForeignKeys.IsEmpty, "")
            .Add("Round trip byte-identical", Result.RoundTripIdentical, Result.DumpShortcoming is { } shortcoming ? $"by {Result.DumpMethod}: {shortcoming}" : $"by {Result.DumpMethod}")
            .Write(console);
    }

    private void WriteVerdict(IAnsiConsole console)
    {
        var (style, verdict) = (ExitCode, Result.Migrated) switch
        {
            (0, null) => ("green", "There is nothing to migrate."),
            (0, _) => ("green", "All of it holds: the migration and the way back leave no trace but the uuids."),
            (3, null) => ("red", $"Refused: {Quantity.Of(Result.Plan.Refusals.Length, "message")} above. Nothing was rehearsed."),
            (3, _) => ("red", $"All of it holds on the copy, but production refuses: {Quantity.Of(Result.Pending.Length, "message")} above {(Result.Pending.Length == 1 ? "is" : "are")} still to be acknowledged."),
            _ => ("red", "Something differs; see above."),
        };
        console.MarkupLine($"[{style}]{Markup.Escape(verdict)}[/]");
    }
}
