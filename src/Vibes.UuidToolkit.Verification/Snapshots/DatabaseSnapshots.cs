using System.Collections.Immutable;
using System.Data;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Verification.Contents;
using Vibes.UuidToolkit.Verification.Queries;

namespace Vibes.UuidToolkit.Verification.Snapshots;

/// <summary>Takes snapshots of a database.</summary>
public static class DatabaseSnapshots
{
    /// <summary>The name of the schema's snapshot.</summary>
    public const string Schema = "schema";

    /// <summary>Takes all snapshots of a database at one moment: schema, foreign keys, data, and the results of queries. Only reads.</summary>
    /// <param name="connection">A connection with the pinned session settings and no transaction.</param>
    /// <param name="queries">Queries whose results are snapshots.</param>
    /// <param name="keys">What is known of the database's keys beside; null for nothing.</param>
    /// <param name="progress">Told what is read.</param>
    /// <param name="cancellation">Cancels the read.</param>
    public static async Task<ImmutableArray<Snapshot>> TakeAsync(
        NpgsqlConnection connection, IReadOnlyList<QueryFile> queries, KeyConfiguration? keys = null, IProgress<SnapshotProgress>? progress = null, CancellationToken cancellation = default)
    {
        var snapshots = await AtOneMomentAsync(connection, () => ReadAsync(connection, queries, keys ?? new(), progress, cancellation), cancellation);
        if (keys is null or { Definitions.IsEmpty: true })
            return snapshots;
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return [.. snapshots, await DefinitionsSnapshot.TakeAsync(connection, keys, cancellation)];
    }

    /// <summary>What the database declares.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<Snapshot> SchemaAsync(NpgsqlConnection connection, CancellationToken cancellation = default) =>
        AtOneMomentAsync(connection, async () => OfSchema(await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation)), cancellation);

    /// <summary>The foreign keys, with their orphans counted.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<Snapshot> ForeignKeysAsync(NpgsqlConnection connection, KeyConfiguration? keys = null, CancellationToken cancellation = default) =>
        AtOneMomentAsync(connection, async () =>
        {
            var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
            return ForeignKeysSnapshot.Of(schema, await ContentsReader.ReadAsync(connection, schema, keys, null, cancellation));
        }, cancellation);

    /// <summary>What the rows add up to.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<Snapshot> DataAsync(NpgsqlConnection connection, KeyConfiguration? keys = null, CancellationToken cancellation = default) =>
        AtOneMomentAsync(connection, async () => ContentsText.Render(await ContentsReader.ReadAsync(
            connection, await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation), keys, null, cancellation)), cancellation);

    /// <summary>The result of one query.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    public static Task<Snapshot> QueryAsync(NpgsqlConnection connection, QueryFile query, CancellationToken cancellation = default) =>
        AtOneMomentAsync(connection, () => QuerySnapshot.TakeAsync(connection, query, cancellation), cancellation);

    /// <summary>All snapshots of what the connection's current transaction sees.</summary>
    /// <inheritdoc cref="TakeAsync"/>
    internal static async Task<ImmutableArray<Snapshot>> ReadAsync(
        NpgsqlConnection connection, IReadOnlyList<QueryFile> queries, KeyConfiguration keys, IProgress<SnapshotProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new("schema", "", 0, 0));
        var schema = await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, cancellation);
        var contents = await ContentsReader.ReadAsync(connection, schema, keys, progress, cancellation);
        var snapshots = ImmutableArray.CreateBuilder<Snapshot>();
        snapshots.Add(OfSchema(schema));
        snapshots.Add(ForeignKeysSnapshot.Of(schema, contents));
        snapshots.Add(ContentsText.Render(contents));
        for (var i = 0; i < queries.Count; i++)
        {
            progress?.Report(new("queries", queries[i].Name, i, queries.Count));
            snapshots.Add(await QuerySnapshot.TakeAsync(connection, queries[i], cancellation));
        }

        return snapshots.ToImmutable();
    }

    private static Snapshot OfSchema(Schema schema) => new(Schema, SchemaText.Render(schema));

    private static async Task<T> AtOneMomentAsync<T>(NpgsqlConnection connection, Func<Task<T>> read, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        await using (var command = new NpgsqlCommand("SET TRANSACTION READ ONLY", connection))
            await command.ExecuteNonQueryAsync(cancellation);
        return await read();
    }
}
