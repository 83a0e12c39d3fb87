using Npgsql;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Faults;

/// <summary>What stands in a run's way is named, and nothing is changed.</summary>
public sealed class ObstacleTests
{
    private const string TwoTables =
        """
        CREATE TABLE public.parent (id bigserial PRIMARY KEY, name text);
        CREATE TABLE public.child (id serial PRIMARY KEY, parent_id bigint REFERENCES public.parent);
        INSERT INTO public.parent (name) VALUES ('a'), ('b');
        INSERT INTO public.child (parent_id) VALUES (1), (2), (2);
        """;

    /// <summary>Something done between plan and run, and the code it ends with.</summary>
    public static TheoryData<string, string, string> Changes => new()
    {
        { "a column added", "ALTER TABLE public.child ADD COLUMN extra text", "UK0506" },
        { "a table added", "CREATE TABLE public.more (id serial PRIMARY KEY)", "UK0506" },
        { "a table dropped", "DROP TABLE public.child", "UK0506" },
        { "a comment changed", "COMMENT ON TABLE public.child IS 'new'", "UK0506" },
        { "a grant", "GRANT SELECT ON public.child TO PUBLIC", "UK0506" },
        { "an id beyond the range", "INSERT INTO public.parent VALUES (4000000000, 'far')", "UK0507" },
        { "a negative id beyond the range", "INSERT INTO public.parent VALUES (-4000000000, 'far')", "UK0507" },
        { "a database that is read-only", "DO $$ BEGIN EXECUTE pg_catalog.format('ALTER DATABASE %I SET default_transaction_read_only = on', pg_catalog.current_database()); END $$", "UK0508" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task A_change_after_the_plan_stops_the_run(string what, string sql, string code)
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        await planned.Database.ExecuteAsync(sql);
        var before = await planned.TextAsync();
        Assert.Equal((what, code), (what, await CodeAsync(() => planned.MigrateAsync())));
        Assert.Equal(before, await planned.TextAsync());
    }

    [Fact]
    public async Task A_full_disk_is_told_and_rolled_back()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables +
            """
            CREATE FUNCTION public.full_disk() RETURNS event_trigger LANGUAGE plpgsql AS $$
            BEGIN
              RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file';
            END $$;
            CREATE EVENT TRIGGER full_disk ON table_rewrite EXECUTE FUNCTION public.full_disk();
            """, PlannedDatabase.Options with { Acknowledge = [.. Planner.Acknowledgeable.Select(descriptor => descriptor.Code)] });
        Assert.Empty(planned.Plan.Refusals);
        var before = await planned.TextAsync();
        Assert.Equal("UK0502", await CodeAsync(() => planned.MigrateAsync()));
        Assert.Equal(before, await planned.TextAsync());
    }

    [Theory]
    [InlineData("public.parent", "ROW EXCLUSIVE")]
    [InlineData("public.child", "ACCESS SHARE")]
    public async Task A_lock_held_by_somebody_else_is_named_and_nothing_is_changed(string table, string mode)
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        var before = await planned.TextAsync();
        await using var other = await planned.Database.OpenAsync();
        await using var holding = await HoldAsync(other, table, mode);
        var refused = await Assert.ThrowsAsync<DiagnosticException>(() => planned.MigrateAsync(PlannedDatabase.Impatient));
        Assert.Equal(Descriptors.LockHeld, refused.Diagnostics[0].Descriptor);
        Assert.Contains($"process {other.ProcessID}", refused.Message, StringComparison.Ordinal);
        await holding.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, await planned.TextAsync());
    }

    [Fact]
    public async Task A_lock_released_between_two_attempts_does_not_stop_the_run()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        await using var other = await planned.Database.OpenAsync();
        await using var holding = await HoldAsync(other, "public.parent", "ROW EXCLUSIVE");
        var attempts = new List<string>();
        var progress = new Told(value =>
        {
            if (value.Stage != "locks")
                return;
            attempts.Add(value.Item);
            holding.Rollback();
        });
        var result = await planned.MigrateAsync(PlannedDatabase.Impatient with { LockAttempts = 20, Progress = progress });
        Assert.False(result.AlreadyDone);
        Assert.Equal("attempt 2 of 20", attempts[0]);
    }

    [Fact]
    public async Task A_second_runner_is_kept_out()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        var second = new List<string>();
        var progress = new Told(value =>
        {
            if (value.Stage == "rewrite" && value.ItemNumber == 1 && second.Count == 0)
                second.Add(Task.Run(() => CodeAsync(() => planned.MigrateAsync())).GetAwaiter().GetResult());
        });
        await planned.MigrateAsync(PlannedDatabase.Quick with { Progress = progress });
        Assert.Equal(["UK0505"], second);
        Assert.True((await planned.MigrateAsync()).AlreadyDone);
    }

    [Fact]
    public async Task A_database_that_takes_no_new_connections_is_migrated_and_not_vacuumed()
    {
        var server = await TestDatabases.ServerAsync();
        await using var planned = await PlannedDatabase.CreateAsync(server, TwoTables);
        async Task AllowAsync(bool areAllowed)
        {
            await using var connection = await Connections.OpenAsync(server.ConnectionString("postgres"));
            await using var command = new NpgsqlCommand($"ALTER DATABASE {planned.Database.Name} ALLOW_CONNECTIONS {areAllowed}", connection);
            await command.ExecuteNonQueryAsync();
        }

        var progress = new Told(value =>
        {
            if (value.Stage == "finish")
                Task.Run(() => AllowAsync(false)).GetAwaiter().GetResult();
        });
        var code = await CodeAsync(() => planned.MigrateAsync(PlannedDatabase.Quick with { Progress = progress }));
        await AllowAsync(true);
        Assert.Equal("UK0514", code);
        Assert.True((await planned.MigrateAsync()).AlreadyDone);
    }

    [Fact]
    public async Task Rows_written_while_the_run_waits_for_its_locks_are_migrated_too()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        await using var other = await planned.Database.OpenAsync();
        await using var writing = await HoldAsync(other, "public.parent", "ROW EXCLUSIVE");
        await using (var insert = new NpgsqlCommand("INSERT INTO public.parent (name) VALUES ('late')", other))
            await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var run = planned.MigrateAsync(PlannedDatabase.Quick);
        while (await planned.Database.ScalarAsync("SELECT pg_catalog.count(*) FROM pg_catalog.pg_locks l WHERE NOT l.granted AND l.relation = 'public.parent'::pg_catalog.regclass") is 0L)
            Assert.False(run.IsCompleted, "The run did not wait.");
        await writing.CommitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(3 + 3, (await run).Rows);
        Assert.Equal(3L, await planned.Database.ScalarAsync("SELECT pg_catalog.count(DISTINCT id) FROM public.parent"));
    }

    [Fact]
    public async Task A_role_without_rights_is_refused_by_the_plan_and_an_owner_without_privileges_can_migrate()
    {
        var token = TestContext.Current.CancellationToken;
        var server = await TestDatabases.ServerAsync();
        await using var planned = await PlannedDatabase.CreateAsync(server, $$"""
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'proof_plain') THEN CREATE ROLE proof_plain LOGIN; END IF;
              IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'proof_stranger') THEN CREATE ROLE proof_stranger LOGIN; END IF;
              EXECUTE pg_catalog.format('GRANT CREATE ON DATABASE %I TO proof_plain, proof_stranger', pg_catalog.current_database());
            END $$;
            CREATE SCHEMA app AUTHORIZATION proof_plain;
            GRANT USAGE ON SCHEMA app TO proof_stranger;
            SET ROLE proof_plain;
            CREATE TABLE app.parent (id serial PRIMARY KEY, name text);
            CREATE TABLE app.child (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, parent_id integer NOT NULL REFERENCES app.parent);
            GRANT SELECT ON ALL TABLES IN SCHEMA app TO proof_stranger;
            GRANT SELECT ON ALL SEQUENCES IN SCHEMA app TO proof_stranger;
            CREATE VIEW app.pairs AS SELECT p.name, c.id FROM app.parent p JOIN app.child c ON c.parent_id = p.id;
            INSERT INTO app.parent (name) VALUES ('a'), ('b');
            INSERT INTO app.child (parent_id) VALUES (2), (1);
            RESET ROLE;
            """);
        string As(string role) => new NpgsqlConnectionStringBuilder(planned.ConnectionString) { Username = role }.ConnectionString;

        var stranger = await PlannedDatabase.PlanAsync(As("proof_stranger"));
        Assert.Equal(["app.child", "app.pairs", "app.parent"], stranger.Refusals.Where(refusal => refusal.Code == "UK0317").Select(refusal => refusal.Subject).Order());

        var before = await planned.TextAsync();
        var plan = await PlannedDatabase.PlanAsync(As("proof_plain"));
        Assert.Empty(plan.Refusals);
        await new Migrator(As("proof_plain"), PlannedDatabase.Quick, Journal.None).MigrateAsync(plan.Manifest, PlannedDatabase.Key, token);
        Assert.Equal("uuid", await planned.Database.ScalarAsync("SELECT pg_catalog.pg_typeof(parent_id)::text FROM app.child LIMIT 1"));
        await new Migrator(As("proof_plain"), PlannedDatabase.Quick, Journal.None).RollbackAsync(token);
        Assert.Equal(before, await planned.TextAsync());
    }

    [Fact]
    public async Task A_role_that_may_not_make_a_schema_is_told_and_nothing_is_changed()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), """
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'proof_tenant') THEN CREATE ROLE proof_tenant LOGIN; END IF;
            END $$;
            CREATE SCHEMA app AUTHORIZATION proof_tenant;
            CREATE TABLE app.parent (id serial PRIMARY KEY);
            ALTER TABLE app.parent OWNER TO proof_tenant;
            """);
        var tenant = new NpgsqlConnectionStringBuilder(planned.ConnectionString) { Username = "proof_tenant" }.ConnectionString;
        var plan = await PlannedDatabase.PlanAsync(tenant);
        Assert.Contains("UK0317", plan.Refusals.Select(refusal => refusal.Code));
    }

    [Fact]
    public async Task A_plan_for_another_migration_does_not_run_over_the_one_in_force()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        await planned.MigrateAsync();
        var other = planned.Plan.Manifest with { PlanId = "other" };
        Assert.Equal(Descriptors.MigrationInForce.Code, await CodeAsync(() => planned.Migrator().MigrateAsync(other, PlannedDatabase.Key, TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_a_crash_left_out_is_made_up_for_though_a_table_is_gone_since()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        await planned.MigrateAsync();
        await planned.Database.ExecuteAsync("UPDATE uuidkit.migration SET vacuumed_at = NULL");
        await planned.Database.ExecuteAsync("DROP TABLE public.child");
        Assert.True((await planned.MigrateAsync()).AlreadyDone);
        Assert.Equal(true, await planned.Database.ScalarAsync("SELECT vacuumed_at IS NOT NULL FROM uuidkit.migration"));
    }

    [Fact]
    public async Task A_fault_after_the_commit_does_not_claim_that_the_database_is_as_it_was()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
        var progress = new Told(value =>
        {
            // Somebody takes the table away between COMMIT and VACUUM.
            if (value is { Stage: "vacuum and analyze", ItemNumber: 1 })
                Task.Run(() => planned.Database.ExecuteAsync("DROP TABLE public.child")).GetAwaiter().GetResult();
        });
        var told = await Assert.ThrowsAsync<DiagnosticException>(() => planned.MigrateAsync(PlannedDatabase.Quick with { Progress = progress }));
        Assert.Equal(Descriptors.NotVacuumed, told.Diagnostics[0].Descriptor);
        Assert.True((await planned.MigrateAsync()).AlreadyDone);
    }

    [Fact]
    public async Task The_journal_tells_where_a_killed_run_stopped()
    {
        var file = Path.GetTempFileName();
        try
        {
            // A line cut short, as a killed process leaves it.
            await File.WriteAllTextAsync(file,
                """
                {"at":"2026-01-01T00:00:00+00:00","event":"begin"}
                {"at":"2026-01-01T00:00:01+00:00","event":"step","step":"rewrite public.parent"}
                {"at":"2026-01-01T00:00:02+00:00","event":"st
                """, TestContext.Current.CancellationToken);
            using (var journal = Journal.Open(file))
            {
                Assert.Equal("rewrite public.parent", journal.InterruptedAt);
                await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), TwoTables);
                await planned.MigrateAsync(journal: journal);
            }

            Assert.Contains("\"begin\"", (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))[3], StringComparison.Ordinal);
            using var done = Journal.Open(file);
            Assert.Null(done.InterruptedAt);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<NpgsqlTransaction> HoldAsync(NpgsqlConnection connection, string table, string mode)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand($"LOCK TABLE {table} IN {mode} MODE", connection);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    private static async Task<string> CodeAsync(Func<Task> run) => (await Assert.ThrowsAsync<DiagnosticException>(run)).Diagnostics[0].Code;

    /// <summary>Progress told at once, on the thread that reports.</summary>
    private sealed class Told(Action<RunProgress> tell) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => tell(value);
    }
}
