using System.CommandLine;
using System.Globalization;
using Vibes.UuidToolkit.Migration.Running;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>The options of a command that changes the database.</summary>
internal sealed class RunningOptions
{
    private readonly Option<bool> _yes = CommonOptions.Yes();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<double?> _lockTimeout = new("--lock-timeout") { Description = "How long one attempt waits for the locks (5 where not given).", HelpName = "SECONDS" };
    private readonly Option<int?> _lockAttempts = CommonOptions.Count("--lock-attempts", "How many attempts are made to get the locks (12 where not given).");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _lockTimeout.Validators.Add(result =>
        {
            // PostgreSQL takes 0 for no limit: an application would then queue up behind the attempt.
            if (result.Tokens is [var token] && double.TryParse(token.Value, CultureInfo.InvariantCulture, out var seconds) && seconds is not (>= 0.001 and <= 86400))
                result.AddError("--lock-timeout is more than 0 and at most a day.");
        });
        foreach (var option in new Option[] { _yes, _jobs, _lockTimeout, _lockAttempts })
            command.Options.Add(option);
    }

    /// <summary>Whether nobody has to be asked.</summary>
    public bool IsConfirmed(ParseResult parse) => parse.GetValue(_yes);

    /// <summary>How the run behaves.</summary>
    public RunOptions Of(ParseResult parse, IProgress<RunProgress>? progress)
    {
        var defaults = new RunOptions();
        return defaults with
        {
            Jobs = parse.GetValue(_jobs) ?? defaults.Jobs,
            LockTimeout = parse.GetValue(_lockTimeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : defaults.LockTimeout,
            LockAttempts = parse.GetValue(_lockAttempts) ?? defaults.LockAttempts,
            Progress = progress,
        };
    }
}
