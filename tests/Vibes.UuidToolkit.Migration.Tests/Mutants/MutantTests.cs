using Npgsql;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Rehearsing;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Mutants;

/// <summary>
/// Whatever is damaged between the script and COMMIT, verification sees it, and the database is as it was. Each row of the
/// table is a fault that a script could have; done in the run's own transaction, just before it verifies. A position of a sequence
/// does not go back to a savepoint, unless the sequence was begun anew behind it.
/// </summary>
public sealed class MutantTests
{
    /// <summary>Faults that can happen to the database in either state.</summary>
    private static readonly (string Name, string Sql)[] Anywhere =
    [
        ("two foreign keys swapped", "UPDATE shop.orders o SET customer_id = (SELECT x.customer_id FROM shop.orders x WHERE x.note = CASE o.note WHEN 'gift' THEN 'late' ELSE 'gift' END) WHERE o.note IN ('gift', 'late')"),
        ("a lost row", "DELETE FROM shop.order_line WHERE product = 'cup'"),
        ("a duplicated row", "INSERT INTO shop.order_line SELECT order_id, line + 100, product, gift_for FROM shop.order_line WHERE product = 'cup'"),
        ("a row in place of another", "UPDATE shop.order_line SET product = 'tea', line = 3 WHERE product = 'cup'"),
        ("a changed cell", "UPDATE shop.customer SET t = 'Ann' WHERE t = 'ann'"),
        ("a white space more", "UPDATE shop.customer SET t = 'ann ' WHERE t = 'ann'"),
        ("an empty string for null", "UPDATE shop.orders SET note = '' WHERE note IS NULL"),
        ("null for an empty string", "UPDATE shop.orders SET note = NULL WHERE note = ''"),
        ("values of two columns swapped", "UPDATE shop.customer SET t = email, email = t WHERE t = 'ann'"),
        ("a reference lost", "UPDATE shop.order_line SET gift_for = NULL WHERE product = 'tea'"),
        ("a lost policy", "DROP POLICY own_orders ON shop.orders"),
        ("a policy for everybody", "ALTER POLICY own_orders ON shop.orders TO PUBLIC"),
        ("a policy that says yes", "ALTER POLICY own_orders ON shop.orders USING (true)"),
        ("a lost policy comment", "COMMENT ON POLICY own_orders ON shop.orders IS NULL"),
        ("row security off", "ALTER TABLE shop.orders DISABLE ROW LEVEL SECURITY"),
        ("row security forced", "ALTER TABLE shop.orders FORCE ROW LEVEL SECURITY"),
        ("a lost grant", "REVOKE SELECT ON shop.order_list FROM shop_reader"),
        ("a lost column grant", "REVOKE UPDATE (note) ON shop.orders FROM shop_reader"),
        ("a grant too much", "GRANT SELECT ON shop.orders TO PUBLIC"),
        ("a lost grant option", "GRANT SELECT ON shop.order_list TO shop_reader WITH GRANT OPTION"),
        ("a lost sequence grant", "REVOKE USAGE ON SEQUENCE shop.customer_id_seq FROM shop_reader"),
        ("a lost schema grant", "REVOKE USAGE ON SCHEMA shop FROM shop_reader"),
        ("a lost schema comment", "COMMENT ON SCHEMA shop IS NULL"),
        ("a lost table comment", "COMMENT ON TABLE shop.orders IS NULL"),
        ("a lost column comment", "COMMENT ON COLUMN shop.orders.customer_id IS NULL"),
        ("a lost constraint comment", "COMMENT ON CONSTRAINT of_order ON shop.order_line IS NULL"),
        ("a lost index comment", "COMMENT ON INDEX shop.by_customer IS NULL"),
        ("a lost view comment", "COMMENT ON VIEW shop.order_list IS NULL"),
        ("a lost view column comment", "COMMENT ON COLUMN shop.order_list.name IS NULL"),
        ("a lost trigger comment", "COMMENT ON TRIGGER moved ON shop.orders IS NULL"),
        ("a lost rule comment", "COMMENT ON RULE keep_lines ON shop.order_line IS NULL"),
        ("a lost function comment", "COMMENT ON FUNCTION shop.note_change() IS NULL"),
        ("a lost default", "ALTER TABLE shop.orders ALTER COLUMN customer_id DROP DEFAULT"),
        ("a lost key default", "ALTER TABLE shop.customer ALTER COLUMN id DROP DEFAULT"),
        ("a changed default", "ALTER TABLE shop.orders ALTER COLUMN note SET DEFAULT 'nothing'"),
        ("a lost view default", "ALTER VIEW shop.order_list ALTER COLUMN name DROP DEFAULT"),
        ("a lost trigger", "DROP TRIGGER moved ON shop.orders"),
        ("a trigger enabled", "ALTER TABLE shop.orders ENABLE TRIGGER moved"),
        ("a trigger's state changed", "ALTER TABLE shop.orders ENABLE REPLICA TRIGGER placed"),
        ("a foreign key's triggers disabled", "ALTER TABLE shop.order_line DISABLE TRIGGER ALL"),
        ("a lost index", "DROP INDEX shop.one_email"),
        ("an index without its condition", "DROP INDEX shop.one_email; CREATE UNIQUE INDEX one_email ON shop.customer (email)"),
        ("an index not unique", "DROP INDEX shop.one_email; CREATE INDEX one_email ON shop.customer (email) WHERE email IS NOT NULL"),
        ("an index that includes less", "DROP INDEX shop.by_customer; CREATE INDEX by_customer ON shop.orders (customer_id); COMMENT ON INDEX shop.by_customer IS 'For the list'"),
        ("cluster forgotten", "ALTER TABLE shop.customer SET WITHOUT CLUSTER"),
        ("a lost check", "ALTER TABLE shop.customer DROP CONSTRAINT name_filled"),
        ("a check not validated", "ALTER TABLE shop.customer DROP CONSTRAINT name_filled; ALTER TABLE shop.customer ADD CONSTRAINT name_filled CHECK (t <> '') NOT VALID"),
        ("a lost not null", "ALTER TABLE shop.orders ALTER COLUMN customer_id DROP NOT NULL"),
        ("a not null too much", "ALTER TABLE shop.customer ALTER COLUMN referrer_id DROP DEFAULT; DELETE FROM shop.order_line; ALTER TABLE shop.order_line ALTER COLUMN product SET NOT NULL"),
        ("a lost primary key", "ALTER TABLE shop.order_line DROP CONSTRAINT order_line_pkey"),
        ("a lost view", "DROP VIEW shop.busy"),
        ("a view that says something else", "CREATE OR REPLACE VIEW shop.busy AS SELECT l.customer_id, pg_catalog.count(l.id) AS orders FROM shop.order_list l GROUP BY l.customer_id"),
        ("a lost view option", "ALTER VIEW shop.order_list RESET (security_barrier)"),
        ("a view's owner changed", "ALTER VIEW shop.order_list OWNER TO CURRENT_USER"),
        ("a lost rule", "DROP RULE keep_lines ON shop.order_line"),
        ("a rule disabled", "ALTER TABLE shop.order_line DISABLE RULE keep_lines"),
        ("a lost materialized view", "DROP MATERIALIZED VIEW shop.totals"),
        ("a materialized view emptied", "REFRESH MATERIALIZED VIEW shop.totals WITH NO DATA"),
        ("a materialized view's lost index", "DROP INDEX shop.totals_key"),
        ("a sequence's other owner", "ALTER SEQUENCE shop.customer_id_seq OWNED BY shop.customer.t"),
        ("a sequence's other increment", "ALTER SEQUENCE shop.customer_id_seq INCREMENT 2"),
        ("a sequence's other position", "ALTER SEQUENCE shop.customer_id_seq RESTART; SELECT pg_catalog.setval('shop.customer_id_seq', 77)"),
        ("a sequence's last value not handed out", "ALTER SEQUENCE shop.customer_id_seq RESTART WITH 4"),
        ("a lost statistics object", "DROP STATISTICS shop.together"),
        ("a lost statistics target", "ALTER TABLE shop.orders ALTER COLUMN customer_id SET STATISTICS -1"),
        ("a foreign key's other action", "ALTER TABLE shop.customer DROP CONSTRAINT referred; ALTER TABLE shop.customer ADD CONSTRAINT referred FOREIGN KEY (referrer_id) REFERENCES shop.customer(id) ON DELETE CASCADE"),
        ("a foreign key not valid", "ALTER TABLE shop.customer DROP CONSTRAINT referred; ALTER TABLE shop.customer ADD CONSTRAINT referred FOREIGN KEY (referrer_id) REFERENCES shop.customer(id) ON DELETE SET NULL NOT VALID"),
        ("a foreign key valid by accident", "ALTER TABLE shop.order_line DROP CONSTRAINT gift; UPDATE shop.order_line SET gift_for = NULL; ALTER TABLE shop.order_line ADD CONSTRAINT gift FOREIGN KEY (gift_for) REFERENCES shop.customer(id)"),
        ("a foreign key not deferred", "ALTER TABLE shop.orders ALTER CONSTRAINT of_customer DEFERRABLE INITIALLY IMMEDIATE"),
        ("a lost foreign key", "ALTER TABLE shop.order_line DROP CONSTRAINT of_order"),
        ("an owner changed", "ALTER TABLE shop.orders OWNER TO shop_owner"),
        ("a table of the publication lost", "ALTER PUBLICATION shop_changes DROP TABLE shop.orders"),
        ("a publication lost", "DROP PUBLICATION shop_changes"),
        ("a lost function", "DROP TRIGGER moved ON shop.orders; DROP TRIGGER placed ON shop.orders; DROP FUNCTION shop.note_change()"),
        ("a function that does something else", "CREATE OR REPLACE FUNCTION shop.note_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$"),
        ("a function's owner changed", "ALTER FUNCTION shop.note_change() OWNER TO shop_owner"),
        ("another replica identity", "ALTER TABLE shop.order_line REPLICA IDENTITY DEFAULT"),
        ("a lost table", "DROP TABLE shop.log"),
        ("a column too much", "ALTER TABLE shop.log ADD COLUMN extra integer"),
        ("another storage", "ALTER TABLE shop.log ALTER COLUMN what SET STORAGE EXTERNAL"),
        ("an unlogged table", "ALTER TABLE shop.log SET UNLOGGED"),
        ("a table option", "ALTER TABLE shop.orders SET (fillfactor = 50)"),
    ];

    private static readonly (string Name, string Sql)[] Migrated =
    [
        ("a key mapped wrongly with all its references", "ALTER TABLE shop.order_line DISABLE RULE keep_lines; ALTER TABLE shop.order_line DROP CONSTRAINT of_order; UPDATE shop.orders SET id = pg_catalog.md5('another')::uuid WHERE note = 'late'; UPDATE shop.order_line SET order_id = (SELECT id FROM shop.orders WHERE note = 'late') WHERE product IS NULL; ALTER TABLE shop.order_line ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES shop.orders(id); COMMENT ON CONSTRAINT of_order ON shop.order_line IS 'Where a line belongs'; ALTER TABLE shop.order_line ENABLE RULE keep_lines"),
        ("the default of another kind of uuid", "ALTER TABLE shop.customer ALTER COLUMN id SET DEFAULT pg_catalog.md5(pg_catalog.random()::text)::uuid"),
        ("the mapped default of another row", "ALTER TABLE shop.orders ALTER COLUMN customer_id SET DEFAULT '00000000-0000-8000-8000-000000000000'"),
    ];

    private static readonly (string Name, string Sql)[] RolledBack =
    [
        ("a key mapped back wrongly", "ALTER TABLE shop.order_line DISABLE RULE keep_lines; ALTER TABLE shop.order_line DROP CONSTRAINT of_order; UPDATE shop.orders SET id = 5 WHERE note = 'late'; UPDATE shop.order_line SET order_id = 5 WHERE product IS NULL; ALTER TABLE shop.order_line ADD CONSTRAINT of_order FOREIGN KEY (order_id) REFERENCES shop.orders(id); COMMENT ON CONSTRAINT of_order ON shop.order_line IS 'Where a line belongs'; ALTER TABLE shop.order_line ENABLE RULE keep_lines"),
        ("an identity's other position", "ALTER SEQUENCE shop.orders_id_seq RESTART; SELECT pg_catalog.setval('shop.orders_id_seq', 116)"),
        ("an identity's other kind", "ALTER TABLE shop.orders ALTER COLUMN id SET GENERATED ALWAYS"),
        ("an identity lost", "ALTER TABLE shop.orders ALTER COLUMN id DROP IDENTITY"),
        ("an identity's other options", "ALTER TABLE shop.orders ALTER COLUMN id SET INCREMENT BY 1"),
        ("an identity's lost grant", "REVOKE USAGE ON SEQUENCE shop.orders_id_seq FROM shop_reader"),
        ("an integer of another width", "ALTER TABLE shop.order_line ALTER COLUMN line TYPE bigint"),
        ("a sequence without owner", "ALTER SEQUENCE shop.customer_id_seq OWNED BY NONE"),
    ];

    private static readonly (string Name, string Sql)[] KeepingOldIds =
    [
        ("two old ids swapped", "DROP INDEX shop.customer_legacy_id_key; UPDATE shop.customer SET legacy_id = 3 - legacy_id WHERE legacy_id < 3; CREATE UNIQUE INDEX customer_legacy_id_key ON shop.customer (legacy_id)"),
        ("another integer for an old id", "UPDATE shop.customer SET legacy_id = 77 WHERE t = 'ann'"),
        ("an old id lost", "UPDATE shop.orders SET legacy_id = NULL WHERE note = 'gift'"),
        ("an old id's column of another width", "ALTER TABLE shop.orders ALTER COLUMN legacy_id TYPE integer"),
        ("an old id's column that is not null", "ALTER TABLE shop.orders ALTER COLUMN legacy_id SET NOT NULL"),
        ("an old id's column with a default", "ALTER TABLE shop.orders ALTER COLUMN legacy_id SET DEFAULT 0"),
        ("an old id's column that says nothing", "COMMENT ON COLUMN shop.orders.legacy_id IS NULL"),
        ("an old id's column for everybody", "GRANT SELECT (legacy_id) ON shop.orders TO PUBLIC"),
        ("an old id's column in a table of references", "ALTER TABLE shop.order_line ADD COLUMN legacy_id integer"),
        ("an old id's lost index", "DROP INDEX shop.orders_legacy_id_key"),
        ("an old id's index that is not unique", "DROP INDEX shop.orders_legacy_id_key; CREATE INDEX orders_legacy_id_key ON shop.orders (legacy_id)"),
    ];

    private static readonly (string Name, string Sql)[] RolledBackFromOldIds =
    [
        ("an old id's column left", "ALTER TABLE shop.customer ADD COLUMN legacy_id integer"),
        ("an index left", "CREATE INDEX customer_legacy_id_key ON shop.customer (id)"),
    ];

    public static IEnumerable<TheoryDataRow<int>> Versions => TestDatabases.Versions.Select(version => new TheoryDataRow<int>(version));

    [Theory, MemberData(nameof(Versions))]
    public async Task Verification_sees_every_fault_of_a_migration(int version)
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(version), ShopSchema.Sql(version));
        Assert.Empty(planned.Plan.Refusals);
        await RequireAllCaughtAsync(planned, [.. Anywhere, .. Migrated], fault => planned.MigrateAsync(fault: fault));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Verification_sees_every_fault_of_a_rollback(int version)
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(version), ShopSchema.Sql(version));
        await planned.MigrateAsync();
        await RequireAllCaughtAsync(planned, [.. Anywhere, .. RolledBack], fault => planned.RollbackAsync(fault: fault));
    }

    [Theory, MemberData(nameof(Versions))]
    public async Task Verification_sees_every_fault_of_old_ids_that_are_kept_and_of_their_going(int version)
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(version), ShopSchema.Sql(version), WithOldIds);
        Assert.Empty(planned.Plan.Refusals);
        await RequireAllCaughtAsync(planned, KeepingOldIds, fault => planned.MigrateAsync(fault: fault));
        await planned.MigrateAsync();
        // What the column holds by then is nobody's business.
        await planned.Database.ExecuteAsync("UPDATE shop.customer SET legacy_id = legacy_id + 10");
        await RequireAllCaughtAsync(planned, RolledBackFromOldIds, fault => planned.RollbackAsync(fault: fault));
    }

    public static IEnumerable<TheoryDataRow<int, bool>> RoundTrips => from version in TestDatabases.Versions from keepsOldIds in new[] { false, true } select new TheoryDataRow<int, bool>(version, keepsOldIds);

    private static MigrationOptions WithOldIds { get; } = PlannedDatabase.Options with { KeepOldIds = new() };

    [Theory, MemberData(nameof(RoundTrips))]
    public async Task Without_a_fault_the_round_trip_is_byte_for_byte_the_same(int version, bool keepsOldIds)
    {
        var server = await TestDatabases.ServerAsync(version);
        await using var planned = await PlannedDatabase.CreateAsync(server, ShopSchema.Sql(version), keepsOldIds ? WithOldIds : null);
        var folder = Directory.CreateTempSubdirectory("uuidkit");
        try
        {
            var dump = await DatabaseDump.ForAsync(version, TestContext.Current.CancellationToken);
            var (before, after) = (Path.Combine(folder.FullName, "before"), Path.Combine(folder.FullName, "after"));
            await dump.WriteAsync(planned.ConnectionString, before, TestContext.Current.CancellationToken);
            await planned.MigrateAsync();
            await planned.RollbackAsync();
            await dump.WriteAsync(planned.ConnectionString, after, TestContext.Current.CancellationToken);
            Assert.Null(await DatabaseDump.FirstDifferenceAsync(before, after, TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>All faults in one run, each taken back before the next; the last one is left for the run itself to find.</summary>
    private static async Task RequireAllCaughtAsync(PlannedDatabase planned, (string Name, string Sql)[] mutants, Func<Func<NpgsqlConnection, Func<Task>, Task>, Task> run)
    {
        var before = await planned.TextAsync();
        var survivors = new List<string>();
        var isWhole = false;
        var ended = await Assert.ThrowsAsync<DiagnosticException>(() => run(async (connection, verify) =>
        {
            await verify();
            foreach (var (name, sql) in mutants)
            {
                await ExecuteAsync(connection, "SAVEPOINT whole");
                await InjectAsync(connection, sql);
                try
                {
                    await verify();
                    survivors.Add($"{name}: verified");
                }
                catch (DiagnosticException caught)
                {
                    if (caught.Diagnostics.Any(diagnostic => diagnostic.Descriptor != Descriptors.VerificationFailed))
                        survivors.Add($"{name}: {caught.Diagnostics[0]}");
                }

                await ExecuteAsync(connection, "ROLLBACK TO whole");
            }

            await verify();
            isWhole = true;
            await InjectAsync(connection, mutants[^1].Sql);
        }));

        Assert.True(survivors.Count == 0, string.Join('\n', survivors));
        Assert.True(isWhole, $"A fault was not taken back: {ended.Message}");
        Assert.All(ended.Diagnostics, diagnostic => Assert.Equal(Descriptors.VerificationFailed, diagnostic.Descriptor));
        Assert.Equal(before, await planned.TextAsync());
    }

    private static async Task InjectAsync(NpgsqlConnection connection, string sql)
    {
        // Pending checks of deferred keys would stand in the way of a fault that is DDL.
        foreach (var statement in Statements(sql).Prepend("SET CONSTRAINTS ALL IMMEDIATE"))
            await ExecuteAsync(connection, statement);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    // A function's body is the one text with semicolons of its own.
    private static string[] Statements(string sql) => sql.Contains("$$", StringComparison.Ordinal) ? [sql] : sql.Split("; ");
}
