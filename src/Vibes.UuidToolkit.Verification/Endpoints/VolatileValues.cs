using System.Collections.Immutable;
using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>The values of one answer that are not compared.</summary>
internal sealed class VolatileValues
{
    /// <summary>What stands in the place of a volatile value.</summary>
    public const string Mark = "{volatile}";

    private readonly ImmutableArray<string> _configured;
    private readonly HashSet<string> _learnt = new(StringComparer.Ordinal);
    private readonly bool _isWholeBody;

    private VolatileValues(ImmutableArray<string> configured, bool isWholeBody) => (_configured, _isWholeBody) = (configured, isWholeBody);

    /// <summary>The places that were learnt.</summary>
    public IReadOnlyCollection<string> Learnt => _isWholeBody ? ["the whole body"] : _learnt;

    /// <summary>Whether the two answers hold the same ids in another order, or have another status.</summary>
    public bool IsUnstable { get; private set; }

    /// <summary>Learns from the second answer what changes by itself.</summary>
    /// <param name="exchange">The answers.</param>
    /// <param name="options">What is known beforehand.</param>
    /// <param name="rules">What is an id.</param>
    public static VolatileValues Of(Exchange exchange, EndpointOptions options, IdRules rules)
    {
        var (first, second) = (exchange.Answer, exchange.Second);
        var isWholeBody = second is not null && first.Status == second.Status && (first.Text != second.Text || first.Digest != second.Digest);
        var values = new VolatileValues([.. options.Volatile, .. exchange.Request.Volatile], isWholeBody);
        if (second is null)
            return values;
        if (first.Status != second.Status)
        {
            values.IsUnstable = true;
            return values;
        }

        if (first.Json is { } a && second.Json is { } b)
        {
            var ids = (First: new List<string>(), Second: new List<string>());
            var resource = IdRules.Resource(exchange.Request);
            values.Collect(a, IdRules.Whole(exchange.Request, a), rules, resource, ids.First);
            values.Collect(b, IdRules.Whole(exchange.Request, b), rules, resource, ids.Second);
            values.IsUnstable = !ids.First.SequenceEqual(ids.Second) && ids.First.Order(StringComparer.Ordinal).SequenceEqual(ids.Second.Order(StringComparer.Ordinal));
            // In another order nearly everything differs, and none of it by itself.
            if (!values.IsUnstable)
                values.Learn(a, b, "$", null);
        }
        else if (first.Json.HasValue != second.Json.HasValue)
        {
            values.IsUnstable = true;
        }

        foreach (var name in first.Headers.Concat(second.Headers).Select(header => header.Name).Distinct(StringComparer.OrdinalIgnoreCase))
            if (!first.Header(name).SequenceEqual(second.Header(name)))
                values._learnt.Add(HeaderPlace(name));
        return values;
    }

    /// <summary>Whether the whole body is volatile: a text without members that changes.</summary>
    public bool HasBody => _isWholeBody;

    /// <summary>Whether a header's value is volatile.</summary>
    public bool HasHeader(string name) => _configured.Contains(name, StringComparer.OrdinalIgnoreCase) || _learnt.Contains(HeaderPlace(name));

    /// <summary>Whether a value in the body is volatile.</summary>
    /// <param name="place">Its JSON path.</param>
    /// <param name="member">The member it is, or lies in as an item of an array; null at the top.</param>
    public bool Has(string place, Member? member) => _learnt.Contains(place) || (member is not null && _configured.Any(member.Matches));

    /// <summary>A header as a place.</summary>
    public static string HeaderPlace(string name) => "header " + name.ToLowerInvariant();

    private void Learn(JsonElement a, JsonElement b, string place, Member? member)
    {
        if (Has(place, member))
            return;
        if (a.ValueKind == JsonValueKind.Object && b.ValueKind == JsonValueKind.Object
            && a.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal).SequenceEqual(b.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)))
        {
            foreach (var inner in a.EnumerateObject())
                Learn(inner.Value, b.GetProperty(inner.Name), $"{place}.{inner.Name}", new(inner.Name, member, a));
        }
        else if (a.ValueKind == JsonValueKind.Array && b.ValueKind == JsonValueKind.Array && a.GetArrayLength() == b.GetArrayLength())
        {
            foreach (var (i, (first, second)) in a.EnumerateArray().Zip(b.EnumerateArray()).Index())
                Learn(first, second, $"{place}[{i}]", member);
        }
        else if (a.ValueKind != b.ValueKind || (a.ValueKind == JsonValueKind.String ? a.GetString() != b.GetString() : a.GetRawText() != b.GetRawText()))
        {
            _learnt.Add(place);
        }
    }

    /// <summary>The ids in an answer, in order.</summary>
    private void Collect(JsonElement value, Member? member, IdRules rules, string resource, List<string> ids)
    {
        if (value.ValueKind == JsonValueKind.Object)
            foreach (var inner in value.EnumerateObject())
                Collect(inner.Value, new(inner.Name, member, value), rules, resource, ids);
        else if (value.ValueKind == JsonValueKind.Array)
            foreach (var item in value.EnumerateArray())
                Collect(item, member, rules, resource, ids);
        else if (value.ValueKind is JsonValueKind.String or JsonValueKind.Number && member is not null && rules.EntityOf(member, resource) is { } entity)
            ids.Add($"{entity} {value}");
    }
}
