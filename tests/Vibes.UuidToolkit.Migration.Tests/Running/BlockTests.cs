using Npgsql;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Scripts;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Running;

/// <summary>A plan's scripts as single statements do what the scripts do.</summary>
public class BlockTests
{
    public static TheoryData<int, bool> Versions => [.. TestDatabases.Versions.SelectMany(version => new[] { (version, false), (version, true) })];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task DoesWhatTheScriptDoesAndLeavesTheSessionAsItWas(int version, bool keepsOldIds)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var shop = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(version), ShopSchema.Sql(version));
        if (version >= 14)
        {
            // Its body has semicolons that end no statement; a batch of one is sent as it is.
            await using var connection = await shop.Database.OpenAsync();
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands = { new("CREATE FUNCTION shop.customers() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT pg_catalog.count(c.id) FROM shop.customer c; END") },
            };
            await batch.ExecuteNonQueryAsync(cancellation);
        }

        await using var twin = await TestDatabases.CopyAsync(shop.Database);
        var before = await DatabaseText.ReadAsync(twin.ConnectionString);
        var folder = Directory.CreateTempSubdirectory("plan");
        try
        {
            await using (var reading = await shop.Database.OpenAsync())
            {
                var (schema, plan) = await PlanReader.PlanAsync(reading, PlannedDatabase.Options with { KeepOldIds = keepsOldIds ? new() : null }, PlannedDatabase.Key, cancellation: cancellation);
                PlanFolder.Write(folder.FullName, schema, plan, PlannedDatabase.Key);
            }

            var manifest = PlanFolder.ReadManifest(folder.FullName);
            async Task<string> Script(string file) => await File.ReadAllTextAsync(Path.Combine(folder.FullName, file), cancellation);
            await shop.Migrator().MigrateAsync(manifest, PlannedDatabase.Key, cancellation);
            await using (var connection = new NpgsqlConnection(twin.ConnectionString))
            {
                await connection.OpenAsync(cancellation);
                async Task<object?> Run(string command)
                {
                    await using var sent = new NpgsqlCommand(command, connection);
                    return await sent.ExecuteScalarAsync(cancellation);
                }

                await Run("SET search_path = shop, public");
                await Run("SET TimeZone = 'Europe/Vienna'");
                await Run("BEGIN");
                await Run($"SET LOCAL uuidkit.mapping_key = '{PlannedDatabase.Key.ToHex()}'");
                await Run(await BlockText.MigrateAsync(await Script(PlanFolder.MigrateFile), manifest, "", cancellation));
                Assert.Equal("shop, public Europe/Vienna", await Run("SELECT current_setting('search_path') || ' ' || current_setting('TimeZone')"));
                await Run("COMMIT");
                Assert.Equal(await DatabaseText.ReadAsync(shop.ConnectionString), await DatabaseText.ReadAsync(twin.ConnectionString));
                Assert.True((float)(await Run("SELECT reltuples FROM pg_class WHERE oid = 'shop.orders'::regclass"))! > 0);

                await Run(await BlockText.RollbackAsync(await Script(PlanFolder.RollbackFile), manifest, cancellation));
            }

            Assert.Equal(before, await DatabaseText.ReadAsync(twin.ConnectionString));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
