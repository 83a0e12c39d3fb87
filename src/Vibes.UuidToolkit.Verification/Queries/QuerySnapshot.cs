using System.Globalization;
using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Verification.Snapshots;

namespace Vibes.UuidToolkit.Verification.Queries;

/// <summary>
/// A query's result as text: its columns with their types, then a line a row, values as PostgreSQL writes them in COPY. Rows of
/// a query that does not end in ORDER BY have no order, and are sorted.
/// </summary>
public static class QuerySnapshot
{
    /// <summary>What the names of query snapshots begin with.</summary>
    public const string Folder = "queries/";

    /// <summary>The first line.</summary>
    public static SnapshotHeader Header { get; } = new("query", 1);

    /// <summary>Runs a query in the connection's current transaction.</summary>
    /// <param name="connection">A connection with the pinned session settings.</param>
    /// <param name="query">The query.</param>
    /// <param name="cancellation">Cancels the query.</param>
    /// <exception cref="DiagnosticException">It failed, or it is no query.</exception>
    public static async Task<Snapshot> TakeAsync(NpgsqlConnection connection, QueryFile query, CancellationToken cancellation = default)
    {
        try
        {
            // The query is the application's: names in it are found as the application finds them.
            await using (var path = new NpgsqlCommand("SELECT pg_catalog.set_config('search_path', reset_val, true) FROM pg_catalog.pg_settings WHERE name = 'search_path'", connection))
                await path.ExecuteNonQueryAsync(cancellation);
            await using var command = new NpgsqlCommand(query.Sql, connection) { AllResultTypesAreUnknown = true };
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var text = new StringBuilder().Append(Header).Append('\n');
            for (var i = 0; i < reader.FieldCount; i++)
                text.Append($"column {SqlText.Identifier(reader.GetName(i))} {reader.GetPostgresType(i).DisplayName}\n");
            if (reader.FieldCount == 0)
                throw new DiagnosticException(Descriptors.QueryFailed.At(query.Name, "It returns no rows."));

            var rows = new List<string>();
            while (await reader.ReadAsync(cancellation))
                rows.Add(string.Join('\t', Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? @"\N" : Escaped(reader.GetString(i)))));
            if (await reader.NextResultAsync(cancellation))
                throw new DiagnosticException(Descriptors.QueryFailed.At(query.Name, "It is more than one query.", "Write one query a file."));

            var ordered = OrderBy.EndsQuery(query.Sql);
            text.Append(string.Create(CultureInfo.InvariantCulture, $"rows {rows.Count} {(ordered ? "ordered" : "sorted")}\n"));
            if (!ordered)
                rows.Sort(StringComparer.Ordinal);
            foreach (var row in rows)
                text.Append(row).Append('\n');
            return new(Folder + query.Name, text.ToString());
        }
        catch (PostgresException failed)
        {
            throw new DiagnosticException(Descriptors.QueryFailed.At(query.Name, $"{failed.MessageText} (SQLSTATE {failed.SqlState})."), failed);
        }
    }

    private static string Escaped(string value) => value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\t", @"\t", StringComparison.Ordinal)
        .Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal);
}
