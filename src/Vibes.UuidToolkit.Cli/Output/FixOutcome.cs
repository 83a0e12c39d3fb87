using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.CodeMigration;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>What becomes of a solution, or became of it.</summary>
/// <param name="Result">The changes.</param>
/// <param name="Path">The path that was given.</param>
/// <param name="Folder">The solution's folder, which paths are told relative to.</param>
/// <param name="Root">The folder that the diff is told relative to: where git applies it.</param>
/// <param name="IsDryRun">Whether nothing is to be written.</param>
/// <param name="IsWhole">Whether nothing is to be left out.</param>
internal sealed record FixOutcome(FixResult Result, string Path, string Folder, string Root, bool IsDryRun, bool IsWhole) : Outcome
{
    /// <summary>So many lines of a diff are shown to a person who did not ask for all.</summary>
    private const int ShownLines = 200;

    /// <summary>So many of the files that were written.</summary>
    private const int ShownFiles = 100;

    /// <summary>So many groups of decisions and of places are shown to a person who did not ask for all.</summary>
    private const int ShownGroups = 50;

    /// <summary>So many of the places of which the same is told.</summary>
    private const int ShownPlaces = 5;

    /// <summary>Whether the files are written.</summary>
    public bool IsWritten { get; init; }

    /// <summary>The plan that was written; null for none.</summary>
    public string? Plan { get; init; }

    /// <summary>The outcome. What is left for a person is a finding; where nothing can be changed at all, the fix is refused.</summary>
    public static FixOutcome Of(FixResult result, string path, string folder, string? root, ImmutableArray<Diagnostic> notes, bool isDryRun, bool isWhole)
    {
        ImmutableArray<Diagnostic> left =
        [
            .. result.Rejected.Select(entity => entity.Split(": ", 2) is [var name, var reason] ? Descriptors.EntityRejected.At(name, reason) : Descriptors.EntityRejected.At(entity, "The compiler does not take it.")),
            .. result.Open.IsEmpty ? [] : new[] { Descriptors.PlacesLeftOpen.At(path, $"{Quantity.Of(result.Open.Length, "place is", "places are")} listed.{Waiting(result)}") },
        ];
        return new(result, path, folder, root ?? Common(folder, result.Changes), isDryRun, isWhole)
        {
            ExitCode = left.IsEmpty ? 0 : result.Changes.IsEmpty && !result.Rejected.IsEmpty ? (int)DiagnosticKind.Refusal : (int)DiagnosticKind.Finding,
            Diagnostics = [.. notes.Concat(left).Distinct()],
        };
    }

    /// <summary>Writes for a person what would be done: the diff, what was decided, what is left.</summary>
    public void Preview(IAnsiConsole console)
    {
        RenderDiff(console);
        RenderDecisions(console);
        RenderOpen(console);
    }

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (Plan is not null)
            console.WriteLine($"Plan: {Plan}, {Quantity.Of(Result.Decisions.Length, "decision")}. Edit it, and run the command again to follow it.");
        if (IsWritten)
        {
            foreach (var file in IsWhole ? Named : Named.Take(ShownFiles))
                console.WriteLine($"- {file}");
            More(console, IsWhole ? 0 : Result.Changes.Length - ShownFiles, "file");
        }

        var files = Quantity.Of(Result.Changes.Length, "file");
        console.MarkupLine(this switch
        {
            { Result.Changes.IsEmpty: true, ExitCode: 0 } => "[green]Nothing is left to change.[/]",
            { Result.Changes.IsEmpty: true } => "[red]Nothing was changed.[/]",
            { IsDryRun: true } => $"{files} would be changed.",
            { ExitCode: 0 } => $"[green]{files} changed: the ids of {Markup.Escape(string.Join(", ", Result.Entities))}.[/]",
            _ => $"[yellow]{files} changed: the ids of {Markup.Escape(string.Join(", ", Result.Entities))}. Something is left for you; see above.[/]",
        });
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "fix",
        folder = Folder,
        written = IsWritten,
        plan = Plan,
        entities = Result.Entities,
        rejected = Result.Rejected,
        files = Result.Changes.Select(change => new { file = Relative(change.Path), isNew = change.Before is null }),
        diff = IsDryRun ? string.Concat(Result.Changes.Select(change => UnifiedDiff.Of(change, Root))) : null,
        decisions = Result.Decisions.Select(decision => new
        {
            key = decision.Key,
            kind = decision.Kind.ToString().ToLowerInvariant(),
            entity = decision.Entity,
            file = decision.File,
            line = decision.Line,
            code = decision.Code,
            choice = decision.Choice,
            choices = decision.Choices,
        }),
        open = Result.Open.Select(place => new
        {
            entity = place.Entity,
            file = Relative(place.Location.Path),
            line = place.Location.StartLine,
            column = place.Location.StartColumn,
            code = place.Code,
            why = place.Why,
            rule = place.Rule,
            decision = place.Decision,
        }),
    })!.AsObject();

    private IEnumerable<string> Named => Result.Changes.Select(change => Relative(change.Path)).Order(StringComparer.Ordinal);

    private void RenderDiff(IAnsiConsole console)
    {
        var lines = Result.Changes.SelectMany(change => UnifiedDiff.Of(change, Root).Split('\n')[..^1]).ToList();
        if (!console.Profile.Out.IsTerminal)
        {
            // As it is, so that git can apply it: a console would wrap it.
            var whole = IsDryRun || IsWhole;
            foreach (var line in whole ? lines : lines.Take(ShownLines))
                console.Profile.Out.Writer.Write(line + "\n");
            More(console, whole ? 0 : lines.Count - ShownLines, "line");
            return;
        }

        foreach (var line in IsWhole ? lines : lines.Take(ShownLines))
            console.Write(new Text(line.TrimEnd('\r') + "\n", Style(line)));
        More(console, IsWhole ? 0 : lines.Count - ShownLines, "line");
    }

    private void RenderDecisions(IAnsiConsole console)
    {
        if (Result.Decisions.IsEmpty)
            return;
        console.WriteLine();
        console.MarkupLine("[bold]Decided[/], by a plan or by default:");
        // What is decided alike is told once; the questions come first, and among the others what is rare. Of rows each has an id of its own.
        var groups = Result.Decisions.GroupBy(decision => (decision.Kind, decision.Choice, Consequence: decision.Kind is DecisionKind.Literal ? "" : Consequence(decision)))
            .OrderBy(group => group.Key.Kind is not (DecisionKind.Key or DecisionKind.Column or DecisionKind.Mixed)).ThenBy(group => group.Key.Kind is DecisionKind.Sentinel).ThenBy(group => group.Count()).ToList();
        foreach (var group in groups.Take(IsWhole ? int.MaxValue : ShownGroups))
        {
            Line(console, $"[bold]{Markup.Escape(group.Key.Choice)}[/]{(group.Select(Consequence).Distinct().Skip(1).Any() ? ", such as" : "")}: {Markup.Escape(Consequence(group.First()))}", 2);
            foreach (var (choice, other) in group.First().Choices.Where(choice => choice.Key != group.Key.Choice))
                Line(console, $"[grey]or {Markup.Escape(choice)}: {Markup.Escape(other)}[/]", 4);
            RenderSome(console, group.ToList(), decision => Markup.Escape($"{decision.File}({decision.Line}): {decision.Code}"), 6);
        }

        More(console, IsWhole ? 0 : groups.Skip(ShownGroups).Sum(group => group.Count()), "decision");
    }

    private static string Consequence(Decision decision) => decision.Choices.GetValueOrDefault(decision.Choice, "");

    private void RenderOpen(IAnsiConsole console)
    {
        if (Result.Open.IsEmpty)
            return;
        console.WriteLine();
        console.MarkupLine("[bold]Left for you[/]:");
        RenderWaiting(console);
        var groups = Result.Open.Where(place => place.Decision is null).GroupBy(place => place.Rule ?? place.Why).ToList();
        foreach (var group in groups.Take(IsWhole ? int.MaxValue : ShownGroups))
            if (group.Count() <= ShownPlaces)
                foreach (var place in group)
                    Line(console, $"{Place(place)}: [yellow]{Markup.Escape(place.Why)}[/]", 2);
            else
            {
                var isFound = group.First().Rule is not null;
                Line(console, $"[yellow]{Markup.Escape(isFound ? $"{group.Key}, such as: {group.First().Why}" : group.Key)}[/] {Quantity.Of(group.Count(), "place")}:", 2);
                RenderSome(console, group.ToList(), Place, 6);
            }
        More(console, IsWhole ? 0 : groups.Skip(ShownGroups).Sum(group => group.Count()), "place");
    }

    private void RenderSome<T>(IAnsiConsole console, IReadOnlyList<T> places, Func<T, string> line, int indent)
    {
        var shown = IsWhole ? places.Count : ShownPlaces;
        foreach (var place in places.Take(shown))
            Line(console, line(place), indent);
        if (places.Count > shown)
            Line(console, $"and {Quantity.Of(places.Count - shown, "place")} more", indent);
    }

    /// <summary>The places that one answer settles, below its question. Columns come first: with their answers often goes what ids and numbers both reached.</summary>
    private void RenderWaiting(IAnsiConsole console)
    {
        var decisions = Result.Decisions.ToDictionary(decision => decision.Key, StringComparer.Ordinal);
        foreach (var waiting in Result.Open.Where(place => place.Decision is not null).GroupBy(place => place.Decision!).OrderBy(places => decisions[places.Key].Kind != DecisionKind.Column).ThenByDescending(places => places.Count()))
        {
            var decision = decisions[waiting.Key];
            Line(console, $"[bold]{Markup.Escape(waiting.Key)}[/]: {Quantity.Of(waiting.Count(), "place waits", "places wait")} for one answer.", 2);
            foreach (var (choice, consequence) in decision.Choices)
                Line(console, $"[yellow]{Markup.Escape(choice)}[/]{(choice == decision.Choice ? ", as it is now" : "")}: {Markup.Escape(consequence)}", 4);
            RenderSome(console, waiting.ToList(), Place, 6);
        }

        if (decisions.Count > 0 && Result.Open.Any(place => place.Decision is not null))
            Line(console, Markup.Escape($"To answer, edit \"choice\" under that key in {Plan ?? "the file of --plan"}, and run the command again{(IsDryRun ? "" : " on the code as it was before the change")}. Columns first: their answers often settle what is mixed."), 2);
    }

    private string Place(OpenPlace place) => Markup.Escape($"{Relative(place.Location.Path)}({place.Location.StartLine}): {place.Code}");

    private static string Waiting(FixResult result)
    {
        var keys = result.Open.Select(place => place.Decision).OfType<string>().ToList();
        return keys.Count == 0 ? "" : $" {Quantity.Of(keys.Count, "of them waits", "of them wait")} for {Quantity.Of(keys.Distinct(StringComparer.Ordinal).Count(), "answer")} in the plan.";
    }

    private static void More(IAnsiConsole console, int left, string what)
    {
        if (left > 0)
            console.WriteLine($"and {Quantity.Of(left, what)} more: --verbose shows all.");
    }

    private static Style Style(string line) => line switch
    {
        ['@', '@', ..] => new(Color.Teal),
        _ when line.StartsWith("+++ ", StringComparison.Ordinal) || line.StartsWith("--- ", StringComparison.Ordinal) || line.StartsWith("diff ", StringComparison.Ordinal) => new(decoration: Decoration.Bold),
        ['+', ..] => new(Color.Green),
        ['-', ..] => new(Color.Red),
        _ => Spectre.Console.Style.Plain,
    };

    private static void Line(IAnsiConsole console, string markup, int indent) => console.Write(new Padder(new Markup(markup), new Padding(indent, 0, 0, 0)));

    private string Relative(string path) => RelativePath.Of(Folder, path);

    /// <summary>A folder that holds all changes: a diff with ".." in its names is not applied.</summary>
    private static string Common(string folder, IEnumerable<FileChange> changes)
    {
        foreach (var change in changes)
            while (System.IO.Path.GetRelativePath(folder, change.Path).StartsWith("..", StringComparison.Ordinal) && System.IO.Path.GetDirectoryName(folder) is { } above)
                folder = above;
        return folder;
    }
}
