using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>What an API answered, as canonical texts.</summary>
/// <param name="Texts">The texts by name: <c>endpoints/NAME</c> for each request, and <c>endpoint-ids</c> with the ids behind the names.</param>
/// <param name="Notices">What a person should know about them.</param>
public sealed record EndpointSnapshot(ImmutableSortedDictionary<string, string> Texts, ImmutableArray<Diagnostic> Notices)
{
    /// <summary>What the names of answers begin with.</summary>
    public const string Folder = "endpoints/";

    /// <summary>The name of the list of ids.</summary>
    public const string IdsName = "endpoint-ids";

    /// <summary>Writes answers as texts. A pure function: names are given in the order of the requests.</summary>
    /// <param name="exchanges">The answers.</param>
    /// <param name="options">How they are read.</param>
    /// <param name="baseUrl">The server's address.</param>
    /// <param name="masked">A text without secrets.</param>
    internal static EndpointSnapshot Of(ImmutableArray<Exchange> exchanges, EndpointOptions options, string baseUrl, Func<string, string> masked)
    {
        var rules = new IdRules(options.Ids);
        var volatileValues = exchanges.Select(exchange => VolatileValues.Of(exchange, options, rules)).ToImmutableArray();
        // A cursor or an address may hold an id before the answer that calls it so: the first reading finds out which ids there are.
        var entities = exchanges.SelectMany(exchange => IdRules.Entities(exchange.Request)).ToHashSet(StringComparer.Ordinal);
        var first = Write(new(), entities).Names;
        entities.UnionWith(first.Entities);
        var (names, texts) = Write(new(first.Ids.ToHashSet()), entities);
        var snapshot = texts.Select((text, i) => KeyValuePair.Create(Folder + exchanges[i].Request.Name, masked(text))).Append(KeyValuePair.Create(IdsName, masked(names.Text())));
        return new(ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, snapshot), [.. exchanges.SelectMany((exchange, i) => Notices(exchange, volatileValues[i]))]);

        (IdNames Names, List<string> Texts) Write(IdNames ids, HashSet<string> subjects)
        {
            return (ids, [.. exchanges.Select((exchange, i) => new AnswerWriter(exchange, ids, rules, volatileValues[i],
                    new(ids, rules, subjects, baseUrl, IdRules.Resource(exchange.Request), exchange.Request.Name))
                .Write([.. options.KeepHeaders, .. exchange.Request.KeepHeaders]))]);
        }

        IEnumerable<Diagnostic> Notices(Exchange exchange, VolatileValues values)
        {
            var kept = options.KeepHeaders.Concat(exchange.Request.KeepHeaders).Select(VolatileValues.HeaderPlace).ToHashSet(StringComparer.Ordinal);
            var learnt = values.Learnt.Where(place => !place.StartsWith("header ", StringComparison.Ordinal) || kept.Contains(place)).ToList();
            if (values.IsUnstable)
                yield return Descriptors.AnswerUnstable.At(exchange.Request.Name, exchange.Answer.Status == exchange.Second!.Status
                    ? "The same ids came in another order."
                    : $"The status was {exchange.Answer.Status}, then {exchange.Second.Status}.");
            if (learnt.Count > 0)
                yield return Descriptors.VolatileLearnt.At(exchange.Request.Name, string.Join(", ", learnt.Take(5)) + (learnt.Count > 5 ? $" and {learnt.Count - 5} more" : ""));
        }
    }
}
