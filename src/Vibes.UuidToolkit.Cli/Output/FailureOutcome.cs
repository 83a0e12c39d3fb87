using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A command that came to nothing: its messages say why.</summary>
internal sealed record FailureOutcome : Outcome
{
    /// <summary>The messages' own exit code.</summary>
    public static FailureOutcome Of(DiagnosticException failure) => new() { ExitCode = failure.ExitCode, Diagnostics = failure.Diagnostics };

    /// <summary>The message's own exit code.</summary>
    public static FailureOutcome Of(Diagnostic diagnostic) => new() { ExitCode = (int)diagnostic.Kind, Diagnostics = [diagnostic] };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => [];
}
