using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Tools;

namespace Vibes.UuidToolkit.Migration.Rehearsing;

/// <summary>
/// A whole database as one text, to compare byte for byte: by <c>pg_dump</c>, the strongest judge there is, or where none
/// is as new as the server, by the toolkit's own snapshot of schema, rows and sequence positions.
/// </summary>
public sealed class DatabaseDump
{
    private readonly ClientTools? _tools;

    private DatabaseDump(ClientTools? tools, string method, string? shortcoming)
    {
        _tools = tools;
        Method = method;
        Shortcoming = shortcoming;
    }

    /// <summary>What the text is made with, for example <c>pg_dump 15.18</c>.</summary>
    public string Method { get; }

    /// <summary>Why it is not <c>pg_dump</c>; null where it is.</summary>
    public string? Shortcoming { get; }

    /// <summary>Chooses the method for a server's version.</summary>
    public static async Task<DatabaseDump> ForAsync(int majorVersion, CancellationToken cancellation = default)
    {
        try
        {
            var tools = await ClientTools.FindAsync(majorVersion, cancellation);
            return new(tools, $"pg_dump {tools.Version}", null);
        }
        catch (DiagnosticException missing)
        {
            return new(null, "schema, rows and sequences", missing.Diagnostics[0].Message);
        }
    }

    /// <summary>Writes the text to a file.</summary>
    /// <returns>SHA-256 of the text, in hexadecimal.</returns>
    public async Task<string> WriteAsync(string connectionString, string path, CancellationToken cancellation = default)
    {
        await using (var file = File.Create(path))
        {
            if (_tools is not null)
                await _tools.DumpAsync(connectionString, file, null, cancellation);
            else
                await SnapshotAsync(connectionString, file, cancellation);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var line in LinesAsync(path, cancellation))
            hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The first line in which two texts differ: its number and both lines; null where they are equal.</summary>
    public static async Task<(long Line, string? First, string? Second)?> FirstDifferenceAsync(string first, string second, CancellationToken cancellation = default)
    {
        await using var a = LinesAsync(first, cancellation).GetAsyncEnumerator(cancellation);
        await using var b = LinesAsync(second, cancellation).GetAsyncEnumerator(cancellation);
        for (long line = 1; ; line++)
        {
            var left = await a.MoveNextAsync() ? a.Current : null;
            var right = await b.MoveNextAsync() ? b.Current : null;
            if (left != right)
                return (line, left, right);
            if (left is null)
                return null;
        }
    }

    /// <summary>
    /// The lines as they end in LF and in nothing else: a carriage return that became a line feed would be a difference.
    /// From 15.14 on a dump begins and ends with \restrict and a random word, which is none.
    /// </summary>
    private static async IAsyncEnumerable<string> LinesAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        using var reader = new StreamReader(path, Encoding.UTF8, detectEncodingFromByteOrderMarks: false);
        var block = new char[1 << 16];
        var line = new StringBuilder();
        for (int read; (read = await reader.ReadBlockAsync(block, cancellation)) > 0;)
            for (var start = 0; start < read;)
            {
                var length = block.AsSpan(start, read - start).IndexOf('\n');
                if (length < 0)
                {
                    line.Append(block, start, read - start);
                    break;
                }

                line.Append(block, start, length);
                start += length + 1;
                if (Keep(line) is { } whole)
                    yield return whole;
                line.Clear();
            }

        if (line.Length > 0 && Keep(line) is { } last)
            yield return last;

        static string? Keep(StringBuilder line) => line.ToString() is var text
            && !text.StartsWith("\\restrict ", StringComparison.Ordinal) && !text.StartsWith("\\unrestrict ", StringComparison.Ordinal) ? text : null;
    }

    private static async Task SnapshotAsync(string connectionString, Stream output, CancellationToken cancellation)
    {
        await using var connection = await Connections.OpenAsync(connectionString, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellation);
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        await using var writer = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        await writer.WriteAsync(SchemaText.Render(schema));
        foreach (var sequence in schema.Sequences)
        {
            await using var command = new NpgsqlCommand($"SELECT last_value || ' ' || is_called FROM {sequence.Name}", connection);
            await writer.WriteLineAsync($"position {sequence.Name} {await command.ExecuteScalarAsync(cancellation)}");
        }

        foreach (var table in schema.Relations.Where(relation => relation.IsTable))
        {
            // The rows themselves in their order on disk, as pg_dump has them.
            await writer.WriteLineAsync($"rows {table}");
            using var rows = await connection.BeginTextExportAsync($"COPY (SELECT * FROM ONLY {table}) TO STDOUT", cancellation);
            while (await rows.ReadLineAsync(cancellation) is { } row)
                await writer.WriteLineAsync(row);
        }
    }
}
