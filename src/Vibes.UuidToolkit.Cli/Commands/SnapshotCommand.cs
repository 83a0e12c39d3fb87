using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Verification.Baselines;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit snapshot</c>: a database, an API, or both, against their approved texts.</summary>
internal sealed class SnapshotCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _folder = CommonOptions.Folder("The folder of the approved texts, *.verified.txt; written where they are not there.");
    private readonly SnapshotOptions _snapshots = new();
    private readonly ApiOptions _api = new();

    /// <summary>The command.</summary>
    public SnapshotCommand(Terminal terminal) : base("snapshot", "Write schema, foreign keys, the rows' fingerprints, query results and an API's answers as text, or compare them with the approved text.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_folder);
        _snapshots.AddTo(this);
        _api.AddTo(this);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var source = _api.Source(parse, Incomplete);
        // An API alone will do.
        var connectionString = source is null ? RequireConnection(parse, _connection) : Connection(parse, _connection);
        var folder = PlanFolder.Ensure(parse.GetValue(_folder) ?? throw Incomplete("No folder is named.", "Give -o DIR."));
        var approved = new BaselineFolder(folder);
        var snapshots = connectionString is null ? [] : await SnapshotOptions.TakeAsync(connectionString, _snapshots.Queries(parse), _snapshots.Keys(parse), output, cancellation);
        var api = source is null ? ApiSnapshots.None : await ApiOptions.TakeAsync(source, output, cancellation);
        string[] subjects = [.. connectionString is null ? [] : new[] { ConnectionStrings.Describe(connectionString) }, .. source is null ? [] : new[] { source.Server.BaseUrl }];
        var outcome = SnapshotOutcome.Of(string.Join(" and ", subjects), approved.Compare([.. snapshots, .. api.Against(approved.Read())]), api.Diagnostics);
        if (Terminal is { IsInteractive: true, IsOutputTerminal: true } && !IsJson(parse))
            await DiffTool.ShowAsync(folder, outcome.Comparisons);
        return outcome;
    }
}
