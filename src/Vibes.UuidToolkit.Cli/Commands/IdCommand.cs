using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit id</c>: the uuid of an old integer, and the other way round.</summary>
internal sealed class IdCommand : ToolkitCommand
{
    private readonly Argument<string> _table = new Argument<string>("TABLE") { Description = "The table, with or without its schema, unquoted." }.NotAnOption();
    private readonly Argument<string> _id = new Argument<string>("ID") { Description = "An old integer, or a uuid." }.NotAnOption("--");
    private readonly Option<string?> _connection = CommonOptions.Connection();

    /// <summary>The command.</summary>
    public IdCommand(Terminal terminal) : base("id", "Tell the uuid of an old integer, or the old integer of a uuid.", terminal)
    {
        Arguments.Add(_table);
        Arguments.Add(_id);
        Options.Add(_connection);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(RequireConnection(parse, _connection), cancellation);
        var (table, id) = (parse.GetRequiredValue(_table), parse.GetRequiredValue(_id));
        return new IdOutcome(table, id, await IdLookup.FindAsync(connection, table, id, cancellation)) { ExitCode = 0 };
    }
}
