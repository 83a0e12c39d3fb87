using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Npgsql;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Servers;
using Vibes.UuidToolkit.Postgres.Sources;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Xunit;

/// <summary>A database of one test alone, a copy of its fixture's; dropped with it. Its work ends when the test is cancelled.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ThrowawayServer _server;
    private readonly KeyConfiguration _keys;

    internal TestDatabase(ThrowawayServer server, string name, string connectionString, KeyConfiguration keys) =>
        (_server, Name, ConnectionString, _keys) = (server, name, connectionString, keys);

    /// <summary>The database's name.</summary>
    public string Name { get; }

    /// <summary>The database's connection string, for the application that is tested. It asks for no pooling; idle sessions end when the database is dropped.</summary>
    public string ConnectionString { get; }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Opens a connection with the settings that the server gives everybody.</summary>
    public Task<NpgsqlConnection> OpenAsync() => Connections.OpenPlainAsync(ConnectionString, Cancellation);

    /// <summary>Executes statements.</summary>
    /// <param name="sql">One or more statements.</param>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancellation);
    }

    /// <summary>Runs a migration's psql script in one transaction, as <c>psql -1 -v ON_ERROR_STOP=1</c> does.</summary>
    /// <param name="path">Its path, absolute or relative to the test's source file or to its output folder.</param>
    /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
    /// <exception cref="DiagnosticException">It cannot be read, or a statement failed; nothing was changed.</exception>
    public Task MigrateAsync(string path, [CallerFilePath] string sourceFile = "") => LoadAsync(path, new LoadOptions { InOneTransaction = true }, sourceFile);

    /// <summary>Runs a psql script, a statement after the other, or restores an archive of pg_dump.</summary>
    /// <param name="path">Its path, absolute or relative to the test's source file or to its output folder.</param>
    /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
    /// <exception cref="DiagnosticException">It cannot be read, or a statement failed.</exception>
    public Task LoadAsync(string path, [CallerFilePath] string sourceFile = "") => LoadAsync(path, new LoadOptions(), sourceFile);

    /// <summary>What the database declares.</summary>
    public Task<Snapshot> SnapshotSchema() => ReadAsync(connection => DatabaseSnapshots.SchemaAsync(connection, Cancellation));

    /// <summary>The foreign keys: columns, types, target, actions, deferrability, validity, and orphans counted.</summary>
    public Task<Snapshot> SnapshotForeignKeys() => ReadAsync(connection => DatabaseSnapshots.ForeignKeysAsync(connection, _keys, Cancellation));

    /// <summary>The rows: counts and fingerprints, with and without their ids, and who refers to whom.</summary>
    public Task<Snapshot> SnapshotData() => ReadAsync(connection => DatabaseSnapshots.DataAsync(connection, _keys, Cancellation));

    /// <summary>The result of a query.</summary>
    /// <param name="sql">One query; its rows are sorted unless it ends in ORDER BY.</param>
    /// <param name="name">The snapshot's name.</param>
    /// <exception cref="DiagnosticException">It failed, or it is no query.</exception>
    public Task<Snapshot> SnapshotQuery(string sql, string name = "query") => ReadAsync(connection => DatabaseSnapshots.QueryAsync(connection, new(name, sql), Cancellation));

    /// <summary>All of it at one moment: schema, foreign keys, data, and the results of a folder's queries.</summary>
    /// <param name="queries">The folder of .sql files, absolute or relative to the test's source file or to its output folder; null for none.</param>
    /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
    /// <exception cref="DiagnosticException">The folder cannot be read, or a query failed.</exception>
    public Task<ImmutableArray<Snapshot>> Snapshot(string? queries = null, [CallerFilePath] string sourceFile = "")
    {
        var files = queries is null ? [] : QueryFile.ReadFolder(SourceFolder.Resolve(queries, sourceFile));
        return ReadAsync(connection => DatabaseSnapshots.TakeAsync(connection, files, _keys, null, Cancellation));
    }

    /// <summary>
    /// Proves that in between, integer keys became UUIDs and nothing else changed: in the schema, in the rows, in who refers to
    /// whom, and in the results of the queries.
    /// </summary>
    /// <param name="before">All of <see cref="Snapshot"/> from before the migration.</param>
    /// <param name="queries">The folder of queries that was given then.</param>
    /// <param name="options">What else is taken for right, such as tables that keep their keys; null for nothing.</param>
    /// <param name="sourceFile">The test's source file; the compiler fills it in.</param>
    /// <returns>What may change and did, and what cannot be told; worth a look.</returns>
    /// <exception cref="VerificationException">Something else changed; the message lists it.</exception>
    public async Task<ImmutableArray<Diagnostic>> VerifyMigrated(
        IReadOnlyCollection<Snapshot> before, string? queries = null, ComparisonOptions? options = null, [CallerFilePath] string sourceFile = "")
    {
        options = (options ?? new()) with { IsMigrated = true, Keys = _keys };
        var diagnostics = SnapshotComparison.Compare(before, await Snapshot(queries, sourceFile), options)
            .AddRange(await ReadAsync(connection => KeyChecks.RunAsync(connection, options, before, Cancellation)));
        var findings = diagnostics.Where(diagnostic => diagnostic.Kind >= DiagnosticKind.Finding).ToList();
        return findings.Count == 0 ? diagnostics : throw new VerificationException(
            $"The migration changed more than keys:\n\n{string.Join('\n', findings.Select(finding => $"  {finding}"))}");
    }

    /// <summary>Ends the database's sessions and drops it.</summary>
    public async ValueTask DisposeAsync() => await _server.DropDatabaseAsync(Name, CancellationToken.None);

    private Task LoadAsync(string path, LoadOptions options, string sourceFile) =>
        DatabaseSource.Parse(SourceFolder.Resolve(path, sourceFile)).LoadIntoAsync(ConnectionString, options with { MayCreateRoles = _server.IsOwned }, null, Cancellation);

    private async Task<T> ReadAsync<T>(Func<NpgsqlConnection, Task<T>> read)
    {
        await using var connection = await Connections.OpenAsync(ConnectionString, Cancellation);
        return await read(connection);
    }
}
