using System.Globalization;
using System.Numerics;
using Npgsql;

namespace Vibes.UuidToolkit.Verification.Fingerprints;

/// <summary>Runs fingerprint queries. Only sums travel: the client's memory does not depend on the number of rows.</summary>
public static class FingerprintReader
{
    /// <summary>Reads fingerprints one after the other on one connection, in its current transaction.</summary>
    /// <param name="connection">A connection with the pinned session settings, so that a row's text does not depend on the client.</param>
    /// <param name="queries">The tables.</param>
    /// <param name="progress">Told each table when it is done.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public static async Task<IReadOnlyList<TableFingerprint>> ReadAsync(
        NpgsqlConnection connection, IEnumerable<FingerprintQuery> queries, IProgress<TableFingerprint>? progress = null, CancellationToken cancellation = default)
    {
        var fingerprints = new List<TableFingerprint>();
        foreach (var query in queries)
        {
            var fingerprint = await ReadAsync(connection, query, cancellation);
            fingerprints.Add(fingerprint);
            progress?.Report(fingerprint);
        }

        return fingerprints;
    }

    private static async Task<TableFingerprint> ReadAsync(NpgsqlConnection connection, FingerprintQuery query, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(query.Sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(query.Table, reader.GetInt64(0), BigInteger.Parse(reader.GetString(1), CultureInfo.InvariantCulture));
    }
}
