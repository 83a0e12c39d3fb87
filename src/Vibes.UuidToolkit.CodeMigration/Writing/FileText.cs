using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Writing;

/// <summary>A file's text as the bytes that it is on disk.</summary>
internal static class FileText
{
    /// <summary>What new files are written in: UTF-8 without a mark.</summary>
    public static UTF8Encoding Utf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of a text, with the mark that its encoding begins with.</summary>
    public static byte[] Bytes(SourceText text) => Bytes(text.ToString(), EncodingOf(text));

    /// <summary>The bytes that a file becomes: in the encoding and with the line ends that it has, whatever edited it.</summary>
    public static byte[] BytesAfter(FileChange change) => change.Before is null
        ? Bytes(change.After)
        : Bytes(WithLineEndsOf(change.Before.ToString(), change.After.ToString()), EncodingOf(change.Before));

    /// <summary>The text that a file becomes.</summary>
    public static string TextAfter(FileChange change) =>
        change.Before is null ? change.After.ToString() : WithLineEndsOf(change.Before.ToString(), change.After.ToString());

    /// <summary>A text's encoding; UTF-8 without a mark where it does not tell.</summary>
    public static Encoding EncodingOf(SourceText text) => text.Encoding ?? Utf8;

    /// <summary>A file that mixes line ends keeps the mixture; in any other, what was put in follows the rest.</summary>
    private static string WithLineEndsOf(string before, string after)
    {
        var (lines, carriageReturns) = (before.Count('\n'), before.Count("\r\n"));
        return lines == 0 || carriageReturns > 0 && carriageReturns < lines ? after : after.ReplaceLineEndings(carriageReturns == 0 ? "\n" : "\r\n");
    }

    private static int Count(this string text, char character) => text.AsSpan().Count(character);

    private static int Count(this string text, string part) => text.AsSpan().Count(part);

    private static byte[] Bytes(string text, Encoding encoding) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
}
