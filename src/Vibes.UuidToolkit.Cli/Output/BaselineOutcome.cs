using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>A baseline of the analyzers' findings that was written.</summary>
/// <param name="File">Its path.</param>
/// <param name="Logs">How many logs were read.</param>
/// <param name="Findings">How many findings they have.</param>
/// <param name="Baseline">What was written.</param>
internal sealed record BaselineOutcome(string File, int Logs, int Findings, FindingBaseline Baseline) : Outcome
{
    /// <inheritdoc/>
    public override void Render(IAnsiConsole console) =>
        console.WriteLine($"{File}: {Quantity.Of(Baseline.Entries.Count, "entry", "entries")} for {Quantity.Of(Findings, "finding")} in {Quantity.Of(Logs, "log")}.");

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new
    {
        command = "baseline",
        file = File,
        logs = Logs,
        findings = Findings,
        entries = Baseline.Entries.Select(entry => new { assembly = entry.Assembly, rule = entry.Rule, symbol = entry.Symbol }),
    })!.AsObject();
}
