using System.Collections.Immutable;
using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>What is taken of a live database, in every command that takes snapshots.</summary>
internal sealed class SnapshotOptions
{
    private readonly Option<string?> _queries = new("--queries") { Description = "A folder of .sql files, whose results are snapshots too.", HelpName = "DIR" };

    private readonly Option<string?> _configuration = new("--config")
    {
        Description = "What the migration is planned with: of it the undeclared references, and the keys that stay.",
        HelpName = "uuidkit.json",
    };

    private readonly Option<string?> _kept = new("--kept-ids")
    {
        Description = "The column that keeps old integers beside a UUID key; without a name legacy_id, or LegacyId beside a key that is written Id.",
        HelpName = "COLUMN",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_queries);
        command.Options.Add(_configuration);
        command.Options.Add(_kept);
    }

    /// <summary>What is known of the keys. All of the file is read, as those who migrate read it: a slip is told here too.</summary>
    public KeyConfiguration Keys(ParseResult parse)
    {
        var keys = parse.GetValue(_configuration) is { } path ? ConfigurationFile.Read<MigrationOptions>(path) : new KeyConfiguration();
        return parse.GetResult(_kept) is null ? keys : keys with { KeepOldIds = new(parse.GetValue(_kept)) };
    }

    /// <summary>The queries to run.</summary>
    public ImmutableArray<QueryFile> Queries(ParseResult parse) => parse.GetValue(_queries) is { } folder ? QueryFile.ReadFolder(folder) : [];

    /// <summary>Takes the snapshots.</summary>
    public static Task<ImmutableArray<Snapshot>> TakeAsync(string connectionString, IReadOnlyList<QueryFile> queries, KeyConfiguration keys, IOutput output, CancellationToken cancellation) =>
        output.WorkAsync(async progress =>
        {
            await using var connection = await Connections.OpenAsync(connectionString, cancellation);
            return await DatabaseSnapshots.TakeAsync(connection, queries, keys, Relayed(progress), cancellation);
        });

    /// <summary>The progress of reading a database, for the one who shows it.</summary>
    public static IProgress<SnapshotProgress>? Relayed(IProgress<RunProgress>? progress) => progress is null ? null : new Relay(progress);

    private sealed class Relay(IProgress<RunProgress> progress) : IProgress<SnapshotProgress>
    {
        public void Report(SnapshotProgress value) => progress.Report(new(value.Stage, value.Item, value.Done, value.Total, value.Done, value.Total));
    }
}
