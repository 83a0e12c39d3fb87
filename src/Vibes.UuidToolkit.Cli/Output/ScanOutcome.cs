using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.CodeMigration;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>What has to change in a solution.</summary>
/// <param name="Report">The places.</param>
/// <param name="Folder">The solution's folder, which paths are told relative to.</param>
/// <param name="Sarif">The log that was written; null for none.</param>
/// <param name="Ids">The file of ids that was written; null for none.</param>
/// <param name="IsWhole">Whether all places are shown.</param>
internal sealed record ScanOutcome(ScanReport Report, string Folder, string? Sarif, string? Ids, bool IsWhole) : Outcome
{
    /// <summary>So many places are shown to a person who did not ask for all.</summary>
    private const int ShownPlaces = 100;

    /// <summary>The outcome. Places that have to change are findings.</summary>
    public static ScanOutcome Of(ScanReport report, string folder, IEnumerable<Diagnostic> problems, string? sarif, string? ids, bool isWhole) => new(report, folder, sarif, ids, isWhole)
    {
        ExitCode = report.Places.IsEmpty ? 0 : (int)DiagnosticKind.Finding,
        Diagnostics = [.. problems.Distinct()],
    };

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (!Report.Places.IsEmpty)
        {
            RenderEntities(console);
            RenderPlaces(console);
        }

        if (Diagnostics.All(told => told.Descriptor != Descriptors.NoEntityKnown))
            console.MarkupLine(Report.Places.IsEmpty
            ? Report.Entities.IsEmpty ? "[green]No entity has an integer key.[/]" : "[green]Nothing is left to change.[/]"
            : $"[red]{Quantity.Of(Report.Places.Length, "place")} in {Quantity.Of(Report.Places.Select(place => place.Location.Path).Distinct().Count(), "file")}; uuidkit fix changes what has one meaning.[/]");
        if (Sarif is not null)
            console.WriteLine($"SARIF: {Sarif}");
        if (Ids is not null)
            console.WriteLine($"Ids: {Ids}");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "scan",
        folder = Folder,
        entities = Report.Entities.Select(entity => new
        {
            name = entity,
            declarations = Count(entity, PlaceKind.Declaration),
            conversions = Count(entity, PlaceKind.Conversion),
            silent = Count(entity, PlaceKind.Silent),
            blockers = Count(entity, PlaceKind.Blocker),
        }),
        places = Report.Places.Select(place => new
        {
            entity = place.Entity,
            kind = place.Kind.ToString().ToLowerInvariant(),
            rule = place.Rule,
            file = Relative(place.Location.Path),
            line = place.Location.StartLine,
            column = place.Location.StartColumn,
            endLine = place.Location.EndLine,
            endColumn = place.Location.EndColumn,
            message = place.Message,
        }),
        sarif = Sarif,
        ids = Ids,
    })!.AsObject();

    private void RenderEntities(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("entity")
            .AddColumn(Right("declarations")).AddColumn(Right("conversions")).AddColumn("by rule").AddColumn(Right("silent")).AddColumn(Right("blockers"));
        foreach (var entity in Report.Entities.Cast<string?>().Append(null).Where(entity => entity is not null || Report.Places.Any(place => place.Entity is null)))
            table.AddRow(
                Markup.Escape(entity ?? "(none in particular)"), Number(entity, PlaceKind.Declaration), Number(entity, PlaceKind.Conversion), Markup.Escape(Rules(entity)),
                Number(entity, PlaceKind.Silent), Number(entity, PlaceKind.Blocker));
        console.Write(table);
    }

    private void RenderPlaces(IAnsiConsole console)
    {
        var shown = IsWhole ? Report.Places.Length : ShownPlaces;
        foreach (var file in Report.Places.Take(shown).GroupBy(place => place.Location.Path))
        {
            console.MarkupLine($"[bold]{Markup.Escape(Relative(file.Key))}[/]");
            foreach (var place in file)
            {
                var style = place.Kind switch { PlaceKind.Blocker => "red", PlaceKind.Silent => "yellow", _ => "grey" };
                console.Write(new Padder(
                    new Markup($"{place.Location.StartLine}: [{style}]{place.Kind.ToString().ToLowerInvariant()}{(place.Rule is null ? "" : " " + place.Rule)}[/] {Markup.Escape(place.Message)}"),
                    new Padding(2, 0, 0, 0)));
            }
        }

        if (Report.Places.Length > shown)
            console.WriteLine($"and {Quantity.Of(Report.Places.Length - shown, "place")} more: --verbose shows, --json and --sarif write all of them.");
        console.WriteLine();
    }

    private string Rules(string? entity) => string.Join(", ", Report.Places.Where(place => place.Entity == entity && place.Kind == PlaceKind.Conversion)
        .CountBy(place => place.Rule ?? Descriptors.IdConverted.Code).OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => $"{rule.Key} {Quantity.Number(rule.Value)}"));

    private int Count(string? entity, PlaceKind kind) => Report.Places.Count(place => place.Entity == entity && place.Kind == kind);

    private string Number(string? entity, PlaceKind kind) => Count(entity, kind) is > 0 and var count ? Quantity.Number(count) : "";

    private string Relative(string path) => RelativePath.Of(Folder, path);

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned();
}
