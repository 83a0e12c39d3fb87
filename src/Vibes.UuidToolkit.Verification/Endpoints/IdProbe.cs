using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Asks a migrated API for what is no id, and for ids in other spellings. Only with GET: nothing is changed.</summary>
/// <param name="options">What the API is asked otherwise.</param>
/// <param name="client">The way to it.</param>
/// <param name="oldIds">The integers that UUIDs were before, by the UUID, where a recording from before the migration tells.</param>
internal sealed class IdProbe(EndpointOptions options, EndpointClient client, IReadOnlyDictionary<string, string> oldIds)
{
    private const string OldId = "its old integer";

    private readonly IdRules _rules = new(options.Ids);

    private enum Expectation
    {
        /// <summary>4xx, whatever it is.</summary>
        Refusal,

        /// <summary>The answer to the canonical spelling, or 4xx.</summary>
        SameOrRefusal,
    }

    /// <summary>What stands in the place of a UUID that leads to a resource.</summary>
    private static ImmutableArray<(string Name, Expectation Expectation, Func<string, string> Spell)> Variants { get; } =
    [
        (OldId, Expectation.Refusal, _ => "1"),
        ("an integer beyond 64 bits", Expectation.Refusal, _ => "18446744073709551616"),
        ("a word", Expectation.Refusal, _ => "not-a-uuid"),
        ("a UUID that is cut off", Expectation.Refusal, uuid => uuid[..^1]),
        ("a UUID with a letter that is no digit", Expectation.Refusal, uuid => uuid[..^1] + "g"),
        ("a UUID of nothing", Expectation.Refusal, _ => Guid.NewGuid().ToString("D")),
        ("upper case", Expectation.SameOrRefusal, uuid => uuid.ToUpperInvariant()),
        ("braces", Expectation.SameOrRefusal, uuid => $"{{{uuid}}}"),
        ("no hyphens", Expectation.SameOrRefusal, uuid => uuid.Replace("-", "", StringComparison.Ordinal)),
    ];

    /// <summary>Asks in the way of every request whose path has a UUID from an earlier answer.</summary>
    /// <param name="exchanges">The requests and their answers.</param>
    /// <param name="cancellation">Cancels it.</param>
    public async Task<ImmutableArray<Diagnostic>> ProbeAsync(ImmutableArray<Exchange> exchanges, CancellationToken cancellation)
    {
        var subjects = exchanges.Where(exchange => exchange.Request.Method == "GET" && exchange.Answer.IsSuccess)
            .Select(exchange => (Exchange: exchange, Segment: Segment(exchange))).Where(subject => subject.Segment >= 0)
            // A list of one item leads to the same address by its first and its last.
            .DistinctBy(subject => subject.Exchange.Sent.Path).ToList();
        if (subjects.Count == 0)
            return [Descriptors.NothingToProbe.At(client.BaseUrl, "No path of the requests has a UUID from an earlier answer.")];
        var probes = subjects.SelectMany(subject => Variants.Select(variant => (subject.Exchange, subject.Segment, variant))).ToList();
        var findings = new Diagnostic?[probes.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Concurrency, CancellationToken = cancellation };
        await Parallel.ForAsync(0, probes.Count, parallel, async (i, token) =>
            findings[i] = await ProbeAsync(probes[i].Exchange, probes[i].Segment, probes[i].variant, token));
        return [.. findings.OfType<Diagnostic>()];
    }

    /// <summary>The last segment of the path that is a UUID from an earlier answer; -1 where there is none.</summary>
    private static int Segment(Exchange exchange)
    {
        var template = exchange.Request.Path.Split('?')[0].Split('/');
        var sent = exchange.Sent.Path.Split('?')[0].Split('/');
        for (var i = template.Length - 1; i > 0 && template.Length == sent.Length; i--)
            if (template[i] is ['{', not '{', .., '}'] && IdValue.TryParse(sent[i], out var value) && value.IsUuid)
                return i;
        return -1;
    }

    private async Task<Diagnostic?> ProbeAsync(
        Exchange reference, int segment, (string Name, Expectation Expectation, Func<string, string> Spell) variant, CancellationToken cancellation)
    {
        var query = reference.Sent.Path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? reference.Sent.Path[at..] : "";
        var segments = reference.Sent.Path.Split('?')[0].Split('/');
        IdValue.TryParse(segments[segment], out var uuid);
        // An id that was there is more than any number: an API that still finds rows by it would find this one.
        var old = variant.Name == OldId ? oldIds.GetValueOrDefault(uuid.Text) : null;
        if (variant.Name == OldId && old is null)
            variant.Name = "an integer";
        segments[segment] = Uri.EscapeDataString(old ?? variant.Spell(uuid.Text));
        var sent = reference.Sent with { Path = string.Join('/', segments) + query };
        var subject = $"{sent.Method} {sent.Path}";
        Answer answer;
        try
        {
            answer = await client.SendAsync(sent, cancellation);
        }
        catch (DiagnosticException told) when (told.ExitCode == (int)DiagnosticKind.Failure)
        {
            return Descriptors.ProbeServerError.At(subject, $"With {variant.Name} there was no whole answer: {told.Diagnostics[0].Message}");
        }

        if (answer.Status >= 500)
            return Descriptors.ProbeServerError.At(subject, $"With {variant.Name} the status was {answer.Status}.");
        if (answer.Status >= 400)
            return null;
        if (variant.Expectation == Expectation.Refusal)
            return Descriptors.ProbeAccepted.At(subject, $"With {variant.Name} the status was {answer.Status}.");
        return IsSame(reference, reference with { Sent = sent, Answer = answer, Second = null })
            ? null
            : Descriptors.ProbeOtherAnswer.At(subject, $"With {variant.Name} the status was {answer.Status}, and the answer is another one than to {uuid.Text}.");
    }

    /// <summary>One set of names for both: the same ids have the same names, however they are spelt.</summary>
    private bool IsSame(Exchange reference, Exchange other)
    {
        var names = new IdNames();
        var values = VolatileValues.Of(reference, options, _rules);
        var known = IdRules.Entities(reference.Request).ToHashSet(StringComparer.Ordinal);
        return Write(reference) == Write(other);

        string Write(Exchange exchange)
        {
            var texts = new TextIds(names, _rules, known, client.BaseUrl, IdRules.Resource(exchange.Request), exchange.Request.Name);
            return new AnswerWriter(exchange, names, _rules, values, texts).Write(options.KeepHeaders);
        }
    }
}
