using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Verification.Timings;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit bench</c>: how long queries and look-ups by key take, and how they are done.</summary>
internal sealed class BenchCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _folder = CommonOptions.Folder($"The folder that {TimingFile.Name} is written to: that of the snapshots.");
    private readonly SnapshotOptions _snapshots = new();
    private readonly Option<int?> _runs = CommonOptions.Count("--runs", "How often each query is measured at most (100), for two seconds at most.");
    private readonly Option<int?> _timeout = CommonOptions.Count("--timeout", "How many seconds one run may take (30).");

    /// <summary>The command.</summary>
    public BenchCommand(Terminal terminal) : base("bench", "Measure queries, look-ups by key and joins over foreign keys, with their plans, to compare them with another side's.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_folder);
        _snapshots.AddTo(this);
        Options.Add(_runs);
        Options.Add(_timeout);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var folder = PlanFolder.Ensure(parse.GetValue(_folder) ?? throw Incomplete("No folder is named.", "Give -o DIR."));
        var queries = _snapshots.Queries(parse);
        var options = new TimingOptions();
        options = options with { Runs = parse.GetValue(_runs) ?? options.Runs, Timeout = parse.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : options.Timeout };
        var timings = await output.WorkAsync(async progress =>
        {
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            return await TimingReader.ReadAsync(connection, queries, options, SnapshotOptions.Relayed(progress), cancellation);
        });
        return BenchOutcome.Of(ConnectionStrings.Describe(connectionString), TimingFile.Write(folder, timings), timings);
    }
}
