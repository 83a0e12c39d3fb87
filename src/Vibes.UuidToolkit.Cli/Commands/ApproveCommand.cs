using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Verification.Baselines;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit approve</c>: what was received becomes what is approved.</summary>
internal sealed class ApproveCommand : ToolkitCommand
{
    private readonly Argument<string> _folder = new Argument<string>("DIR")
    {
        Description = "The folder of the snapshots; the current one where it is not given.",
        DefaultValueFactory = _ => ".",
    }.NotAnOption();

    private readonly Argument<string[]> _names = new Argument<string[]>("NAME")
    {
        Description = "A snapshot to approve, such as schema or queries/users-by-email; all where none is named.",
        Arity = ArgumentArity.ZeroOrMore,
    }.NotAnOption();

    /// <summary>The command.</summary>
    public ApproveCommand(Terminal terminal) : base("approve", "Approve what a snapshot received: *.received.txt becomes *.verified.txt.", terminal)
    {
        Arguments.Add(_folder);
        Arguments.Add(_names);
    }

    /// <inheritdoc/>
    protected override Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var folder = parse.GetRequiredValue(_folder);
        if (!Directory.Exists(folder))
            throw Incomplete($"There is no folder {folder}.", "Name the folder of the snapshots.");
        return Task.FromResult<Outcome>(new ApproveOutcome(folder, new BaselineFolder(folder).Approve(parse.GetValue(_names) ?? [])) { ExitCode = 0 });
    }
}
