namespace Vibes.UuidToolkit.Postgres.Catalog;

/// <summary>Cuts SQL that PostgreSQL wrote into tokens. Such SQL has no comments, and doubles every quote within quotes.</summary>
internal static class DeparsedTokens
{
    /// <summary>How long the token at a place is: a quoted string, name or body, a word, white space, or one character.</summary>
    public static int LengthAt(string text, int start)
    {
        var c = text[start];
        var end = start + 1;
        if (c is '\'' or '"')
        {
            while (end < text.Length)
            {
                if (text[end++] != c)
                    continue;
                if (end < text.Length && text[end] == c)
                    end++;
                else
                    break;
            }
        }
        else if (c == '$' && BodyEnd(text, start) is { } bodyEnd)
            end = bodyEnd;
        else if (char.IsLetterOrDigit(c) || c == '_')
        {
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '$'))
                end++;
        }
        else if (char.IsWhiteSpace(c))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
        }

        return end - start;
    }

    /// <summary>The end of a body between dollar quotes; null where none begins.</summary>
    private static int? BodyEnd(string text, int start)
    {
        var tagEnd = start + 1;
        while (tagEnd < text.Length && (char.IsLetterOrDigit(text[tagEnd]) || text[tagEnd] == '_'))
            tagEnd++;
        if (tagEnd == text.Length || text[tagEnd] != '$' || (tagEnd > start + 1 && char.IsDigit(text[start + 1])))
            return null;
        var tag = text[start..(tagEnd + 1)];
        var close = text.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
        return close < 0 ? null : close + tag.Length;
    }
}
