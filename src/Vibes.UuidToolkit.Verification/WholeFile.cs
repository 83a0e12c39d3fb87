using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification;

/// <summary>Writes files that are whole or not there, beside their place first: half a baseline would be approved by the next run.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Writes a file, and its folder where that is not there.</summary>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static void Write(string path, string text)
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
            throw new DiagnosticException(Descriptors.CannotWrite.At(path, error.Message), error);
        }
    }
}
