using System.CommandLine;
using System.CommandLine.Invocation;
using Vibes.UuidToolkit.Cli.Commands;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli;

/// <summary>The command line as a whole: the one way in, for the process and for tests.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments, without the program's name.</param>
    /// <param name="terminal">What the command talks to.</param>
    /// <param name="cancellation">Cancels the command, which then rolls back.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation = default)
    {
        var root = new RootCommand("Moves a PostgreSQL database and its .NET code from integer keys to UUID keys, proves that nothing was lost, and takes it back.")
        {
            new RehearseCommand(terminal),
            new SnapshotCommand(terminal),
            new ApproveCommand(terminal),
            new CompareCommand(terminal),
            new BenchCommand(terminal),
            new OrphansCommand(terminal),
            new PlanCommand(terminal),
            new MigrateCommand(terminal),
            new VerifyCommand(terminal),
            new RollbackCommand(terminal),
            new IdCommand(terminal),
            new BaselineCommand(terminal),
            new ScanCommand(terminal),
            new FixCommand(terminal),
        };
        var parse = root.Parse(args.Count == 0 ? ["--help"] : args);
        if (parse.Errors.Count > 0 && parse.Action is null or ParseErrorAction)
        {
            var command = parse.CommandResult.Command;
            IOutput output = args.Contains(CommonOptions.Json().Name) ? new JsonOutput(terminal) : new HumanOutput(terminal);
            return output.Show(FailureOutcome.Of(Descriptors.CommandLine.At(
                command is RootCommand ? "uuidkit" : $"uuidkit {command.Name}",
                string.Join(' ', parse.Errors.Select(error => WithoutSecrets(error.Message, args)).Distinct()))));
        }

        // Exceptions and signals are the commands' and the process's own: both have exit codes of their own.
        return await parse.InvokeAsync(new InvocationConfiguration
        {
            Output = terminal.Output,
            Error = terminal.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        }, cancellation);
    }

    /// <summary>An argument in the wrong place is repeated by the parser, and may be a connection with its password.</summary>
    private static string WithoutSecrets(string message, IEnumerable<string> args) => args
        .Where(arg => arg.Contains('=', StringComparison.Ordinal) || arg.Contains("://", StringComparison.Ordinal))
        .Aggregate(message, (text, arg) => text.Replace(arg, "…", StringComparison.Ordinal));
}
