using System.Collections.Immutable;
using System.Data;
using System.Text;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Verification.Fingerprints;

namespace Vibes.UuidToolkit.Verification.Baselines;

/// <summary>A database as two canonical texts: what it declares, and what its rows add up to.</summary>
/// <param name="Schema">The schema, as <see cref="SchemaText"/> writes it.</param>
/// <param name="Data">Tables with their rows and fingerprints, sequences with their positions.</param>
public sealed record DatabaseSnapshot(string Schema, string Data)
{
    /// <summary>The first line of the data's text.</summary>
    public const string DataHeader = "# uuidkit data 1";

    /// <summary>The texts by the names of their baselines.</summary>
    public ImmutableSortedDictionary<string, string> Texts => ImmutableSortedDictionary<string, string>.Empty.Add("schema", Schema).Add("data", Data);

    /// <summary>Reads the database, all of it at one moment.</summary>
    /// <param name="connection">A connection with the pinned session settings and no transaction.</param>
    /// <param name="progress">Told how many of how many tables are done.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public static async Task<DatabaseSnapshot> TakeAsync(
        NpgsqlConnection connection, IProgress<(int Done, int Total, TableFingerprint Last)>? progress = null, CancellationToken cancellation = default)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        var tables = schema.Relations.Where(relation => relation.IsTable && relation.Extension is null).OrderBy(relation => relation.Name).ToList();
        var data = new StringBuilder(DataHeader).Append('\n');
        for (var i = 0; i < tables.Count; i++)
        {
            var fingerprint = (await FingerprintReader.ReadAsync(connection, [FingerprintQuery.Of(tables[i])], null, cancellation))[0];
            data.Append($"table {fingerprint.Table} rows {fingerprint.Rows} fingerprint {fingerprint.Hash}\n");
            progress?.Report((i + 1, tables.Count, fingerprint));
        }

        foreach (var sequence in schema.Sequences.Where(sequence => sequence.Extension is null).OrderBy(sequence => sequence.Name))
        {
            await using var command = new NpgsqlCommand($"SELECT last_value, is_called FROM {sequence.Name}", connection);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            await reader.ReadAsync(cancellation);
            data.Append($"sequence {sequence.Name} at {reader.GetInt64(0)}{(reader.GetBoolean(1) ? "" : " not called")}\n");
        }

        return new(SchemaText.Render(schema), data.ToString());
    }
}
