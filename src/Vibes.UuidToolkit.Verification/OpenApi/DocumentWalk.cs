using System.Collections.Immutable;
using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;

namespace Vibes.UuidToolkit.Verification.OpenApi;

/// <summary>Goes through two documents side by side.</summary>
/// <param name="rules">What is an id.</param>
/// <param name="migrated">Whether ids are expected to have become UUIDs.</param>
internal sealed class DocumentWalk(IdRules rules, bool migrated)
{
    /// <summary>What an id's schema may say of integers, and may then no longer say, or of UUIDs.</summary>
    private static readonly HashSet<string> Typed = new(StringComparer.Ordinal)
    {
        "type", "format", "pattern", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "example", "examples", "default",
    };

    private readonly ImmutableArray<Diagnostic>.Builder _findings = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>What was found so far.</summary>
    public ImmutableArray<Diagnostic> Findings => _findings.ToImmutable();

    /// <summary>Compares one place.</summary>
    /// <param name="before">What stands there before; null for nothing.</param>
    /// <param name="after">What stands there afterwards; null for nothing.</param>
    /// <param name="place">The place, as a JSON pointer.</param>
    /// <param name="member">The member of the API's data that the place describes.</param>
    /// <param name="part">What the place is.</param>
    public void Compare(JsonElement? before, JsonElement? after, string place, Member? member, DocumentPart part)
    {
        if (part == DocumentPart.IdSchema && migrated && before is { ValueKind: JsonValueKind.Object } idBefore && after is { ValueKind: JsonValueKind.Object } idAfter && Types(idBefore).Contains("integer"))
            CompareId(idBefore, idAfter, place);
        else if (part == DocumentPart.Example && migrated && member is not null && rules.EntityOf(member, "item") is not null && IsId(before, false) && IsId(after, true))
            return;
        else if (before is { ValueKind: JsonValueKind.Object } a && after is { ValueKind: JsonValueKind.Object } b)
            CompareMembers(a, b, place, member, part, _ => true);
        else if (before is { ValueKind: JsonValueKind.Array } c && after is { ValueKind: JsonValueKind.Array } d)
            CompareItems(c, d, place, member, part);
        else if (Text(before) != Text(after))
            _findings.Add(Descriptors.OpenApiDiffers.At(place, $"It is {Text(after)} instead of {Text(before)}."));
    }

    private static string Text(JsonElement? value) => value switch
    {
        null => "nothing",
        { ValueKind: JsonValueKind.Object } => "an object",
        { ValueKind: JsonValueKind.Array } => "an array",
        { } other => other.GetRawText(),
    };

    private static bool IsId(JsonElement? value, bool uuid) => value is { ValueKind: JsonValueKind.Number or JsonValueKind.String } plain && IdValue.TryParse(plain.ToString(), out var id) && id.IsUuid == uuid;

    private static SortedSet<string> Types(JsonElement schema) => new(
        schema.TryGetProperty("type", out var type) ? type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.ToString()) : [type.ToString()] : [],
        StringComparer.Ordinal);

    private void CompareId(JsonElement before, JsonElement after, string place)
    {
        var (typesBefore, typesAfter) = (Types(before), Types(after));
        var format = after.TryGetProperty("format", out var value) ? value.ToString() : null;
        if (!typesAfter.Contains("string") || typesAfter.Contains("integer") || format != "uuid")
            _findings.Add(Descriptors.OpenApiIdNotMigrated.At(place, $"It is {(typesAfter.Count == 0 ? "of no type" : string.Join(" or ", typesAfter))}{(format is null ? "" : $" ({format})")}."));
        else if (typesBefore.Contains("null") != typesAfter.Contains("null"))
            _findings.Add(Descriptors.OpenApiDiffers.At(place, $"It {(typesAfter.Contains("null") ? "may" : "must not")} be null, other than before."));
        CompareMembers(before, after, place, null, DocumentPart.Other, name => !Typed.Contains(name));
    }

    private void CompareMembers(JsonElement before, JsonElement after, string place, Member? member, DocumentPart part, Func<string, bool> counts)
    {
        var names = before.EnumerateObject().Concat(after.EnumerateObject()).Select(inner => inner.Name).Distinct(StringComparer.Ordinal).Where(counts).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            var (innerMember, innerPart) = Inside(part, name, member, before);
            Compare(Get(before, name), Get(after, name), $"{place}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", innerMember, innerPart);
        }

        static JsonElement? Get(JsonElement owner, string name) => owner.TryGetProperty(name, out var value) ? value : null;
    }

    /// <summary>What a member of a place is.</summary>
    private (Member? Member, DocumentPart Part) Inside(DocumentPart part, string name, Member? member, JsonElement owner)
    {
        switch (part)
        {
            case DocumentPart.Example:
                return (new(name, member, owner), DocumentPart.Example);
            case DocumentPart.Schemas:
                var property = new Member(name, member);
                return (property, rules.EntityOf(property, "item") is null ? DocumentPart.Schema : DocumentPart.IdSchema);
            case DocumentPart.Parameter when name is "schema" or "example" && owner.TryGetProperty("name", out var parameter):
                var named = new Member(parameter.ToString());
                return (named, name == "example" ? DocumentPart.Example : rules.EntityOf(named, "item") is null ? DocumentPart.Schema : DocumentPart.IdSchema);
            case DocumentPart.Parameter when !owner.TryGetProperty("in", out _):
                // Parameters that are shared: an object of them by name.
                return (null, DocumentPart.Parameter);
            case DocumentPart.Schema or DocumentPart.IdSchema:
                return name switch
                {
                    "properties" => (member, DocumentPart.Schemas),
                    "items" or "allOf" or "anyOf" or "oneOf" => (member, part),
                    "additionalProperties" or "not" => (member, DocumentPart.Schema),
                    "example" or "examples" or "default" => (member, DocumentPart.Example),
                    _ => (member, DocumentPart.Other),
                };
            default:
                return name switch
                {
                    "schema" => (null, DocumentPart.Schema),
                    "schemas" => (null, DocumentPart.Schemas),
                    "parameters" => (null, DocumentPart.Parameter),
                    "example" => (null, DocumentPart.Example),
                    "value" => (null, DocumentPart.Example),
                    _ => (null, DocumentPart.Other),
                };
        }
    }

    private void CompareItems(JsonElement before, JsonElement after, string place, Member? member, DocumentPart part)
    {
        // Parameters are known by place and name, not by their position.
        if (part == DocumentPart.Parameter)
        {
            var (a, b) = (Keyed(before), Keyed(after));
            foreach (var key in a.Keys.Union(b.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
                Compare(a.TryGetValue(key, out var first) ? first : null, b.TryGetValue(key, out var second) ? second : null, $"{place}/{key}", member, part);
            return;
        }

        if (place.EndsWith("/required", StringComparison.Ordinal))
        {
            var (a, b) = (Sorted(before), Sorted(after));
            if (a != b)
                _findings.Add(Descriptors.OpenApiDiffers.At(place, $"It is {b} instead of {a}."));
            return;
        }

        for (var i = 0; i < Math.Max(before.GetArrayLength(), after.GetArrayLength()); i++)
            Compare(i < before.GetArrayLength() ? before[i] : null, i < after.GetArrayLength() ? after[i] : null, $"{place}/{i}", member, part);

        static string Sorted(JsonElement names) => string.Join(", ", names.EnumerateArray().Select(name => name.ToString()).Order(StringComparer.Ordinal));
        static Dictionary<string, JsonElement> Keyed(JsonElement parameters) => parameters.EnumerateArray().Select((parameter, i) => (parameter, i))
            .GroupBy(pair => pair.parameter.TryGetProperty("name", out var name) && pair.parameter.TryGetProperty("in", out var where) ? $"{where} {name}" : pair.i.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .ToDictionary(group => group.Key, group => group.First().parameter, StringComparer.Ordinal);
    }
}
