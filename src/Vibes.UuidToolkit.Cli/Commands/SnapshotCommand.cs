using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit snapshot</c>: the database against its approved texts.</summary>
internal sealed class SnapshotCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _folder = CommonOptions.Folder("The folder of schema.verified.txt and data.verified.txt; written where they are not there.");

    /// <summary>The command.</summary>
    public SnapshotCommand(Terminal terminal) : base("snapshot", "Write the schema and the rows' fingerprints as text, or compare them with the approved text.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_folder);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var folder = PlanFolder.Ensure(parse.GetValue(_folder) ?? throw Incomplete("No folder is named.", "Give -o DIR."));
        var snapshot = await output.WorkAsync(async progress =>
        {
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            return await DatabaseSnapshot.TakeAsync(connection, progress is null ? null : new Relay(progress), cancellation);
        });
        return SnapshotOutcome.Of(ConnectionStrings.Describe(connectionString), new BaselineFolder(folder).Compare(snapshot.Texts));
    }

    /// <summary>The tables read, as a stage of its own.</summary>
    private sealed class Relay(IProgress<RunProgress> progress) : IProgress<(int Done, int Total, TableFingerprint Last)>
    {
        public void Report((int Done, int Total, TableFingerprint Last) value) =>
            progress.Report(new("fingerprints", value.Last.Table.ToString(), value.Done, value.Total, value.Done, value.Total));
    }
}
