using System.Text;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>
/// The lines of one file. Lines are found in the bytes and decoded one by one, because a script can change its encoding
/// on the way; that is safe, since no encoding PostgreSQL knows has the byte of a line feed inside another character.
/// </summary>
internal sealed class ScriptLines(Stream stream, string file, ScriptSession session)
{
    private byte[] buffer = new byte[128 * 1024];
    private int start;
    private int end;

    /// <summary>The name of the file as messages give it.</summary>
    public string File => file;

    /// <summary>The number of the line last returned, counted from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The next line without its line feed, or null at the end of the file.</summary>
    public async ValueTask<string?> NextAsync(CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            var length = buffer.AsSpan(start + searched, end - start - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                length += searched;
                var line = Decode(start, length);
                start += length + 1;
                return line;
            }

            searched = end - start;
            if (await FillAsync(cancellation).ConfigureAwait(false)) continue;
            if (searched == 0) return null;
            var last = Decode(start, searched);
            start = end;
            return last;
        }
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        if (end == buffer.Length)
        {
            var target = start > buffer.Length / 2 ? buffer : new byte[Math.Max(buffer.Length, (end - start) * 2)];
            buffer.AsSpan(start, end - start).CopyTo(target);
            (buffer, start, end) = (target, 0, end - start);
        }

        var read = await stream.ReadAsync(buffer.AsMemory(end), cancellation).ConfigureAwait(false);
        end += read;
        return read > 0;
    }

    private string Decode(int from, int length)
    {
        Number++;
        var bytes = buffer.AsSpan(from, length);
        if (Number == 1)
        {
            if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) bytes = bytes[3..];
            else if (bytes.StartsWith<byte>([0xFF, 0xFE]) || bytes.StartsWith<byte>([0xFE, 0xFF]))
                throw Undecodable("The file is UTF-16, which PowerShell's > makes of any output.", null);
        }

        try
        {
            return session.Encoding.GetString(bytes);
        }
        catch (DecoderFallbackException exception)
        {
            throw Undecodable($"The line holds bytes that are no {session.Encoding.WebName.ToUpperInvariant()}.", exception);
        }
    }

    private DiagnosticException Undecodable(string message, Exception? cause) =>
        new(Descriptors.ScriptEncoding.At($"{file}:{Number}", message), cause);
}
