using System.Text.Json.Nodes;
using Spectre.Console;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>An id that was found.</summary>
/// <param name="Table">The table.</param>
/// <param name="Given">The id that was asked for.</param>
/// <param name="Found">The other one.</param>
internal sealed record IdOutcome(string Table, string Given, string Found) : Outcome
{
    /// <summary>Just the id: scripts read it.</summary>
    public override void Render(IAnsiConsole console) => console.WriteLine(Found);

    /// <inheritdoc/>
    public override JsonObject ToJson() => new() { ["command"] = "id", ["table"] = Table, ["given"] = Given, ["found"] = Found };
}
