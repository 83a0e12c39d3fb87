using System.CommandLine;
using Npgsql;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>What all commands share: who they speak to, and what becomes of an error.</summary>
internal abstract class ToolkitCommand : Command
{
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();

    /// <summary>A command of that name.</summary>
    protected ToolkitCommand(string name, string description, Terminal terminal) : base(name, description)
    {
        Terminal = terminal;
        Options.Add(_json);
        Options.Add(_verbose);
        SetAction(async (parse, cancellation) =>
        {
            IOutput output = parse.GetValue(_json) ? new JsonOutput(terminal) : new HumanOutput(terminal);
            return output.Show(await GuardAsync(parse, output, cancellation));
        });
    }

    /// <summary>What the command talks to.</summary>
    protected Terminal Terminal { get; }

    /// <summary>Does the command's work.</summary>
    /// <exception cref="DiagnosticException">It came to nothing.</exception>
    protected abstract Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation);

    /// <summary>The connection string that the option or the environment gives.</summary>
    /// <exception cref="DiagnosticException">Neither does.</exception>
    protected string RequireConnection(ParseResult parse, Option<string?> option) => Connection(parse, option)
        ?? throw Incomplete("No database is named.", $"Give -c CONNECTION, or set {CommonOptions.ConnectionVariable}.");

    /// <summary>The connection string that the option or the environment gives; null where neither does.</summary>
    protected static string? Connection(ParseResult parse, Option<string?> option) =>
        Given(parse.GetValue(option)) ?? Given(Environment.GetEnvironmentVariable(CommonOptions.ConnectionVariable));

    /// <summary>The options that the file and the command line give.</summary>
    protected static MigrationOptions Configuration(ParseResult parse, Option<string?> file, Option<string[]> acknowledge)
    {
        var options = parse.GetValue(file) is { } path ? ConfigurationFile.Read<MigrationOptions>(path) : new MigrationOptions();
        return options with { Acknowledge = [.. options.Acknowledge, .. parse.GetValue(acknowledge) ?? []] };
    }

    /// <summary>Whether the outcome is for a machine.</summary>
    protected bool IsJson(ParseResult parse) => parse.GetValue(_json);

    /// <summary>Whether nothing is to be left out.</summary>
    protected bool IsVerbose(ParseResult parse) => parse.GetValue(_verbose);

    /// <summary>Makes sure that a question can be answered, before any work is done for it.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="isConfirmed">Whether there will be no question.</param>
    protected void RequireAnswer(ParseResult parse, bool isConfirmed)
    {
        if (!isConfirmed && (!Terminal.IsInteractive || IsJson(parse)))
            throw Incomplete("It asks before it changes anything, and nobody can answer.", "Give --yes.");
    }

    /// <summary>A command line that does not fit together.</summary>
    protected DiagnosticException Incomplete(string message, string wayOut) => new(Descriptors.CommandLine.At($"uuidkit {Name}", message, wayOut));

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private async Task<Outcome> GuardAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(parse, output, cancellation);
        }
        catch (DiagnosticException told)
        {
            return FailureOutcome.Of(told);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            // Npgsql may tell of a cancelled statement in its own words.
            return FailureOutcome.Of(Descriptors.Cancelled.At($"uuidkit {Name}", "Ctrl+C or a signal ended it."));
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            return FailureOutcome.Of(Descriptors.PermissionDenied.At($"uuidkit {Name}", refused.MessageText));
        }
        catch (PostgresException lost) when (FunctionFailure.IsOfSearchPath(lost))
        {
            return FailureOutcome.Of(Descriptors.FunctionNeedsPath.At(FunctionFailure.Place(lost)!, $"{lost.MessageText}."));
        }
        catch (NpgsqlException broken) when (broken is not PostgresException)
        {
            return FailureOutcome.Of(Descriptors.ConnectionLost.At($"uuidkit {Name}", broken.InnerException?.Message ?? broken.Message));
        }
        catch (Exception unexpected)
        {
            if (parse.GetValue(_verbose))
                await Terminal.Error.WriteLineAsync(unexpected.ToString());
            return FailureOutcome.Of(Descriptors.InternalError.At($"uuidkit {Name}", $"{unexpected.GetType().Name}: {unexpected.Message}"));
        }
    }
}
