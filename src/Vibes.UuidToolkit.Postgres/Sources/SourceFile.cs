using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A file as a source: told apart by content, since names lie.</summary>
internal static class SourceFile
{
    private const int HeadLength = 4096;

    /// <summary>Opens the file, or says that it cannot be read.</summary>
    public static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan | FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(Descriptors.SourceNotFound.At(path, $"The file cannot be read: {exception.Message}"), exception);
        }
    }

    /// <summary>The first bytes of the file.</summary>
    public static byte[] Head(string path)
    {
        using var file = Open(path);
        return Head(file);
    }

    /// <summary>The first bytes of <paramref name="stream"/>.</summary>
    public static byte[] Head(Stream stream)
    {
        var head = new byte[HeadLength];
        return head[..stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
    }

    /// <summary>True when the file begins as gzip does.</summary>
    public static bool IsGzip(string path) => Head(path) is [0x1F, 0x8B, ..];
}
