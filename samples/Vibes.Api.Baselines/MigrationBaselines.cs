using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Xunit;
using Xunit;

namespace Vibes.Api.Baselines;

/// <summary>The proof that a migration to UUID keys, here the scripts that <c>uuidkit plan</c> wrote, changes the keys and nothing else.</summary>
public sealed class MigrationBaselines(VibesDatabase database)
{
    [Fact]
    public async Task Migration_changes_keys_and_nothing_else()
    {
        await using var db = await database.CreateDatabaseAsync();
        var before = await db.Snapshot("../queries");

        await db.MigrateAsync("migration/migrate_to_uuid.sql");

        await db.VerifyMigrated(before, "../queries");
    }

    [Fact]
    public async Task A_migration_that_loses_something_is_found_out()
    {
        await using var db = await database.CreateDatabaseAsync();
        var before = await db.Snapshot("../queries");

        await db.MigrateAsync("migration/migrate_to_uuid.sql");
        await db.ExecuteAsync("UPDATE journals SET title = title || ' ' WHERE title = '100 % sure'");

        var failure = await Assert.ThrowsAsync<VerificationException>(() => db.VerifyMigrated(before, "../queries"));
        Assert.Contains(Descriptors.RowsChanged.Code, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rollback_leaves_no_trace()
    {
        await using var db = await database.CreateDatabaseAsync();
        var before = await db.Snapshot("../queries");

        await db.MigrateAsync("migration/migrate_to_uuid.sql");
        await db.MigrateAsync("migration/rollback_uuid_migration.sql");

        Assert.Equal(before, await db.Snapshot("../queries"));
    }
}
