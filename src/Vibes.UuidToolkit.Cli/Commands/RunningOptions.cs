using System.CommandLine;
using Vibes.UuidToolkit.Migration.Running;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>The options of a command that changes the database.</summary>
internal sealed class RunningOptions
{
    private readonly Option<bool> _yes = CommonOptions.Yes();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<double?> _lockTimeout = new("--lock-timeout") { Description = "How long one attempt waits for the locks (5 where not given).", HelpName = "SECONDS" };
    private readonly Option<int?> _lockAttempts = new("--lock-attempts") { Description = "How many attempts are made to get the locks (12 where not given).", HelpName = "N" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _lockTimeout.Validators.Add(result =>
        {
            // PostgreSQL takes 0 for no limit: an application would then queue up behind the attempt.
            if (result.GetValueOrDefault<double?>() is <= 0 or > 86400 or double.NaN)
                result.AddError("--lock-timeout is more than 0 and at most a day.");
        });
        _lockAttempts.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
                result.AddError("--lock-attempts is at least 1.");
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
