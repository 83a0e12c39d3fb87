using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit migrate</c>: carries out a plan.</summary>
internal sealed class MigrateCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _plan = new("--plan") { Description = "The folder of a plan that was reviewed; planned anew where not given.", HelpName = "DIR" };
    private readonly PlanningOptions _planning = new();
    private readonly RunningOptions _running = new();

    /// <summary>The command.</summary>
    public MigrateCommand(Terminal terminal) : base("migrate", "Change the integer keys to uuid in one transaction, with every row checked before COMMIT.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_plan);
        _planning.AddTo(this);
        _running.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var reviewed = parse.GetValue(_plan);
        if (reviewed is null == parse.GetValue(_planning.Folder) is null)
            throw Incomplete("A migration runs a plan.", "Give --plan DIR for one that was reviewed, or -o DIR to plan now.");
        RequireAnswer(parse, _running.IsConfirmed(parse));

        var folder = PlanFolder.Ensure(reviewed is null ? parse.GetValue(_planning.Folder)! : PlanFolder.Of(reviewed));
        var state = await StateAsync(connectionString, cancellation);
        Manifest manifest;
        MappingKey key;
        IReadOnlyList<Diagnostic> notices = [];
        if (reviewed is not null)
            (manifest, key) = PlanFolder.Read(reviewed);
        else if (state is not null)
            return RunOutcome.AlreadyMigrated(state, folder);
        else
        {
            var options = Configuration(parse, _planning.Configuration, _planning.Acknowledge);
            key = _planning.Key(parse, folder);
            var (schema, plan) = await output.WorkAsync(async progress =>
            {
                progress?.Report(new("plan", "", 0, 0, 0, 0));
                await using var connection = await Connections.OpenAsync(connectionString, cancellation);
                return await PlanReader.PlanAsync(connection, options, key, null, cancellation);
            });
            var suggested = PlanFolder.Write(folder, schema, plan, key);
            if (plan.IsEmpty || !plan.Refusals.IsEmpty)
                return PlanOutcome.Of(plan, folder, suggested);
            manifest = plan.Manifest;
            output.Tell(notices = plan.Notices);
        }

        var tables = manifest.Columns.Select(column => column.Table).Distinct().Count();
        if (state is null && !_running.IsConfirmed(parse) && !output.Confirm(
                $"{Quantity.Of(tables, "table")} of {ConnectionStrings.Describe(connectionString)} will be locked and rewritten."))
            throw new DiagnosticException(Descriptors.NotConfirmed.At(ConnectionStrings.Describe(connectionString), "The answer was not yes."));

        using var journal = PlanFolder.OpenJournal(folder);
        if (journal.InterruptedAt is { } step)
            output.Tell(notices = [.. notices, Descriptors.Interrupted.At(folder, $"It stopped at '{step}'.")]);
        var result = await output.WorkAsync(progress =>
            new Migrator(connectionString, _running.Of(parse, progress), journal).MigrateAsync(manifest, key, cancellation));
        return RunOutcome.Migrated(result, manifest, notices, folder);
    }

    private static async Task<ToolkitState?> StateAsync(string connectionString, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        return await ToolkitState.ReadAsync(connection, cancellation);
    }
}
