using System.Collections.Immutable;
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
    public static async Task<ImmutableArray<Snapshot>> SnapshotsAsync(this TestDatabase database, ImmutableArray<QueryFile>? queries = null)
    {
        await using var connection = await database.OpenAsync();
        return await DatabaseSnapshots.TakeAsync(connection, queries ?? [], null, TestContext.Current.CancellationToken);
    }

    /// <summary>What <c>compare BEFORE AFTER --migrated</c> says of a live AFTER.</summary>
    public static async Task<ImmutableArray<Diagnostic>> CompareAsync(this TestDatabase database, ImmutableArray<Snapshot> before, ImmutableArray<QueryFile>? queries = null, params string[] kept)
    {
        var options = new ComparisonOptions { IsMigrated = true, KeptTables = [.. kept] };
        await using var connection = await database.OpenAsync();
        return [
            .. SnapshotComparison.Compare(before, await database.SnapshotsAsync(queries), options),
            .. await KeyChecks.RunAsync(connection, options, TestContext.Current.CancellationToken),
        ];
    }

    public static IEnumerable<string> Findings(this IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Where(diagnostic => diagnostic.Kind == DiagnosticKind.Finding).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Subject}: {diagnostic.Message}");
}
