using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>What is asked of an API, in every command that takes snapshots of one.</summary>
internal sealed class ApiOptions
{
    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "The API's address; every path is appended to it.", HelpName = "URL" };
    private readonly Option<string?> _endpoints = new("--endpoints") { Description = "The requests, see docs/endpoints.md.", HelpName = "endpoints.json" };
    private readonly Option<string?> _openApi = new("--openapi") { Description = "An OpenAPI document, from which requests are derived; its contract is a snapshot too.", HelpName = "URL|FILE" };
    private readonly Option<bool> _probe = new("--probe") { Description = "The API is migrated: ask for bad ids too, and run the round trips, which write and delete." };
    private readonly Option<bool> _insecure = new("--insecure") { Description = "Accept any certificate, for a test server." };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_baseUrl);
        command.Options.Add(_endpoints);
        command.Options.Add(_openApi);
        command.Options.Add(_probe);
        command.Options.Add(_insecure);
    }

    /// <summary>The API and what it is asked; null where none is named.</summary>
    /// <param name="parse">The command line.</param>
    /// <param name="incomplete">A command line that does not fit together: a message and a way out.</param>
    public ApiSource? Source(ParseResult parse, Func<string, string, Exception> incomplete)
    {
        var (endpoints, openApi) = (parse.GetValue(_endpoints), parse.GetValue(_openApi));
        if (parse.GetValue(_baseUrl) is not { } baseUrl)
            return endpoints is null && openApi is null && !parse.GetValue(_probe) && !parse.GetValue(_insecure) ? null : throw incomplete("No API is named.", "Give --base-url URL.");
        if (endpoints is null && openApi is null)
            throw incomplete("Nothing is known to ask the API.", "Give --endpoints FILE, --openapi FILE, or both.");
        return new(new(baseUrl) { AllowsAnyCertificate = parse.GetValue(_insecure) }, endpoints is null ? new() : EndpointFile.Read(endpoints))
        {
            OpenApi = openApi,
            Probe = parse.GetValue(_probe),
        };
    }

    /// <summary>Asks the API.</summary>
    public static Task<ApiSnapshots> TakeAsync(ApiSource source, IOutput output, CancellationToken cancellation) =>
        output.WorkAsync(progress => ApiSnapshots.TakeAsync(source, progress is null ? null : new Relay(progress), cancellation));

    private sealed class Relay(IProgress<RunProgress> progress) : IProgress<EndpointProgress>
    {
        public void Report(EndpointProgress value) => progress.Report(new("endpoints", value.Last, value.Done, value.Total, value.Done, value.Total));
    }
}
