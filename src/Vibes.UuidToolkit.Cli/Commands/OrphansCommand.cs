using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Orphans;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit orphans</c>: rows that refer to rows that are not there.</summary>
internal sealed class OrphansCommand : ToolkitCommand
{
    private readonly Option<string?> _connection = CommonOptions.Connection();
    private readonly Option<string?> _export = new("--export") { Description = "Write the rows to a file that psql can read back.", HelpName = "FILE" };
    private readonly Option<bool> _setNull = new("--set-null") { Description = "Set their references null, once they are exported." };
    private readonly Option<bool> _delete = new("--delete") { Description = "Delete them, once they are exported." };
    private readonly Option<bool> _yes = CommonOptions.Yes();

    /// <summary>The command.</summary>
    public OrphansCommand(Terminal terminal) : base("orphans", "List, export and remove rows whose foreign key leads nowhere.", terminal)
    {
        Options.Add(_connection);
        Options.Add(_export);
        Options.Add(_setNull);
        Options.Add(_delete);
        Options.Add(_yes);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var connectionString = RequireConnection(parse, _connection);
        var file = parse.GetValue(_export);
        var removal = (parse.GetValue(_setNull), parse.GetValue(_delete)) switch
        {
            (true, true) => throw Incomplete("Orphans are set null or deleted, not both.", "Give one of --set-null and --delete."),
            (true, _) => OrphanRemoval.SetNull,
            (_, true) => OrphanRemoval.Delete,
            _ => OrphanRemoval.None,
        };
        if (removal != OrphanRemoval.None)
        {
            if (file is null)
                throw Incomplete("Orphans are not removed without an export.", "Give --export FILE.");
            RequireAnswer(parse, parse.GetValue(_yes));
        }

        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        var orphans = await output.WorkAsync(progress =>
        {
            progress?.Report(new("orphans", "", 0, 0, 0, 0));
            return OrphanSet.FindAsync(connection, cancellation);
        });
        var database = ConnectionStrings.Describe(connectionString);
        if (orphans.Found.IsEmpty || file is null)
            return OrphansOutcome.Of(database, orphans.Found, OrphanRemoval.None, null, 0);
        if (orphans.Refusals(removal) is [_, ..] refusals)
            throw new DiagnosticException(refusals);
        if (removal != OrphanRemoval.None && !parse.GetValue(_yes) && !output.Confirm(
                $"{Quantity.Of(orphans.Found.Sum(key => key.Rows), "orphan")} of {database} will be exported to {file} and {(removal == OrphanRemoval.Delete ? "deleted" : "set null")}."))
            throw new DiagnosticException(Descriptors.NotConfirmed.At(database, "The answer was not yes."));
        var exported = await output.WorkAsync(progress =>
        {
            progress?.Report(new("export", "", 0, 0, 0, 0));
            return orphans.ExportAsync(file, removal, cancellation);
        });
        return OrphansOutcome.Of(database, orphans.Found, removal, file, exported);
    }
}
