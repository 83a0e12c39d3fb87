using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Orphans;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Orphans, and what became of them.</summary>
/// <param name="Database">The database.</param>
/// <param name="Found">The foreign keys that had some.</param>
/// <param name="Removal">What was done.</param>
/// <param name="File">The export; null for none.</param>
/// <param name="Exported">How many rows it holds.</param>
internal sealed record OrphansOutcome(string Database, ImmutableArray<ForeignKeyOrphans> Found, OrphanRemoval Removal, string? File, long Exported) : Outcome
{
    /// <summary>The outcome. Orphans that are still there are findings.</summary>
    public static OrphansOutcome Of(string database, ImmutableArray<ForeignKeyOrphans> found, OrphanRemoval removal, string? file, long exported)
    {
        var remaining = removal == OrphanRemoval.None ? found : [];
        return new(database, found, removal, file, exported)
        {
            ExitCode = remaining.IsEmpty ? 0 : (int)DiagnosticKind.Finding,
            Diagnostics =
            [
                .. remaining.Select(key => Descriptors.OrphansFound.At($"{key.Table} {key.ForeignKey}",
                    $"{Quantity.Of(key.Rows, "row refers", "rows refer")} to no row of {key.To}, such as {string.Join(", ", key.Samples.Select(sample => $"{sample.Value} ({Quantity.Of(sample.Rows, "row")})"))}.")),
            ],
        };
    }

    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        if (File is not null)
            console.WriteLine($"{Quantity.Of(Exported, "row")} exported to {File}.");
        console.MarkupLine((Found.IsEmpty, Removal) switch
        {
            (true, _) => "[green]No foreign key has orphans.[/]",
            (_, OrphanRemoval.Delete) => "[green]The orphans were deleted.[/]",
            (_, OrphanRemoval.SetNull) => "[green]The orphans' references were set null.[/]",
            _ => $"[red]{Quantity.Of(Found.Sum(key => key.Rows), "orphan")}; see above.[/]",
        });
        if (Removal != OrphanRemoval.None)
            foreach (var key in Found.Where(key => !key.IsValidated))
                console.WriteLine($"- Now it can be validated: ALTER TABLE {key.Table} VALIDATE CONSTRAINT {key.ForeignKey};");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "orphans",
        database = Database,
        removal = Removal switch { OrphanRemoval.Delete => "delete", OrphanRemoval.SetNull => "set-null", _ => "none" },
        file = File,
        exported = Exported,
        foreignKeys = Found.Select(key => new
        {
            table = key.Table,
            foreignKey = key.ForeignKey,
            columns = key.Columns,
            to = key.To,
            rows = key.Rows,
            samples = key.Samples.Select(sample => new { value = sample.Value, rows = sample.Rows }),
        }),
    })!.AsObject();
}
