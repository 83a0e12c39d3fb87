using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Snapshots that were approved.</summary>
/// <param name="Folder">Their folder.</param>
/// <param name="Names">Their names.</param>
internal sealed record ApproveOutcome(string Folder, ImmutableArray<string> Names) : Outcome
{
    /// <inheritdoc/>
    public override void Render(IAnsiConsole console)
    {
        foreach (var name in Names)
            console.WriteLine($"{name}: approved");
        if (Names.IsEmpty)
            console.WriteLine($"Nothing in {Folder} waits for approval.");
    }

    /// <inheritdoc/>
    public override JsonObject ToJson() => JsonSerializer.SerializeToNode(new { command = "approve", folder = Folder, approved = Names })!.AsObject();
}
