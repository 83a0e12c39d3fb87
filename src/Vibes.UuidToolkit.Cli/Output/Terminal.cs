using Spectre.Console;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Where a command's words go, and whether a person is at the other end.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Errors and progress.</param>
/// <param name="Input">Answers.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, TextReader Input)
{
    // A pipe has no width; a file is no better for being wrapped.
    private const int UnboundedWidth = 1000;

    /// <summary>Whether <see cref="Output"/> is a terminal.</summary>
    public bool IsOutputTerminal { get; init; }

    /// <summary>Whether <see cref="Error"/> is a terminal.</summary>
    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether somebody can answer a question.</summary>
    public bool IsInteractive { get; init; }

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() => new(Console.Out, Console.Error, Console.In)
    {
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        IsInteractive = !Console.IsInputRedirected && !Console.IsErrorRedirected,
    };

    /// <summary>A console for results.</summary>
    public IAnsiConsole OutputConsole() => Create(Output, IsOutputTerminal);

    /// <summary>A console for errors and progress.</summary>
    public IAnsiConsole ErrorConsole() => Create(Error, IsErrorTerminal);

    private static IAnsiConsole Create(TextWriter writer, bool isTerminal)
    {
        // https://no-color.org: any value but the empty one.
        var colours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Detect : InteractionSupport.No,
            // They turn colours on in builds, whatever the output is.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        if (!isTerminal)
            console.Profile.Width = UnboundedWidth;
        return console;
    }
}
