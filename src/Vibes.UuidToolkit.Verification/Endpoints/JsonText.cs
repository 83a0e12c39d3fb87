using System.Globalization;
using System.Text;

namespace Vibes.UuidToolkit.Verification.Endpoints;

/// <summary>Texts as canonical JSON writes them (RFC 8785): only quotes, backslashes and control characters are escaped.</summary>
internal static class JsonText
{
    /// <summary>The text in quotes.</summary>
    public static string Quote(string text) => $"\"{Escape(text)}\"";

    /// <summary>The text without quotes.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
            _ = character switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' or '\u007f' or '\u2028' or '\u2029' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => escaped.Append(character),
            };
        return escaped.ToString();
    }
}
