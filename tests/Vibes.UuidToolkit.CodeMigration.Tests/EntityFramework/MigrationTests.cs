using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Migration.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.EntityFramework;

/// <summary>Entity Framework itself migrates: what <c>dotnet ef database update</c>, a bundle and <c>Database.Migrate()</c> do.</summary>
[Collection(nameof(MigrationTests))]
public class MigrationTests
{
    private const string Rows =
        """
        INSERT INTO "Users" ("Name", "InvitedById", "CountryId", street, "Home_Number", "Home_TagId") VALUES ('Cid', 1, 1, 'Main', 5, 7), ('Dot', 2, 1, NULL, NULL, NULL);
        INSERT INTO "Tags" ("Name", "SortOrder") VALUES ('busy', 2);
        INSERT INTO writing.journals ("UserId", "MoodTagId", "Pages", "Views", "ReviewerId") VALUES (1, DEFAULT, 10, 100, NULL), (2, 7, 20, 200, 1), (3, NULL, 30, 300, 2);
        INSERT INTO "JournalTag" ("JournalsId", "TagsId") SELECT journal_id, 7 FROM writing.journals;
        INSERT INTO writing."Line" ("JournalId", "AuthorId", "Text") SELECT journal_id, "UserId", 'a line' FROM writing.journals;
        INSERT INTO "Secret" ("Id", "Text") VALUES (7, 'hidden');
        INSERT INTO "Reminders" ("JournalId", "Discriminator", "RecipientId") SELECT journal_id, 'Mail', "UserId" FROM writing.journals;
        INSERT INTO "Invoices" ("Id", "Total", "PayerId") VALUES (5, 9.99, 1), (6, 1, NULL);
        """;

    /// <summary>Everybody's relationships by names instead of ids: the same before and after.</summary>
    private const string Relationships =
        """
        SELECT string_agg(t.line, E'\n' ORDER BY t.line) FROM (
          SELECT format('%s of %s, invited by %s, home tag %s', u."Name", c."Name", i."Name", h."Name") AS line FROM "Users" u JOIN "Countries" c ON c."Id" = u."CountryId" LEFT JOIN "Users" i ON i."Id" = u."InvitedById" LEFT JOIN "Tags" h ON h."Id" = u."Home_TagId"
          UNION ALL SELECT format('journal of %s, mood %s, reviewed by %s, %s pages', u."Name", m."Name", r."Name", j."Pages") FROM writing.journals j JOIN "Users" u ON u."Id" = j."UserId" LEFT JOIN "Tags" m ON m."Id" = j."MoodTagId" LEFT JOIN "Users" r ON r."Id" = j."ReviewerId"
          UNION ALL SELECT format('%s pages tagged %s', j."Pages", t."Name") FROM "JournalTag" b JOIN writing.journals j ON j.journal_id = b."JournalsId" JOIN "Tags" t ON t."Id" = b."TagsId"
          UNION ALL SELECT format('line %s by %s on %s pages', l."Text", u."Name", j."Pages") FROM writing."Line" l JOIN "Users" u ON u."Id" = l."AuthorId" JOIN writing.journals j ON j.journal_id = l."JournalId"
          UNION ALL SELECT format('secret of %s', t."Name") FROM "Secret" s JOIN "Tags" t ON t."Id" = s."Id"
          UNION ALL SELECT format('reminder of %s pages to %s', j."Pages", u."Name") FROM "Reminders" r JOIN writing.journals j ON j.journal_id = r."JournalId" JOIN "Users" u ON u."Id" = r."RecipientId"
          UNION ALL SELECT format('invoice %s to %s', v."Total", u."Name") FROM "Invoices" v LEFT JOIN "Users" u ON u."Id" = v."PayerId") t
        """;

    /// <summary>A model that seeds nothing.</summary>
    private const string Small =
        """
        using System;
        using Microsoft.EntityFrameworkCore;

        namespace Shop
        {
            public class User { public KEY Id { get; set; } public string Name { get; set; } = ""; }
            public class Journal { public LONG Id { get; set; } public KEY UserId { get; set; } public User? User { get; set; } }

            public class ShopContext : DbContext
            {
                public ShopContext(DbContextOptions options) : base(options) { }

                public DbSet<User> Users => Set<User>();
                public DbSet<Journal> Journals => Set<Journal>();
            }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GoesToUuidsAndBack(bool keepsOldIds)
    {
        // A line's number within its journal is the snapshot's alone, and stays.
        await using var shop = await PlannedShop.CreateAsync(
            ShopModel.Source, Rows, new MigrationOptions { Exclude = ["public.Countries", "writing.Line.Id"], KeepOldIds = keepsOldIds ? new() : null });
        Assert.Empty(shop.Result.Open);
        var before = await DatabaseText.ReadAsync(shop.Database.ConnectionString);
        var relationships = await shop.ExecuteAsync(Relationships);
        var log = new StringBuilder();

        await using (var context = shop.After.Open(shop.ConnectionWithKey, line => log.Append(line)))
        {
            await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

            Assert.False(context.Database.HasPendingModelChanges());
            Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
            Assert.Equal(relationships, await shop.ExecuteAsync(Relationships));
            Assert.Equal(shop.IdOf("Users", 3), await shop.ExecuteAsync("""SELECT "Id" FROM "Users" WHERE "Name" = 'Cid'"""));
            if (keepsOldIds)
                Assert.Equal(3, await shop.ExecuteAsync("""SELECT "LegacyId" FROM "Users" WHERE "Name" = 'Cid'"""));
            Assert.Equal(shop.IdOf("Tags", 7), await shop.ExecuteAsync("""SELECT "Id" FROM "Secret" """));
            Assert.Equal("integer", await shop.ExecuteAsync("""SELECT pg_typeof("CountryId")::text FROM "Users" LIMIT 1"""));
            // The changed code works on it: a row gets its id, and its default refers to the tag.
            await shop.ExecuteAsync($"""INSERT INTO writing.journals ("UserId", "Pages", "Views") VALUES ('{shop.IdOf("Users", 1)}', 1, 1)""");
            await shop.ExecuteAsync("DELETE FROM writing.journals WHERE \"Pages\" = 1");

            await context.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
        }

        Assert.Equal(before, await DatabaseText.ReadAsync(shop.Database.ConnectionString));
        Assert.Contains("DO $", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(shop.Key.ToHex(), log.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task TakesTheKeyFromItsFile()
    {
        await using var shop = await PlannedShop.CreateAsync(Small, """INSERT INTO "Users" ("Name") VALUES ('Ann'); INSERT INTO "Journals" ("UserId") VALUES (1)""");
        var log = new StringBuilder();
        Environment.SetEnvironmentVariable(MigrationClass.KeyFileVariable, shop.KeyPath);
        try
        {
            // The assembly of the migrations is the last that Entity Framework loads.
            await using var context = shop.After.OpenApart(shop.Database.ConnectionString, line => log.Append(line));
            context.Database.Migrate();
        }
        finally
        {
            Environment.SetEnvironmentVariable(MigrationClass.KeyFileVariable, null);
        }

        Assert.Equal(shop.IdOf("Users", 1), await shop.ExecuteAsync("""SELECT "UserId" FROM "Journals" """));
        Assert.DoesNotContain(shop.Key.ToHex(), log.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(null, "is not set")]
    [InlineData("0123", "is not that of plan")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000", "is not that of plan")]
    public async Task DoesNothingWithoutItsKey(string? key, string message)
    {
        await using var shop = await PlannedShop.CreateAsync(Small, """INSERT INTO "Users" ("Name") VALUES ('Ann')""");
        var before = await DatabaseText.ReadAsync(shop.Database.ConnectionString);
        await using var context = shop.After.Open(new NpgsqlConnectionStringBuilder(shop.Database.ConnectionString) { Options = key is null ? null : $"-c uuidkit.mapping_key={key}" }.ConnectionString);

        var error = await Assert.ThrowsAsync<PostgresException>(() => context.Database.MigrateAsync(TestContext.Current.CancellationToken));

        Assert.Contains(message, error.MessageText, StringComparison.Ordinal);
        Assert.Contains(MigrationClass.KeyFileVariable, error.Hint!, StringComparison.Ordinal);
        Assert.Equal(before, await DatabaseText.ReadAsync(shop.Database.ConnectionString));
    }

    [Fact]
    public async Task NeedsNoKeyOnANewDatabase()
    {
        await using var shop = await PlannedShop.CreateAsync(Small, "");
        await using var database = await UuidToolkit.Tests.TestDatabases.CreateAsync();
        await using var context = shop.After.Open(database.ConnectionString);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);

        Assert.Equal("uuid", await PlannedShop.ExecuteAsync(database.ConnectionString, "SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = '\"Journals\"'::regclass AND attname = 'UserId'"));
    }

    [Fact]
    public async Task IsDoneWhereTheToolkitMigrated()
    {
        await using var shop = await PlannedShop.CreateAsync(Small, """INSERT INTO "Users" ("Name") VALUES ('Ann')""");
        var migrator = new Migrator(shop.Database.ConnectionString, new RunOptions(), Journal.None);
        var before = await DatabaseText.ReadAsync(shop.Database.ConnectionString);
        await migrator.MigrateAsync(shop.Manifest, shop.Key, TestContext.Current.CancellationToken);
        await using var context = shop.After.Open(shop.Database.ConnectionString);

        await context.Database.MigrateAsync(TestContext.Current.CancellationToken);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));

        await migrator.RollbackAsync(TestContext.Current.CancellationToken);
        await context.GetService<IMigrator>().MigrateAsync("Initial", TestContext.Current.CancellationToken);
        Assert.Equal(before, await DatabaseText.ReadAsync(shop.Database.ConnectionString));
    }

    [Fact]
    public async Task RunsAsAnIdempotentScript()
    {
        await using var shop = await PlannedShop.CreateAsync(Small, """INSERT INTO "Users" ("Name") VALUES ('Ann')""");
        await using var context = shop.After.Open(shop.Database.ConnectionString);
        var script = context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
        Assert.DoesNotContain(shop.Key.ToHex(), script, StringComparison.OrdinalIgnoreCase);

        await using var connection = new NpgsqlConnection(shop.ConnectionWithKey);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        for (var run = 0; run < 2; run++)
        {
            await using var command = new NpgsqlCommand(script, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(shop.IdOf("Users", 1), await shop.ExecuteAsync("""SELECT "Id" FROM "Users" """));
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
