using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Postgres.Sources;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit rehearse</c>: the whole migration on a throwaway copy.</summary>
internal sealed class RehearseCommand : ToolkitCommand
{
    private readonly Argument<string?> _source = new Argument<string?>("SOURCE")
    {
        Description = "A connection string or URI, a .sql file, a custom-format or directory dump; the bundled sample where not given.",
        Arity = ArgumentArity.ZeroOrOne,
    }.NotAnOption();

    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _folder = CommonOptions.Folder("Where plan, scripts and journal are written; a fresh folder where not given.");
    private readonly Option<string?> _configuration = CommonOptions.Configuration();
    private readonly Option<string[]> _acknowledge = CommonOptions.Acknowledge();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<string?> _server = new("--server") { Description = "A running server for the copy; one is started where not given.", HelpName = "CONNECTION" };
    private readonly Option<int?> _version = new("--pg") { Description = "The server's major version, 12 to 18.", HelpName = "VERSION" };
    private readonly Option<int?> _users = CommonOptions.Count("--users", "How many users the bundled sample has (200 where not given).");

    /// <summary>The command.</summary>
    public RehearseCommand(Terminal terminal)
        : base("rehearse", "Copy a database, migrate the copy, verify it, roll it back, and prove that it is byte for byte what it was.", terminal)
    {
        Arguments.Add(_source);
        foreach (var option in new Option[] { _connection, _folder, _configuration, _acknowledge, _jobs, _server, _version, _users })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var source = Source(parse);
        var options = Configuration(parse, _configuration, _acknowledge);
        var folder = PlanFolder.Ensure(parse.GetValue(_folder) ?? Directory.CreateTempSubdirectory("uuidkit_rehearsal_").FullName);
        var servers = ServerOptions.FromEnvironment();
        servers = servers with
        {
            Connection = parse.GetValue(_server) ?? servers.Connection,
            MajorVersion = parse.GetValue(_version) ?? await MajorVersionAsync(source, cancellation) ?? servers.MajorVersion,
        };
        var result = await output.WorkAsync(async progress =>
        {
            progress?.Report(new("server", "", 0, 0, 0, 0));
            await using var server = await ThrowawayServers.StartAsync(servers, cancellation);
            var run = new RunOptions { Progress = progress };
            var rehearsal = new Rehearsal(server, options, run with { Jobs = parse.GetValue(_jobs) ?? run.Jobs }, folder);
            return await rehearsal.RunAsync(source, new LoadOptions(), PlanFolder.KeyOf(folder), cancellation);
        });
        return RehearsalOutcome.Of(result, folder);
    }

    private DatabaseSource Source(ParseResult parse)
    {
        var named = parse.GetValue(_source);
        if (named is not null && parse.GetValue(_connection) is not null)
            throw Incomplete("SOURCE and -c both name what to rehearse.", "Give one of them.");
        var text = named ?? parse.GetValue(_connection);
        if (text is null)
            return Sample.Of(parse.GetValue(_users) ?? 200);
        return parse.GetValue(_users) is null ? DatabaseSource.Parse(text) : throw Incomplete("--users sizes the bundled sample, and a source is named.", "Leave one of them out.");
    }

    /// <summary>A live database is best rehearsed on a server of its own version.</summary>
    private static async Task<int?> MajorVersionAsync(DatabaseSource source, CancellationToken cancellation)
    {
        if (source is not LiveDatabase live)
            return null;
        await using var connection = await Connections.OpenAsync(live.ConnectionString, cancellation);
        return connection.PostgreSqlVersion.Major;
    }
}
