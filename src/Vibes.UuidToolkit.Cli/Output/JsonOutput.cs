using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Speaks to a machine: one JSON document on stdout and nothing else.</summary>
internal sealed class JsonOutput(Terminal terminal) : IOutput
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public Task<T> WorkAsync<T>(Func<IProgress<RunProgress>?, Task<T>> work) => work(null);

    /// <summary>Nothing: the document at the end holds them.</summary>
    public void Tell(IReadOnlyCollection<Diagnostic> diagnostics)
    {
    }

    /// <summary>Nothing: the document at the end holds it.</summary>
    public void Preview(Action<IAnsiConsole> render)
    {
    }

    /// <summary>No: there is nobody to ask.</summary>
    public bool Confirm(string question) => false;

    /// <inheritdoc/>
    public int Show(Outcome outcome)
    {
        var document = outcome.ToJson();
        document["diagnostics"] = new JsonArray([.. outcome.Diagnostics.Select(diagnostic => new JsonObject
        {
            ["code"] = diagnostic.Code,
            ["kind"] = diagnostic.Kind.ToString().ToLowerInvariant(),
            ["title"] = diagnostic.Descriptor.Title,
            ["object"] = diagnostic.Subject,
            ["message"] = diagnostic.Message,
            ["why"] = diagnostic.Descriptor.Why,
            ["wayOut"] = diagnostic.WayOut,
        })]);
        document["exitCode"] = outcome.ExitCode;
        terminal.Output.Write(document.ToJsonString(Indented) + "\n");
        terminal.Output.Flush();
        return outcome.ExitCode;
    }
}
