using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Postgres.Sources;

/// <summary>Where a database comes from: a live one, a psql script, or an archive of <c>pg_dump</c>.</summary>
public abstract record DatabaseSource
{
    private const int TarMagicAt = 257;

    /// <summary>What messages call the source. Never holds a password.</summary>
    public abstract string Name { get; }

    /// <summary>Tells what <paramref name="text"/> means: a connection string or URI, or the path of a dump, whose kind its content says.</summary>
    /// <param name="text">A connection string of Npgsql or libpq, a <c>postgresql://</c> URI, or a path.</param>
    /// <exception cref="DiagnosticException">It is none of these.</exception>
    public static DatabaseSource Parse(string text)
    {
        if (Directory.Exists(text)) return OfFolder(text);
        if (File.Exists(text)) return OfFile(text);
        // What looks like a connection is not repeated in a message: it may hold a password.
        if (text.Contains("://", StringComparison.Ordinal) || text.Contains('='))
            return new LiveDatabase(ConnectionStrings.Parse(text).ConnectionString);
        throw new DiagnosticException(Descriptors.SourceNotFound.At(text, "There is no file or folder of this name."));
    }

    /// <summary>Loads the source into an empty database.</summary>
    /// <param name="targetConnectionString">The database to fill.</param>
    /// <param name="options">How to load; null for the defaults.</param>
    /// <param name="progress">Is told how far the load is.</param>
    /// <param name="cancellation">Stops the load.</param>
    /// <exception cref="DiagnosticException">The source cannot be loaded as a whole.</exception>
    public async Task<LoadReport> LoadIntoAsync(
        string targetConnectionString, LoadOptions? options = null, IProgress<LoadProgress>? progress = null, CancellationToken cancellation = default)
    {
        // Not a pooled connection: it would carry the settings of the script on to its next user after a failure.
        var connection = await Connections.OpenPlainAsync(targetConnectionString, cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
            return await LoadAsync(connection, options, progress, cancellation).ConfigureAwait(false);
    }

    /// <summary>Loads the source through an open connection.</summary>
    private protected abstract Task<LoadReport> LoadAsync(
        NpgsqlConnection target, LoadOptions? options, IProgress<LoadProgress>? progress, CancellationToken cancellation);

    private static Archive OfFolder(string path) => File.Exists(Path.Combine(path, "toc.dat"))
        ? new Archive(path)
        : throw new DiagnosticException(Descriptors.SourceNotUnderstood.At(path, "The folder is no directory dump: it has no toc.dat."));

    private static DatabaseSource OfFile(string path)
    {
        var head = SourceFile.Head(path).AsSpan();
        if (head.StartsWith("PGDMP"u8)) return new Archive(path);
        if (head.StartsWith("toc.dat\0"u8) && head.Length > TarMagicAt && head[TarMagicAt..].StartsWith("ustar"u8)) return new Archive(path);
        if (head is [0x1F, 0x8B, ..])
        {
            if (SourceFile.UnzippedHead(path).AsSpan().Contains((byte)0))
                throw new DiagnosticException(Descriptors.SourceNotUnderstood.At(path, "The gzip file does not hold SQL text.", "Unpack it and give what is inside."));
            return new SqlFile(path);
        }

        // UTF-16 is text too; the reader has an exact message for it.
        if (head.Contains((byte)0) && !head.StartsWith(Encoding.Unicode.Preamble) && !head.StartsWith(Encoding.BigEndianUnicode.Preamble))
            throw new DiagnosticException(Descriptors.SourceNotUnderstood.At(path, "The file is neither text nor an archive of pg_dump."));
        return new SqlFile(path);
    }
}
