using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Literals;

/// <summary>
/// Finds the place in the source of each character of a string's value: escapes, doubled quotes and the indentation of raw
/// strings stand between the two. Roslyn has this, but not in public.
/// </summary>
internal static class LiteralToken
{
    /// <summary>The places of the characters of a string literal, or of a text within an interpolated string, and last their end; null where they cannot be told, and for other nodes.</summary>
    public static IReadOnlyList<int>? Places(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax literal => Places(literal.Token),
        InterpolatedStringTextSyntax { Parent: InterpolatedStringExpressionSyntax whole } text => Interpolated(text.TextToken, whole.StringStartToken.Kind()).Places,
        _ => null,
    };

    /// <summary>The value of a text within an interpolated string.</summary>
    public static string Value(InterpolatedStringTextSyntax text) => Interpolated(text.TextToken, ((InterpolatedStringExpressionSyntax)text.Parent!).StringStartToken.Kind()).Value;

    /// <summary>The places of a string literal's characters, and last their end; null where they cannot be told.</summary>
    public static IReadOnlyList<int>? Places(SyntaxToken token)
    {
        var text = token.Text;
        var (value, places) = token.Kind() switch
        {
            SyntaxKind.StringLiteralToken when text.StartsWith("@", StringComparison.Ordinal) => Verbatim(text, 2, text.Length - 1, braces: false),
            SyntaxKind.StringLiteralToken => Regular(text, 1, text.Length - 1, braces: false),
            SyntaxKind.SingleLineRawStringLiteralToken => SingleLine(text),
            SyntaxKind.MultiLineRawStringLiteralToken => MultiLine(text),
            _ => default,
        };
        // What this reads must be what the compiler read.
        return value == token.ValueText ? Absolute(token, places) : null;
    }

    /// <summary>
    /// A text within an interpolated string: its value, the places of its characters and last their end. The token's own value
    /// keeps doubled braces.
    /// </summary>
    public static (string Value, IReadOnlyList<int> Places) Interpolated(SyntaxToken token, SyntaxKind start)
    {
        var text = token.Text;
        var (value, places) = start switch
        {
            SyntaxKind.InterpolatedStringStartToken => Regular(text, 0, text.Length, braces: true),
            SyntaxKind.InterpolatedVerbatimStringStartToken => Verbatim(text, 0, text.Length, braces: true),
            _ => (text, Enumerable.Range(0, text.Length + 1).ToList()),
        };
        return (value, Absolute(token, places));
    }

    private static List<int> Absolute(SyntaxToken token, List<int> places) => places.ConvertAll(place => place + token.SpanStart);

    private static (string Value, List<int> Places) Regular(string text, int at, int end, bool braces)
    {
        var value = new StringBuilder();
        var places = new List<int>();
        while (at < end)
        {
            var length = 1;
            string read;
            if (text[at] == '\\' && at + 1 < end)
            {
                (read, length) = Escape(text, at, end);
            }
            else
            {
                read = text[at].ToString();
                if (braces && text[at] is '{' or '}')
                    length = 2;
            }

            foreach (var character in read)
            {
                value.Append(character);
                places.Add(at);
            }

            at += length;
        }

        places.Add(end);
        return (value.ToString(), places);
    }

    private static (string Read, int Length) Escape(string text, int at, int end)
    {
        switch (text[at + 1])
        {
            case 'u':
                return Hexadecimal(text, at, at + 2, Math.Min(at + 6, end));
            case 'U':
                return Hexadecimal(text, at, at + 2, Math.Min(at + 10, end));
            case 'x':
                var stop = at + 2;
                while (stop < end && stop < at + 6 && Uri.IsHexDigit(text[stop]))
                    stop++;
                return Hexadecimal(text, at, at + 2, stop);
            default:
                var escaped = "0abefnrtv".IndexOf(text[at + 1]);
                return ((escaped < 0 ? text[at + 1] : "\0\a\b\u001b\f\n\r\t\v"[escaped]).ToString(), 2);
        }
    }

    private static (string Read, int Length) Hexadecimal(string text, int at, int from, int to) =>
        int.TryParse(text.Substring(from, to - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code is >= 0 and <= 0x10FFFF
            ? (code is >= 0xD800 and <= 0xDFFF or <= 0xFFFF ? ((char)code).ToString() : char.ConvertFromUtf32(code), to - at)
            : ("", to - at);

    private static (string Value, List<int> Places) Verbatim(string text, int at, int end, bool braces)
    {
        var value = new StringBuilder();
        var places = new List<int>();
        while (at < end)
        {
            value.Append(text[at]);
            places.Add(at);
            at += text[at] == '"' || braces && text[at] is '{' or '}' ? 2 : 1;
        }

        places.Add(end);
        return (value.ToString(), places);
    }

    private static (string Value, List<int> Places) SingleLine(string text)
    {
        var quotes = Quotes(text);
        var length = text.Length - (2 * quotes);
        return (text.Substring(quotes, length), Enumerable.Range(quotes, length + 1).ToList());
    }

    private static (string? Value, List<int> Places) MultiLine(string text)
    {
        var quotes = Quotes(text);
        var first = text.IndexOf('\n') + 1;
        var lastBreak = text.LastIndexOf('\n');
        var places = new List<int>();
        // The last line is white space and quotes, and is the indentation of all.
        var indentation = text.Length - quotes - lastBreak - 1;
        var end = lastBreak > 0 && text[lastBreak - 1] == '\r' ? lastBreak - 1 : lastBreak;
        if (indentation < 0)
            return (null, places);
        var value = new StringBuilder();
        for (var line = first; line <= lastBreak;)
        {
            var next = text.IndexOf('\n', line) + 1;
            for (var at = line; at < next && at < end; at++)
            {
                // A line of white space may be shorter than the indentation.
                if (at - line < indentation && text[at] is not ('\n' or '\r'))
                    continue;
                value.Append(text[at]);
                places.Add(at);
            }

            line = next;
        }

        places.Add(Math.Max(end, first));
        return (value.ToString(), places);
    }

    private static int Quotes(string text)
    {
        var count = 0;
        while (count < text.Length && text[count] == '"')
            count++;
        return count;
    }
}
