using System.Collections.Immutable;
using System.Globalization;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.OpenApi;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>All that is observable of an API: its answers, the ids in them, and its contract.</summary>
/// <param name="Snapshots">The snapshots, each of a name of its own.</param>
/// <param name="Diagnostics">What a person should know about them, and what the probes found.</param>
public sealed record ApiSnapshots(ImmutableArray<Snapshot> Snapshots, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>No API was asked.</summary>
    public static ApiSnapshots None { get; } = new([], []);

    /// <summary>Whether a snapshot of that name is of an API.</summary>
    public static bool Owns(string name) => name is EndpointSnapshot.IdsName or OpenApiText.Name || name.StartsWith(EndpointSnapshot.Folder, StringComparison.Ordinal);

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
        ImmutableArray<Diagnostic> findings = source.Probe ? await run.ProbeAsync(OldIds(source.Before, answers), cancellation) : [];
        var texts = document is null ? answers.Texts : answers.Texts.Add(OpenApiText.Name, document.With(options.Ids));
        return new([.. texts.Select(text => new Snapshot(text.Key, text.Value))], [.. skipped, .. answers.Notices, .. findings]);
    }

    /// <summary>Compares two sets of snapshots of an API, contract included; those of anything else are passed over.</summary>
    /// <param name="before">The snapshots of one side.</param>
    /// <param name="after">The snapshots of the other.</param>
    /// <param name="migrated">Whether the keys became UUIDs in between.</param>
    /// <returns>What is wrong; empty where nothing is.</returns>
    /// <exception cref="DiagnosticException">A text is none of this version.</exception>
    public static ImmutableArray<Diagnostic> Compare(IEnumerable<Snapshot> before, IEnumerable<Snapshot> after, bool migrated)
    {
        var (left, right) = (Texts(before), Texts(after));
        var answers = EndpointComparison.Compare(left, right, migrated);
        return (left.GetValueOrDefault(OpenApiText.Name), right.GetValueOrDefault(OpenApiText.Name)) switch
        {
            (null, null) => answers,
            ({ } old, { } now) => answers.AddRange(OpenApiComparison.Compare(old, now, migrated)),
            (var old, _) => answers.Add(Descriptors.AnswerMissing.At(OpenApiText.Name, $"It was recorded {(old is null ? "afterwards" : "before")} only.")),
        };
    }

    /// <summary>
    /// The snapshots as they are to be compared letter by letter with approved ones: one that differs only in what is volatile
    /// on either side is the approved one.
    /// </summary>
    /// <param name="approved">The approved snapshots; others than those of this API are passed over.</param>
    public IEnumerable<Snapshot> Against(IEnumerable<Snapshot> approved)
    {
        var texts = Texts(approved);
        return Snapshots.Select(snapshot => texts.TryGetValue(snapshot.Name, out var old) && AreAlike(old, snapshot.Text) ? snapshot with { Text = old } : snapshot);
    }

    /// <summary>The integer that each UUID was: both recordings give it the same name.</summary>
    private static Dictionary<string, string> OldIds(IEnumerable<Snapshot> before, EndpointSnapshot answers)
    {
        if (before.FirstOrDefault(snapshot => snapshot.Name == EndpointSnapshot.IdsName) is not { } recorded)
            return [];
        static IEnumerable<IdLine> Lines(string text) => IdLine.Parse(text).Where(line => line is { Spelling: null, IsSecret: false });
        var old = Lines(recorded.Text).ToDictionary(line => line.Name, line => line.Value, StringComparer.Ordinal);
        return Lines(answers.Texts[EndpointSnapshot.IdsName]).Where(line => old.ContainsKey(line.Name) && long.TryParse(old[line.Name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            .GroupBy(line => line.Value, StringComparer.Ordinal).ToDictionary(line => line.Key, line => old[line.First().Name], StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Texts(IEnumerable<Snapshot> snapshots) =>
        snapshots.Where(snapshot => Owns(snapshot.Name)).ToDictionary(snapshot => snapshot.Name, snapshot => snapshot.Text, StringComparer.Ordinal);

    private static bool AreAlike(string approved, string received) => VolatileAlignment.Align(approved, received) is var (a, b) && a == b;
}
