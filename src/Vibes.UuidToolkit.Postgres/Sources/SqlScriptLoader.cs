using System.IO.Compression;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>
/// Loads a psql script into a throwaway database. It stops at the first error; what it tolerates is a short list, and all of
/// it is noted in the report: parameters of other server versions, objects every database has, roles the server lacks.
/// </summary>
public static class SqlScriptLoader
{
    /// <summary>Loads the script at <paramref name="path"/>, gzipped or not.</summary>
    /// <param name="connection">An open connection to the database to fill. After a failure it has to be closed; after success its session is reset.</param>
    /// <param name="path">The script.</param>
    /// <param name="options">How to load; null for the defaults.</param>
    /// <param name="progress">Is told how far the load is.</param>
    /// <param name="cancellation">Stops the load.</param>
    /// <exception cref="DiagnosticException">The script cannot be loaded as a whole.</exception>
    public static async Task<LoadReport> LoadAsync(
        NpgsqlConnection connection, string path, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var file = SourceFile.Open(path);
        await using (file.ConfigureAwait(false))
        {
            var counted = new CountedStream(file);
            await using var plain = SourceFile.IsGzip(path) ? new GZipStream(counted, CompressionMode.Decompress) : (Stream)counted;
            var load = new ScriptLoad(connection, options ?? new LoadOptions(), progress, () => counted.BytesRead, file.Length);
            try
            {
                return await load.RunAsync(plain, Path.GetFileName(path), Path.GetDirectoryName(path), cancellation).ConfigureAwait(false);
            }
            catch (InvalidDataException exception)
            {
                throw new DiagnosticException(Descriptors.ScriptCutShort.At(path, $"The gzip file is damaged: {exception.Message}"), exception);
            }
        }
    }

    /// <summary>Loads the script in <paramref name="script"/>.</summary>
    /// <param name="connection">An open connection to the database to fill. After a failure it has to be closed; after success its session is reset.</param>
    /// <param name="script">The bytes of the script; they are read once, from where the stream stands.</param>
    /// <param name="name">What messages call the script.</param>
    /// <param name="options">How to load; null for the defaults.</param>
    /// <param name="progress">Is told how far the load is.</param>
    /// <param name="cancellation">Stops the load.</param>
    /// <exception cref="DiagnosticException">The script cannot be loaded as a whole.</exception>
    public static async Task<LoadReport> LoadAsync(
        NpgsqlConnection connection, Stream script, string name, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellation = default)
    {
        var counted = new CountedStream(script);
        var load = new ScriptLoad(connection, options ?? new LoadOptions(), progress, () => counted.BytesRead, totalBytes: null);
        return await load.RunAsync(counted, name, folder: null, cancellation).ConfigureAwait(false);
    }
}
