using System.Collections.Immutable;
using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Baselines;

/// <summary>
/// A folder of approved texts, <c>NAME.verified.txt</c>. What differs from them is left beside them as
/// <c>NAME.received.txt</c>, to be looked at and renamed.
/// </summary>
/// <param name="folder">The folder; it exists.</param>
public sealed class BaselineFolder(string folder)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Compares texts with the approved ones. A text that has none is approved by being written.</summary>
    /// <param name="texts">The texts by their names.</param>
    /// <exception cref="DiagnosticException">A file cannot be read or written.</exception>
    public ImmutableArray<BaselineComparison> Compare(IReadOnlyDictionary<string, string> texts)
    {
        try
        {
            return [.. texts.OrderBy(text => text.Key, StringComparer.Ordinal).Select(text => Compare(text.Key, text.Value))];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(folder, error.Message), error);
        }
    }

    private BaselineComparison Compare(string name, string text)
    {
        var (approvedPath, receivedPath) = (Path.Combine(folder, name + ".verified.txt"), Path.Combine(folder, name + ".received.txt"));
        // A working copy on Windows may have been given CRLF by Git.
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath).Replace("\r\n", "\n", StringComparison.Ordinal) : null;
        if (approved is not null && approved != text)
        {
            Write(receivedPath, text);
            return new(name, receivedPath, approved, text);
        }

        if (approved is null)
            Write(approvedPath, text);
        File.Delete(receivedPath);
        return new(name, approvedPath, approved, text);
    }

    /// <summary>Written whole or not at all: half a baseline would be approved by the next run.</summary>
    private static void Write(string path, string text)
    {
        var half = path + ".tmp";
        File.WriteAllText(half, text, Utf8);
        File.Move(half, path, overwrite: true);
    }
}
