using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.OpenApi;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>All that is observable of an API: its answers, the ids in them, and its contract.</summary>
/// <param name="Texts">The texts by name.</param>
/// <param name="Diagnostics">What a person should know about them, and what the probes found.</param>
public sealed record ApiSnapshots(ImmutableSortedDictionary<string, string> Texts, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Asks the API.</summary>
    /// <param name="source">The API.</param>
    /// <param name="progress">Told each request when it is answered.</param>
    /// <param name="cancellation">Cancels it.</param>
    /// <exception cref="DiagnosticException">There is nothing to ask, or an answer cannot be recorded.</exception>
    public static async Task<ApiSnapshots> TakeAsync(ApiSource source, IProgress<EndpointProgress>? progress = null, CancellationToken cancellation = default)
    {
        var options = source.Options;
        OpenApiText? document = null;
        ImmutableArray<Diagnostic> skipped = [];
        if (source.OpenApi is { } location)
        {
            document = await OpenApiSource.ReadAsync(location, options, source.Server, cancellation);
            (var derived, skipped) = OpenApiRequests.Of(document, options);
            options = options with { Requests = options.Requests.AddRange(derived) };
        }

        if (options.Requests.IsEmpty)
            throw new DiagnosticException([.. skipped, Descriptors.EndpointsInvalid.At(source.OpenApi ?? "endpoints.json", "It has no request that could be sent.")]);
        using var run = new EndpointRun(options, source.Server);
        var answers = await run.RecordAsync(progress, cancellation);
        ImmutableArray<Diagnostic> findings = source.Probe ? await run.ProbeAsync(cancellation) : [];
        return new(document is null ? answers.Texts : answers.Texts.Add(OpenApiText.Name, document.Text), [.. skipped, .. answers.Notices, .. findings]);
    }

    /// <summary>Compares two sets of texts of an API, contract included; texts of anything else are passed over.</summary>
    /// <param name="before">Texts by name.</param>
    /// <param name="after">Texts by name.</param>
    /// <param name="migrated">Whether the keys became UUIDs in between.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    /// <exception cref="DiagnosticException">A text is none of this version.</exception>
    public static ImmutableArray<Diagnostic> Compare(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after, bool migrated)
    {
        var answers = EndpointComparison.Compare(before, after, migrated);
        return (before.GetValueOrDefault(OpenApiText.Name), after.GetValueOrDefault(OpenApiText.Name)) switch
        {
            (null, null) => answers,
            ({ } old, { } now) => answers.AddRange(OpenApiComparison.Compare(old, now, migrated)),
            (var old, _) => answers.Add(Descriptors.AnswerMissing.At(OpenApiText.Name, $"It was recorded {(old is null ? "afterwards" : "before")} only.")),
        };
    }

    /// <summary>
    /// The texts as they are to be compared letter by letter with approved ones: a text that differs only in what is volatile on
    /// either side is the approved one.
    /// </summary>
    /// <param name="approved">The approved texts by name.</param>
    public ImmutableSortedDictionary<string, string> Against(IReadOnlyDictionary<string, string> approved) =>
        Texts.ToImmutableSortedDictionary(text => text.Key, text => approved.TryGetValue(text.Key, out var old) && AreAlike(old, text.Value) ? old : text.Value, StringComparer.Ordinal);

    private static bool AreAlike(string approved, string received) => VolatileAlignment.Align(approved, received) is var (a, b) && a == b;
}
