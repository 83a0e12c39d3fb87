using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>
/// Writes an answer as canonical text: one value a line, members sorted by name (their order means nothing, RFC 8259), numbers
/// digit for digit as received, texts with only what must be escaped escaped, ids by their names.
/// </summary>
/// <param name="exchange">The answer.</param>
/// <param name="names">The ids of the run.</param>
/// <param name="rules">What is an id.</param>
/// <param name="values">What is not compared.</param>
/// <param name="texts">Ids inside texts.</param>
internal sealed class AnswerWriter(Exchange exchange, IdNames names, IdRules rules, VolatileValues values, TextIds texts)
{
    private readonly string _resource = IdRules.Resource(exchange.Request);
    private readonly StringBuilder _text = new();

    /// <summary>The first line of an endpoint's snapshot.</summary>
    public const string Header = "# uuidkit endpoint 1";

    /// <summary>The whole text.</summary>
    /// <param name="keepHeaders">The headers that are part of it.</param>
    public string Write(IEnumerable<string> keepHeaders)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{Header}\n{exchange.Sent.Method} {texts.InUrl(exchange.Sent.Path)}\nstatus {exchange.Answer.Status}\n");
        foreach (var name in keepHeaders.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase))
            foreach (var value in exchange.Answer.Header(name))
                _text.Append(CultureInfo.InvariantCulture, $"{name.ToLowerInvariant()}: {HeaderValue(name, value)}\n");
        _text.Append('\n');
        if (values.HasBody)
            _text.Append(VolatileValues.Mark);
        else if (exchange.Answer.Json is { } json)
            Write(json, IdRules.Whole(exchange.Request, json), "$", "");
        else if (exchange.Answer.Text is { } text)
            _text.Append(text.ReplaceLineEndings("\n").TrimEnd('\n'));
        else
            _text.Append(CultureInfo.InvariantCulture, $"({exchange.Answer.Digest})");
        return _text.Append('\n').ToString();
    }

    private string HeaderValue(string name, string value)
    {
        if (SecretMask.IsSecretHeader(name))
            return SecretMask.Mask;
        if (values.HasHeader(name))
            return VolatileValues.Mark;
        if (!name.Equals("Link", StringComparison.OrdinalIgnoreCase))
            return TextIds.IsUrl(value) ? texts.InUrl(value) : value;
        // <address>; rel="next", <address>; rel="last": an address ends at its bracket.
        return string.Join('<', value.Split('<').Select((part, i) => i > 0 && part.IndexOf('>') is > 0 and var end ? texts.InUrl(part[..end]) + part[end..] : part));
    }

    private void Write(JsonElement value, Member? member, string place, string indent)
    {
        if (values.Has(place, member))
            _text.Append(VolatileValues.Mark);
        else if (value.ValueKind == JsonValueKind.Object)
            WriteObject(value, member, place, indent);
        else if (value.ValueKind == JsonValueKind.Array)
            WriteArray(value, member, place, indent);
        else if (value.ValueKind == JsonValueKind.Null)
            WriteNull(member);
        else if (value.ValueKind == JsonValueKind.Number)
            _text.Append(Number(value, member));
        else if (value.ValueKind == JsonValueKind.String)
            _text.Append(Text(value.GetString()!, member));
        else
            _text.Append(value.GetRawText());
    }

    private void WriteObject(JsonElement value, Member? member, string place, string indent)
    {
        var members = value.EnumerateObject().ToList();
        if (members.Count == 0)
        {
            _text.Append("{}");
            return;
        }

        var keys = member is not null && rules.EntityOfKeys(member) is { } entity && members.TrueForAll(inner => IdValue.TryParse(inner.Name, out _)) ? entity : null;
        _text.Append("{\n");
        var separator = "";
        foreach (var (label, inner) in members.Select(inner => (Label: keys is null ? JsonText.Quote(inner.Name) : Key(keys, inner.Name), inner)).OrderBy(pair => pair.Label, StringComparer.Ordinal))
        {
            _text.Append(separator).Append(indent).Append("  ").Append(label).Append(": ");
            // An object that an id leads to is what the id identifies: its own bare id is of that entity.
            Write(inner.Value, keys is null ? new(inner.Name, member, value) : new(keys, member, value), $"{place}.{inner.Name}", indent + "  ");
            separator = ",\n";
        }

        _text.Append('\n').Append(indent).Append('}');
    }

    private void WriteArray(JsonElement value, Member? member, string place, string indent)
    {
        if (value.GetArrayLength() == 0)
        {
            Mention(member);
            _text.Append("[]");
            return;
        }

        _text.Append('[');
        // Enumerated: to find an item by its number takes as long as all before it.
        foreach (var (i, item) in value.EnumerateArray().Index())
        {
            _text.Append(i == 0 ? "\n" : ",\n").Append(indent).Append("  ");
            Write(item, member, $"{place}[{i}]", indent + "  ");
        }

        _text.Append('\n').Append(indent).Append(']');
    }

    private void WriteNull(Member? member)
    {
        Mention(member);
        _text.Append("null");
    }

    private void Mention(Member? member)
    {
        if (member is not null && rules.EntityOf(member, _resource) is { } entity)
            names.Mention(entity);
    }

    private string Key(string entity, string spelling) =>
        IdValue.TryParse(spelling, out var value) ? names.Name(entity, value, spelling, exchange.Request.Name) : JsonText.Quote(spelling);

    private string Number(JsonElement number, Member? member)
    {
        var spelling = number.GetRawText();
        if (member is null || !IdValue.TryParse(spelling, out var value))
            return spelling;
        if (rules.EntityOf(member, _resource) is { } entity)
            return names.Name(entity, value, spelling, exchange.Request.Name);
        // A number that says where a list goes on may be an id, or how many to skip: it is an id if one is known.
        return IdRules.IsCursor(member) && names.NameIfKnown(_resource, value, spelling, exchange.Request.Name) is { } name ? name : spelling;
    }

    private string Text(string text, Member? member)
    {
        if (member is not null && rules.EntityOf(member, _resource) is { } entity)
        {
            if (IdValue.TryParse(text, out var value))
                return names.Name(entity, value, text, exchange.Request.Name);
            if (texts.InGlobalId(text) is { } global)
                return JsonText.Quote(global);
        }

        if (TextIds.IsUrl(text))
            return JsonText.Quote(texts.InUrl(text));
        if (member is not null && IdRules.IsCursor(member) && texts.InCursor(text, _resource) is { } cursor)
            // A cursor that is nothing but an id reads the same as a number and as a text.
            return cursor is ['{', .. var name, '}'] && !name.Contains('{', StringComparison.Ordinal) ? name : JsonText.Quote(cursor);
        return JsonText.Quote(exchange.Answer.Status >= 400 ? texts.InMessage(text, exchange.Sent.Path) : text);
    }
}
