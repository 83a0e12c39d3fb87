using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit plan</c>: a folder to review, and nothing changed.</summary>
internal sealed class PlanCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly PlanningOptions _planning = new();

    /// <summary>The command.</summary>
    public PlanCommand(Terminal terminal) : base("plan", "Write a folder to review: the plan with its refusals, warnings and estimates, and the scripts in both directions.", terminal)
    {
        Options.Add(_connection);
        _planning.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var folder = parse.GetValue(_planning.Folder) ?? throw Incomplete("No folder is named.", "Give -o DIR.");
        var options = Configuration(parse, _planning.Configuration, _planning.Acknowledge);
        folder = PlanFolder.Ensure(folder);
        var key = _planning.Key(parse, folder);
        return await output.WorkAsync(async progress =>
        {
            progress?.Report(new("plan", "", 0, 0, 0, 0));
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            var (schema, plan) = await PlanReader.PlanAsync(connection, options, key, null, cancellation);
            return PlanOutcome.Of(plan, folder, PlanFolder.Write(folder, schema, plan, key));
        });
    }
}
