using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A migrated database against its manifest.</summary>
/// <param name="Database">The database.</param>
/// <param name="State">The migration in force.</param>
internal sealed record VerifyOutcome(string Database, ToolkitState State) : Outcome
{
    /// <summary>The outcome of checking.</summary>
    public static VerifyOutcome Of(string database, ToolkitState state, ImmutableArray<Diagnostic> findings) => new(database, state)
    {
        ExitCode = findings.Any(finding => finding.Kind == DiagnosticKind.Finding) ? (int)DiagnosticKind.Finding : 0,
        Diagnostics = findings,
    };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        new FactTable($"Migration {State.Manifest.PlanId} of {State.MigratedAt:u}")
            .Add("Columns", Quantity.Number(State.Manifest.Columns.Length))
            .Add("Keys", Quantity.Number(State.Manifest.Columns.Count(column => column.Role == ColumnRole.Key)))
            .Add("Columns of old ids", Quantity.Number(State.Manifest.KeptIds.Length))
            .Add("Foreign keys", Quantity.Number(State.Manifest.ForeignKeys.Length))
            .Write(console);
        console.MarkupLine(ExitCode == 0 ? "[green]The database is as the migration left it.[/]" : $"[red]{Quantity.Of(Diagnostics.Count(finding => finding.Kind == DiagnosticKind.Finding), "finding")}; see above.[/]");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "verify",
        database = Database,
        planId = State.Manifest.PlanId,
        migratedAt = State.MigratedAt,
        columns = State.Manifest.Columns.Length,
        keptIds = State.Manifest.KeptIds.Length,
        foreignKeys = State.Manifest.ForeignKeys.Length,
    })!.AsObject();
}
