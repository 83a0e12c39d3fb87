using Spectre.Console;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>How a command speaks: to a person, or to a machine.</summary>
internal interface IOutput
{
    /// <summary>Does work that may take a while, and shows how far it is.</summary>
    /// <param name="work">The work; it tells its progress.</param>
    Task<T> WorkAsync<T>(Func<IProgress<RunProgress>?, Task<T>> work);

    /// <summary>Says what has to be known before the work goes on.</summary>
    void Tell(IReadOnlyCollection<Diagnostic> diagnostics);

    /// <summary>Shows a person what would be done, before the question.</summary>
    /// <param name="render">Writes it.</param>
    void Preview(Action<IAnsiConsole> render);

    /// <summary>Asks whether to go on.</summary>
    /// <param name="question">What would be done.</param>
    /// <returns>Whether the answer was yes.</returns>
    bool Confirm(string question);

    /// <summary>Shows what came of the command.</summary>
    /// <returns>The exit code.</returns>
    int Show(Outcome outcome);
}
