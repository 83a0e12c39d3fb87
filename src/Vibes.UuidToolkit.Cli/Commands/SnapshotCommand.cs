using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Verification.Baselines;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit snapshot</c>: the database against its approved texts.</summary>
internal sealed class SnapshotCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _folder = CommonOptions.Folder("The folder of the approved texts, *.verified.txt; written where they are not there.");
    private readonly SnapshotOptions _snapshots = new();

    /// <summary>The command.</summary>
    public SnapshotCommand(Terminal terminal) : base("snapshot", "Write schema, foreign keys, the rows' fingerprints and query results as text, or compare them with the approved text.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_folder);
        _snapshots.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var folder = PlanFolder.Ensure(parse.GetValue(_folder) ?? throw Incomplete("No folder is named.", "Give -o DIR."));
        var snapshots = await SnapshotOptions.TakeAsync(connectionString, _snapshots.Queries(parse), output, cancellation);
        var outcome = SnapshotOutcome.Of(ConnectionStrings.Describe(connectionString), new BaselineFolder(folder).Compare(snapshots));
        if (Terminal is { IsInteractive: true, IsOutputTerminal: true } && !IsJson(parse))
            await DiffTool.ShowAsync(folder, outcome.Comparisons);
        return outcome;
    }
}
