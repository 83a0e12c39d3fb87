using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Files;

/// <summary>Writes files that are whole or not there, beside their place first: half a baseline would be approved by the next run.</summary>
public static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a file in UTF-8 without a mark, and its folder where that is not there.</summary>
    /// <param name="path">The file; one that is there is replaced.</param>
    /// <param name="text">Its text.</param>
    /// <param name="wayOut">What to do where it cannot be written; null for the message's own advice.</param>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static void Write(string path, string text, string? wayOut = null)
    {
        var half = path + ".tmp";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            try
            {
                File.WriteAllText(half, text, Utf8);
                File.Move(half, path, overwrite: true);
            }
            finally
            {
                File.Delete(half);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.CannotWrite.At(path, error.Message, wayOut), error);
        }
    }
}
