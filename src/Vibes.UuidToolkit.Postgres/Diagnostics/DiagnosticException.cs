namespace Vibes.UuidToolkit.Postgres.Diagnostics;

/// <summary>Ends a run with one message that is meant for the user.</summary>
public sealed class DiagnosticException : Exception
{
    /// <summary>Ends the run with <paramref name="diagnostic"/>.</summary>
    /// <param name="diagnostic">What the user is told.</param>
    /// <param name="cause">The error underneath, or null.</param>
    public DiagnosticException(Diagnostic diagnostic, Exception? cause = null)
        : base(diagnostic.ToString(), cause) => Diagnostics = [diagnostic];

    /// <summary>Ends the run with several messages of one cause, for example all refusals of a plan.</summary>
    /// <param name="diagnostics">At least one message.</param>
    public DiagnosticException(IReadOnlyList<Diagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics)) => Diagnostics = diagnostics;

    /// <summary>What the user is told; at least one.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>The exit code that the messages call for: the highest of their kinds.</summary>
    public int ExitCode => (int)Diagnostics.Max(diagnostic => diagnostic.Kind);
}
