namespace Vibes.UuidToolkit.Postgres.Diagnostics;

/// <summary>What a diagnostic means for the run that reports it. The values above <see cref="Warning"/> are the exit codes of the command line.</summary>
public enum DiagnosticKind
{
    /// <summary>Worth knowing; nothing has to be done.</summary>
    Note = -1,

    /// <summary>The run goes on; a person should look at it.</summary>
    Warning = 0,

    /// <summary>Something differs from what was expected (exit code 1).</summary>
    Finding = 1,

    /// <summary>The command line or the configuration is wrong (exit code 2).</summary>
    Usage = 2,

    /// <summary>Refused before anything was changed (exit code 3).</summary>
    Refusal = 3,

    /// <summary>Failed while working; everything was rolled back (exit code 4).</summary>
    Failure = 4,
}
