using System.Buffers.Text;
using System.Text;
using System.Text.RegularExpressions;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Finds ids inside texts: addresses, cursors, global ids, and messages about the request's own ids.</summary>
/// <param name="names">The ids of the run.</param>
/// <param name="rules">What is an id.</param>
/// <param name="known">The entities of the run.</param>
/// <param name="baseUrl">The server's address, which is another one before and after.</param>
/// <param name="resource">What was asked for.</param>
/// <param name="where">The request's name.</param>
internal sealed partial class TextIds(IdNames names, IdRules rules, IReadOnlySet<string> known, string baseUrl, string resource, string where)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a text is an address as a whole.</summary>
    public static bool IsUrl(string text) => Url().IsMatch(text);

    /// <summary>An id as it stands in a text.</summary>
    public string Named(string entity, IdValue value, string spelling) => $"{{{names.Name(entity, value, spelling, where)}}}";

    /// <summary>An address with its ids named: segments behind an entity, and parameters of the query.</summary>
    public string InUrl(string text)
    {
        if (baseUrl.Length > 0 && text.StartsWith(baseUrl, StringComparison.OrdinalIgnoreCase) && (text.Length == baseUrl.Length || text[baseUrl.Length] is '/' or '?' or '#'))
            return "{base}" + InUrl(text[baseUrl.Length..]);
        var query = text.AsSpan().IndexOfAny('?', '#');
        var path = query < 0 ? text : text[..query];
        var subject = resource;
        var segments = path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            if (rules.EntityOfSegment(Uri.UnescapeDataString(segments[i]), known) is { } collection)
                subject = collection;
            if (rules.EntityOfSegment(Uri.UnescapeDataString(segments[i - 1]), known) is { } entity && Segment().Match(segments[i]) is { Success: true } match
                && IdValue.TryParse(Uri.UnescapeDataString(match.Groups["id"].Value), out var value))
                segments[i] = Named(entity, value, Uri.UnescapeDataString(match.Groups["id"].Value)) + match.Groups["rest"].Value;
        }

        return string.Join('/', segments) + (query < 0 ? "" : Parameter().Replace(text[query..], parameter =>
            parameter.Groups["lead"].Value + InParameter(parameter.Groups["name"].Value, parameter.Groups["value"].Value, subject)));
    }

    /// <summary>A cursor with its ids named: plain, or inside base64. Null where it has none.</summary>
    public string? InCursor(string text, string subject)
    {
        if (IdValue.TryParse(text, out _))
            return Tokens(text, subject);
        return Decoded(text) is { } inner && Tokens(inner, subject) is { } found ? $"base64({found})" : Tokens(text, subject);
    }

    /// <summary>An id that says what it identifies, such as <c>Journal:17</c>, plain or inside base64. Null where it is none.</summary>
    public string? InGlobalId(string text)
    {
        var decoded = Decoded(text);
        var match = GlobalId().Match(decoded ?? text);
        if (!match.Success || !IdValue.TryParse(match.Groups["id"].Value, out var value))
            return null;
        var found = match.Groups["type"].Value + match.Groups["separator"].Value + Named(MemberWords.Singular(match.Groups["type"].Value), value, match.Groups["id"].Value);
        return decoded is null ? found : $"base64({found})";
    }

    /// <summary>A message with those ids named that the request itself was about.</summary>
    public string InMessage(string text, string requestPath)
    {
        var segments = requestPath.Split('?')[0].Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            var spelling = Uri.UnescapeDataString(segments[i]);
            if (rules.EntityOfSegment(segments[i - 1], known) is { } entity && IdValue.TryParse(spelling, out var value))
                text = Regex.Replace(text, $@"(?<![\w{{.-]){Regex.Escape(spelling)}(?![\w}}-]|\.[0-9])", _ => Named(entity, value, spelling), RegexOptions.IgnoreCase);
        }

        return text;
    }

    private string InParameter(string name, string text, string subject)
    {
        var member = new Member(Uri.UnescapeDataString(name).TrimEnd('[', ']'));
        var plain = Uri.UnescapeDataString(text);
        if (rules.EntityOf(member, subject) is { } entity)
            return $"{name}={string.Join(',', plain.Split(',').Select(item => IdValue.TryParse(item, out var value) ? Named(entity, value, item) : Uri.EscapeDataString(item)))}";
        return $"{name}={(IdRules.IsCursor(member) ? InCursor(plain, subject) : null) ?? text}";
    }

    /// <summary>The text with the ids in it named; null where there are none. Numbers of dates and times are no ids.</summary>
    private string? Tokens(string text, string subject)
    {
        var any = false;
        var found = Token().Replace(text, token =>
        {
            if (!token.Groups["id"].Success || !IdValue.TryParse(token.Groups["id"].Value, out var value))
                return token.Value;
            var spelling = token.Groups["id"].Value;
            var name = token.Groups["name"].Value;
            var lead = token.Value[..^spelling.Length];
            var entity = name.Length == 0 ? null : rules.EntityOf(new(name), subject) ?? rules.EntityOfSegment(name, known);
            var named = entity is not null ? Named(entity, value, spelling)
                : names.NameIfKnown(subject, value, spelling, where) is { } id ? $"{{{id}}}" : null;
            any |= named is not null;
            return named is null ? token.Value : lead + named;
        });
        return any ? found : null;
    }

    /// <summary>What base64, with either alphabet, stands for; null where it is no text.</summary>
    private static string? Decoded(string text)
    {
        if (text.Length < 4 || !Base64Text().IsMatch(text))
            return null;
        try
        {
            var decoded = Strict.GetString(Base64Url.DecodeFromChars(text.TrimEnd('=').Replace('+', '-').Replace('/', '_')));
            return decoded.Length > 0 && !decoded.Any(char.IsControl) ? decoded : null;
        }
        catch (Exception error) when (error is FormatException or DecoderFallbackException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"^(https?://|/)[^\s<>""]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Url();

    [GeneratedRegex(@"^(?<id>[^.]+)(?<rest>\.[A-Za-z]{1,8})?$")]
    private static partial Regex Segment();

    [GeneratedRegex("(?<lead>[?&])(?<name>[^=&#]+)=(?<value>[^&#]*)")]
    private static partial Regex Parameter();

    [GeneratedRegex($"^(?<type>[A-Za-z][A-Za-z_]*)(?<separator>[:/|#])(?<id>{IdValue.Pattern})$")]
    private static partial Regex GlobalId();

    [GeneratedRegex($@"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}([T ][0-9:.]+)?(Z|[+-][0-9]{{2}}:?[0-9]{{2}})?|((?<name>[A-Za-z_][A-Za-z0-9_]*)""?[:=/] ?)?""?(?<![\w.-])(?<id>{IdValue.Pattern})(?![\w.-])")]
    private static partial Regex Token();

    [GeneratedRegex(@"^[A-Za-z0-9+/_-]+={0,2}$")]
    private static partial Regex Base64Text();
}
