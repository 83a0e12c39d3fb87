using System.IO.Compression;
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

    private static byte[] Head(Stream stream)
    {
        var head = new byte[HeadLength];
        return head[..stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false)];
    }

    /// <summary>The first bytes of what a gzip file holds.</summary>
    public static byte[] UnzippedHead(string path)
    {
        using var file = Open(path);
        using var plain = new GZipStream(file, CompressionMode.Decompress);
        try
        {
            return Head(plain);
        }
        catch (InvalidDataException exception)
        {
            throw new DiagnosticException(Descriptors.SourceNotUnderstood.At(path, $"The gzip file is damaged: {exception.Message}"), exception);
        }
    }

    /// <summary>True when the file begins as gzip does.</summary>
    public static bool IsGzip(string path) => Head(path) is [0x1F, 0x8B, ..];
}
