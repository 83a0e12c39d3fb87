using System.Collections.Immutable;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>Snapshots and their comparison, as the command line does it.</summary>
internal static class MigratedDatabase
{
    /// <summary>A database for a migration by hand, which makes UUIDs as they are made without an extension from 13 on.</summary>
    public static Task<TestDatabase> CreateAsync(string script, int? version = null) =>
        TestDatabases.CreateAsync(((version ?? TestDatabases.DefaultVersion) < 13 ? "CREATE EXTENSION pgcrypto SCHEMA pg_catalog;\n" : "") + script, version);

    public static async Task<ImmutableArray<Snapshot>> SnapshotsAsync(this TestDatabase database, ImmutableArray<QueryFile>? queries = null, KeyConfiguration? keys = null)
    {
        await using var connection = await database.OpenAsync();
        return await DatabaseSnapshots.TakeAsync(connection, queries ?? [], keys, null, TestContext.Current.CancellationToken);
    }

    /// <summary>What <c>compare BEFORE AFTER --migrated</c> says of a live AFTER.</summary>
    public static Task<ImmutableArray<Diagnostic>> CompareAsync(this TestDatabase database, ImmutableArray<Snapshot> before, ImmutableArray<QueryFile>? queries = null, params string[] kept) =>
        database.CompareAsync(before, new ComparisonOptions { KeptTables = [.. kept] }, queries);

    /// <inheritdoc cref="CompareAsync(TestDatabase, ImmutableArray{Snapshot}, ImmutableArray{QueryFile}?, string[])"/>
    public static async Task<ImmutableArray<Diagnostic>> CompareAsync(this TestDatabase database, ImmutableArray<Snapshot> before, ComparisonOptions options, ImmutableArray<QueryFile>? queries = null)
    {
        options = options with { IsMigrated = true };
        await using var connection = await database.OpenAsync();
        return [
            .. SnapshotComparison.Compare(before, await database.SnapshotsAsync(queries, options.Keys), options),
            .. await KeyChecks.RunAsync(connection, options, before, TestContext.Current.CancellationToken),
        ];
    }

    /// <summary>The same of the database with a fault in it, which is taken back afterwards: what a copy of it would tell, without the copy.</summary>
    public static async Task<ImmutableArray<Diagnostic>> CompareMutantAsync(
        this TestDatabase database, string fault, ImmutableArray<Snapshot> before, ComparisonOptions options, ImmutableArray<QueryFile>? queries = null)
    {
        options = options with { IsMigrated = true };
        await using var connection = await database.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using (var command = new NpgsqlCommand(fault, connection))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        // What the fault set for itself is not for the one who reads.
        await using (var command = new NpgsqlCommand("SET LOCAL search_path = ''; SET LOCAL session_replication_role = origin", connection))
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        // Queries come last: they find names as the application does.
        var keys = await KeyChecks.RunAsync(connection, options, before, TestContext.Current.CancellationToken);
        var definitions = options.Keys.Definitions.IsEmpty ? [] : new[] { await DefinitionsSnapshot.TakeAsync(connection, options.Keys, TestContext.Current.CancellationToken) };
        var after = await DatabaseSnapshots.ReadAsync(connection, queries ?? [], options.Keys, null, TestContext.Current.CancellationToken);
        return [.. SnapshotComparison.Compare(before, [.. after, .. definitions], options), .. keys];
    }

    public static IEnumerable<string> Findings(this IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Kind == DiagnosticKind.Finding).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Subject}: {diagnostic.Message}");
}
