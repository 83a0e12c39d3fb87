using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rollback;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit rollback</c>: takes the migration in force back.</summary>
internal sealed class RollbackCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _folder = CommonOptions.Folder("Where the journal, or with --dry-run the script, is written.");
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = $"Write {PlanFolder.RollbackFile} from the schema as it is now instead of running it." };
    private readonly RunningOptions _running = new();

    /// <summary>The command.</summary>
    public RollbackCommand(Terminal terminal) : base("rollback", "Take the migration back: old rows get their integers, rows born since get new ones.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_folder);
        Options.Add(_dryRun);
        _running.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var dryRun = parse.GetValue(_dryRun);
        if (dryRun && parse.GetValue(_folder) is null)
            throw Incomplete("--dry-run writes a script.", "Say where with -o DIR.");
        if (!dryRun)
            RequireAnswer(parse, _running.IsConfirmed(parse));
        var folder = parse.GetValue(_folder) is { } given ? PlanFolder.Ensure(given) : null;

        var preview = await output.WorkAsync(async progress =>
        {
            progress?.Report(new("plan", "", 0, 0, 0, 0));
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            return await RollbackPreview.ReadAsync(connection, cancellation);
        });
        if (!preview.Plan.Refusals.IsEmpty)
            throw new DiagnosticException(preview.Plan.Refusals);
        output.Tell(preview.Notices);
        if (dryRun)
            return RunOutcome.RollbackWritten(preview, PlanFolder.WriteRollback(folder!, preview));

        if (!_running.IsConfirmed(parse) && !output.Confirm(
                $"Migration {preview.Manifest.PlanId} of {ConnectionStrings.Describe(connectionString)} will be taken back, {Quantity.Of(preview.Tables, "table")} locked and rewritten."))
            throw new DiagnosticException(Descriptors.NotConfirmed.At(ConnectionStrings.Describe(connectionString), "The answer was not yes."));
        using var journal = folder is null ? Journal.None : PlanFolder.OpenJournal(folder);
        var result = await output.WorkAsync(progress =>
            new Migrator(connectionString, _running.Of(parse, progress), journal).RollbackAsync(cancellation));
        return RunOutcome.RolledBack(result, preview);
    }
}
