using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>What came of a command.</summary>
internal abstract record Outcome
{
    /// <summary>0 done and equal, 1 differences or findings, 2 wrong usage, 3 refused, 4 failed and rolled back.</summary>
    public required int ExitCode { get; init; }

    /// <summary>Messages: notes and warnings as well as what decides the exit code.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Writes it for a person. The diagnostics are written already.</summary>
    public abstract void Render(IAnsiConsole console);

    /// <summary>It as the members of a JSON object. The diagnostics and the exit code are added.</summary>
    public abstract JsonObject ToJson();
}
