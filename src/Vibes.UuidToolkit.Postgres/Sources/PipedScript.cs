using System.IO.Pipelines;
using Npgsql;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>A script that a program writes while it is loaded; nothing of it is stored.</summary>
internal static class PipedScript
{
    /// <summary>Loads what <paramref name="write"/> writes.</summary>
    public static async Task<LoadReport> LoadAsync(
        NpgsqlConnection target, string name, Func<Stream, CancellationToken, Task> write,
        LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 1 << 20, resumeWriterThreshold: 1 << 19));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var writing = WriteAsync(pipe.Writer, write, stop.Token);
        try
        {
            // A failure of the program comes out of the reading end, so it is told before the cut-short script it leaves.
            return await SqlScriptLoader.LoadAsync(target, pipe.Reader.AsStream(), name, options, progress, cancellation).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
            await writing.ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(PipeWriter pipe, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        Exception? failure = null;
        try
        {
            await write(pipe.AsStream(leaveOpen: true), cancellation).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        // Handed over whole: the reading end throws it.
        await pipe.CompleteAsync(failure).ConfigureAwait(false);
    }
}
