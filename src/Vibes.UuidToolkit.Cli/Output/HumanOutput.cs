using Spectre.Console;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Speaks to a person: results on stdout, errors and progress on stderr.</summary>
internal sealed class HumanOutput(Terminal terminal) : IOutput
{
    /// <summary>So many objects of one warning are named; the plan's file has all of them.</summary>
    private const int NamedObjects = 5;

    private readonly IAnsiConsole _output = terminal.OutputConsole();
    private readonly IAnsiConsole _error = terminal.ErrorConsole();
    private readonly HashSet<Diagnostic> _told = [];

    /// <inheritdoc/>
    public async Task<T> WorkAsync<T>(Func<IProgress<RunProgress>?, Task<T>> work)
    {
        if (!terminal.IsErrorTerminal)
            return await work(new StageLines(terminal.Error));
        return await _error.Progress()
            .AutoClear(true)
            .HideCompleted(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .StartAsync(context => work(new StageBars(context)));
    }

    /// <inheritdoc/>
    public void Tell(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        var untold = diagnostics.Where(_told.Add).ToList();
        Write(_output, untold.Where(diagnostic => diagnostic.Kind <= DiagnosticKind.Warning), NamedObjects);
        Write(_error, untold.Where(diagnostic => diagnostic.Kind > DiagnosticKind.Warning), int.MaxValue);
    }

    /// <inheritdoc/>
    public void Preview(Action<IAnsiConsole> render) => render(_output);

    /// <inheritdoc/>
    public bool Confirm(string question)
    {
        terminal.Error.Write($"{question} Type yes to go on: ");
        terminal.Error.Flush();
        return string.Equals(terminal.Input.ReadLine()?.Trim(), "yes", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public int Show(Outcome outcome)
    {
        Tell(outcome.Diagnostics);
        outcome.Render(_output);
        return outcome.ExitCode;
    }

    private static void Write(IAnsiConsole console, IEnumerable<Diagnostic> diagnostics, int named)
    {
        foreach (var group in diagnostics.GroupBy(diagnostic => diagnostic.Descriptor))
            Write(console, group.Key, [.. group], named);
    }

    private static void Write(IAnsiConsole console, DiagnosticDescriptor descriptor, IReadOnlyList<Diagnostic> group, int named)
    {
        var (word, style) = descriptor.Kind switch
        {
            DiagnosticKind.Note => ("note", "grey"),
            DiagnosticKind.Warning => ("warning", "yellow"),
            DiagnosticKind.Finding => ("finding", "red"),
            DiagnosticKind.Usage => ("usage", "red"),
            DiagnosticKind.Refusal => ("refused", "red"),
            _ => ("failed", "red"),
        };
        var count = group.Count > 1 ? $" ({group.Count} times)" : "";
        console.MarkupLine($"[{style}]{descriptor.Code} {word}:[/] {Markup.Escape(descriptor.Title)}{count}");
        var sameWayOut = group.All(diagnostic => diagnostic.WayOut == group[0].WayOut);
        foreach (var diagnostic in group.Take(named))
        {
            Line(console, $"[bold]{Markup.Escape(diagnostic.Subject)}[/]: {Markup.Escape(diagnostic.Message)}");
            if (!sameWayOut)
                Line(console, $"    → {Markup.Escape(diagnostic.WayOut)}");
        }

        if (group.Count > named)
            Line(console, $"and {group.Count - named} more.");
        Line(console, $"[grey]Why:[/] {Markup.Escape(descriptor.Why)}");
        if (sameWayOut)
            Line(console, $"[grey]What to do:[/] {Markup.Escape(group[0].WayOut)}");
        console.WriteLine();
    }

    private static void Line(IAnsiConsole console, string markup) => console.Write(new Padder(new Markup(markup), new Padding(2, 0, 0, 0)));
}
