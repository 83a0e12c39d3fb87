using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A plan, written to a folder.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Folder">Where it was written.</param>
/// <param name="Suggested">The path of the configuration that it suggests; null where it suggests nothing.</param>
internal sealed record PlanOutcome(MigrationPlan Plan, string Folder, string? Suggested) : Outcome
{
    /// <summary>The outcome of planning.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">Where it was written.</param>
    /// <param name="suggested">The path of the configuration that it suggests; null where it suggests nothing.</param>
    public static PlanOutcome Of(MigrationPlan plan, string folder, string? suggested) => new(plan, folder, suggested)
    {
        ExitCode = plan.Refusals.IsEmpty ? 0 : (int)DiagnosticKind.Refusal,
        Diagnostics =
        [
            .. plan.Notices,
            .. plan is { IsEmpty: true, Refusals.IsEmpty: true } ? [Descriptors.NothingToDo.At(plan.Manifest.Database, "It has no key class that changes.")] : Array.Empty<Diagnostic>(),
            .. plan.Refusals,
        ],
    };

    /// <summary>The cost, for machines.</summary>
    public static object Estimate(Estimate estimate) => new
    {
        rewriteBytes = estimate.RewriteBytes,
        sizeAfterBytes = estimate.SizeAfterBytes,
        extraDiskBytes = estimate.ExtraDiskBytes,
        walBytes = estimate.WalBytes,
        locks = estimate.Locks,
    };

    /// <summary>Says where the suggested decisions are.</summary>
    public static void WriteSuggestions(IAnsiConsole console, MigrationPlan plan, string? file)
    {
        if (file is not null)
            console.WriteLine($"{Quantity.Of(plan.Suggestions.Length, "suggested decision")}, to look at and give with --config: {file}");
    }

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (!Plan.IsEmpty)
        {
            WriteClasses(console);
            WriteTables(console);
            new FactTable("Estimate")
                .Add("Rewritten", $"{Quantity.Bytes(Plan.Estimate.RewriteBytes)} of tables and indexes, {Quantity.Bytes(Plan.Estimate.SizeAfterBytes)} afterwards")
                .Add("Disk needed meanwhile", Quantity.Bytes(Plan.Estimate.ExtraDiskBytes))
                .Add("Write-ahead log", Quantity.Bytes(Plan.Estimate.WalBytes))
                .Add("Locks", $"ACCESS EXCLUSIVE on {Quantity.Of(Plan.Tables.Length, "table")}, {Quantity.Of(Plan.Estimate.Locks, "entry", "entries")} of the lock table")
                .Write(console);
        }

        console.WriteLine($"Plan {Plan.Manifest.PlanId} of {Plan.Manifest.Database}: {Folder}");
        WriteSuggestions(console, Plan, Suggested);
        console.MarkupLine(ExitCode != 0
            ? $"[red]Refused: {Quantity.Of(Plan.Refusals.Length, "message")} above. {PlanFolder.PlanFile} has them too; no scripts were written.[/]"
            : Plan.IsEmpty ? "[green]There is nothing to migrate.[/]" : "[green]Ready: review the folder, then uuidkit migrate --plan.[/]");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "plan",
        folder = Folder,
        planId = Plan.Manifest.PlanId,
        database = Plan.Manifest.Database,
        classes = Plan.Manifest.Classes.Select(planned => new
        {
            name = planned.Name,
            mapping = planned.Mapping.ToString().ToLowerInvariant(),
            columns = Plan.Manifest.Columns.Where(column => column.Class == planned.Name).Select(column => column.ToString()),
        }),
        keptIds = Plan.Manifest.KeptIds.Select(kept => kept.ToString()),
        excluded = Plan.Excluded.Select(keyClass => keyClass.Name),
        tables = Plan.Tables.Select(table => new { name = table.Name.ToString(), columns = table.Columns, estimatedRows = table.EstimatedRows, bytes = table.TableBytes + table.IndexBytes }),
        estimate = Estimate(Plan.Estimate),
        suggestions = Suggested,
    })!.AsObject();

    private void WriteClasses(IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Rounded, UseSafeBorder = true }
            .AddColumn("Key class").AddColumn("Mapping").AddColumn(new TableColumn("Columns").RightAligned());
        foreach (var planned in Plan.Manifest.Classes)
            table.AddRow(Markup.Escape(planned.Name), planned.Mapping.ToString().ToLowerInvariant(), Quantity.Number(Plan.Manifest.Columns.Count(column => column.Class == planned.Name)));
        foreach (var excluded in Plan.Excluded)
            table.AddRow(Markup.Escape(excluded.Name), "excluded", "");
        console.Write(table);
    }

    private void WriteTables(IAnsiConsole console)
    {
        var table = new Table { Border = TableBorder.Rounded, UseSafeBorder = true }
            .AddColumn("Table").AddColumn(new TableColumn("Columns").RightAligned()).AddColumn(new TableColumn("Rows, estimated").RightAligned())
            .AddColumn(new TableColumn("Size").RightAligned());
        foreach (var planned in Plan.Tables)
            table.AddRow(Markup.Escape(planned.Name.ToString()), Quantity.Number(planned.Columns), Quantity.Number(planned.EstimatedRows), Quantity.Bytes(planned.TableBytes + planned.IndexBytes));
        console.Write(table);
    }
}
