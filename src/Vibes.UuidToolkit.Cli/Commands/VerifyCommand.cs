using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit verify</c>: the migrated database against its manifest.</summary>
internal sealed class VerifyCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _plan = new("--plan") { Description = "The folder of the plan that should be in force.", HelpName = "DIR" };

    /// <summary>The command.</summary>
    public VerifyCommand(Terminal terminal) : base("verify", "Check that a migrated database is still as the migration left it.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_plan);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var expected = parse.GetValue(_plan) is { } folder ? PlanFolder.Read(folder).Manifest.PlanId : null;
        return await output.WorkAsync(async progress =>
        {
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            var database = ConnectionStrings.Describe(connectionString);
            var state = await ToolkitState.ReadAsync(connection, cancellation)
                ?? throw new DiagnosticException(Descriptors.NotMigrated.At(database, "No migration is in force."));
            var findings = await MigratedState.CheckAsync(connection, state, progress, cancellation);
            if (expected is not null && expected != state.Manifest.PlanId)
                findings = findings.Insert(0, Descriptors.NotAsMigrated.At(database, $"Plan {state.Manifest.PlanId} is in force, not {expected}."));
            return VerifyOutcome.Of(database, state, findings);
        });
    }
}
