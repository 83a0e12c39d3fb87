using System.Collections.Concurrent;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Postgres.Catalog;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Fingerprints;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Pitfalls;

/// <summary>What both ways of running a pitfall share.</summary>
public abstract class PitfallRun : IDisposable
{
    private static readonly ConcurrentDictionary<int, Task<DatabaseDump>> Dumps = new();

    protected string Folder { get; } = Directory.CreateTempSubdirectory("pitfall-").FullName;

    public static IEnumerable<TheoryDataRow<string, int>> Cases() =>
        from name in PitfallCase.Names()
        let pitfall = PitfallCase.Read(name)
        from version in TestDatabases.Versions
        where pitfall.RunsOn(version)
        select new TheoryDataRow<string, int>(name, version);

    public static IEnumerable<TheoryDataRow<string, int>> CasesOnUsualVersion() => Cases().Where(row => row.Data.Item2 == TestDatabases.DefaultVersion);

    public static IEnumerable<TheoryDataRow<string, int>> CasesOnOtherVersions() => Cases().Where(row => row.Data.Item2 != TestDatabases.DefaultVersion);

    /// <summary>The cases that keep no old ids by themselves, on one version: what the columns need of a server, all of them have.</summary>
    public static IEnumerable<TheoryDataRow<string, int>> CasesWithoutOldIds() =>
        CasesOnUsualVersion().Where(row => PitfallCase.Read(row.Data.Item1).Options.KeepOldIds is null);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Directory.Delete(Folder, recursive: true);
    }

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected static async Task<(Schema Schema, MigrationPlan Plan)> PlanAsync(TestDatabase database, PitfallCase pitfall, MappingKey key)
    {
        await using var connection = await database.OpenAsync();
        return await PlanReader.PlanAsync(connection, pitfall.Options, key, null, Cancellation);
    }

    /// <summary>Looked for once: it asks every pg_dump on the machine for its version.</summary>
    protected static Task<DatabaseDump> DumpAsync(int version) => Dumps.GetOrAdd(version, static major => DatabaseDump.ForAsync(major));

    protected static async Task<Schema> ReadAsync(TestDatabase database)
    {
        await using var connection = await database.OpenAsync();
        return await CatalogReader.ReadAsync(connection, CatalogDetail.Declarations, Cancellation);
    }

    protected static async Task<IReadOnlyList<TableFingerprint>> FingerprintsAsync(TestDatabase database, Schema schema)
    {
        await using var connection = await database.OpenAsync();
        return await FingerprintReader.ReadAsync(
            connection, schema.Relations.Where(relation => relation.IsTable).OrderBy(relation => relation.Name).Select(relation => FingerprintQuery.Of(relation)), null, Cancellation);
    }

    protected static async Task AssertTrueAsync(TestDatabase database, IEnumerable<string> queries)
    {
        foreach (var query in queries)
            Assert.True(await database.ScalarAsync(query) is true, query);
    }
}
