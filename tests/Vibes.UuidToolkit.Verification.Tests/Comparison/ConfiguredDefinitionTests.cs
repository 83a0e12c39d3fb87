using System.Collections.Immutable;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Comparison;
using Vibes.UuidToolkit.Verification.Snapshots;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>What the configuration gives a new definition is to be what the server makes of that one, and nothing else; how it is written does not matter.</summary>
public sealed class ConfiguredDefinitionTests
{
    private const string Script =
        """
        DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'mutant_reader') THEN CREATE ROLE mutant_reader NOLOGIN; END IF; END $$;
        CREATE TABLE public.users (id serial PRIMARY KEY, boss integer REFERENCES public.users DEFAULT (1 + 0), name text, CONSTRAINT positive CHECK (id > 0));
        CREATE INDEX even ON public.users ((id % 2));
        ALTER TABLE public.users CLUSTER ON even;
        COMMENT ON INDEX public.even IS 'Every other';
        COMMENT ON CONSTRAINT positive ON public.users IS 'Above nothing';
        CREATE FUNCTION public.user_name(n integer) RETURNS text LANGUAGE sql STABLE AS $$ SELECT name FROM public.users WHERE id = n $$;
        COMMENT ON FUNCTION public.user_name(integer) IS 'Whose';
        GRANT EXECUTE ON FUNCTION public.user_name(integer) TO mutant_reader;
        CREATE FUNCTION public.stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE PROCEDURE public.touch(n integer) LANGUAGE sql AS $$ UPDATE public.users SET name = name WHERE id = n $$;
        CREATE VIEW public.next_ids AS SELECT id + 1 AS next, name FROM public.users;
        COMMENT ON COLUMN public.next_ids.name IS 'Whose';
        GRANT SELECT ON public.next_ids TO mutant_reader;
        CREATE TRIGGER stamped BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.id > 0) EXECUTE FUNCTION public.stamp();
        ALTER TABLE public.users DISABLE TRIGGER stamped;
        CREATE RULE keep AS ON DELETE TO public.users WHERE old.id > 100 DO INSTEAD NOTHING;
        CREATE POLICY own ON public.users FOR SELECT TO mutant_reader USING (id > 0);
        INSERT INTO public.users (name, boss) VALUES ('ann', NULL), ('bob', 1), ('cid', 1);
        """;

    private static KeyConfiguration KeysOf(int version) => new()
    {
        Definitions = ImmutableDictionary.CreateRange(new Dictionary<string, string>
        {
            ["check public.users.positive"] = "check( name<>'' or   name IS null )",
            ["index public.even"] = "create index even on \"public\".users (lower( name))",
            ["function public.user_name(n integer)"] = "create  function public.user_name(n uuid) returns text language sql stable as $$ SELECT name FROM public.users WHERE id = n $$",
            ["view public.next_ids"] = "select id, name as name from public.users",
            ["trigger public.users.stamped"] = "create trigger stamped before update on public.users for each row when (new.name <> '') execute function public.stamp()",
            ["rule public.users.keep"] = "create rule keep as on delete to public.users where old.name = 'x' do instead nothing",
            ["policy public.users.own"] = "create policy own on public.users for select to mutant_reader using (name = 'ann')",
            ["public.users.boss"] = "",
            [$"function public.touch({(version < 14 ? "" : "IN ")}n integer)"] = "CREATE PROCEDURE public.touch(n uuid) LANGUAGE sql AS $$ UPDATE public.users SET name = name WHERE id = n $$",
        }),
    };

    private static KeyConfiguration Keys { get; } = KeysOf(TestDatabases.DefaultVersion);

    private static readonly (string Fault, string Sql, string Code)[] Faults =
    [
        ("another check", "ALTER TABLE public.users DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (name <> 'x' OR name IS NULL)", "UK0611 public.users"),
        ("a lost check", "ALTER TABLE public.users DROP CONSTRAINT positive", "UK0611 public.users"),
        ("a check that is not valid", "ALTER TABLE public.users DROP CONSTRAINT positive, ADD CONSTRAINT positive CHECK (name <> '' OR name IS NULL) NOT VALID", "UK0611 public.users"),
        ("a check's lost comment", "COMMENT ON CONSTRAINT positive ON public.users IS NULL", "UK0611 public.users"),
        ("another index", "DROP INDEX public.even; CREATE INDEX even ON public.users (upper(name)); ALTER TABLE public.users CLUSTER ON even; COMMENT ON INDEX public.even IS 'Every other'", "UK0611 public.users"),
        ("an index that is not clustered on", "ALTER TABLE public.users SET WITHOUT CLUSTER", "UK0611 public.users"),
        ("another body", "CREATE OR REPLACE FUNCTION public.user_name(n uuid) RETURNS text LANGUAGE sql STABLE AS $$ SELECT name FROM public.users WHERE id <> n $$", "UK0611"),
        ("another volatility", "ALTER FUNCTION public.user_name(uuid) VOLATILE", "UK0611"),
        ("a function's lost grant", "REVOKE EXECUTE ON FUNCTION public.user_name(uuid) FROM mutant_reader", "UK0611"),
        ("the function that was replaced is there too", "CREATE FUNCTION public.user_name(n integer) RETURNS text LANGUAGE sql STABLE AS $$ SELECT name FROM public.users WHERE 1 = n $$", "UK0611"),
        ("a lost procedure", "DROP PROCEDURE public.touch(uuid)", "UK0611"),
        ("another view", "CREATE OR REPLACE VIEW public.next_ids AS SELECT id, name FROM public.users WHERE name <> ''", "UK0611 public.next_ids"),
        ("a view's lost grant", "REVOKE SELECT ON public.next_ids FROM mutant_reader", "UK0611 public.next_ids"),
        ("a view's lost comment", "COMMENT ON COLUMN public.next_ids.name IS NULL", "UK0611 public.next_ids"),
        ("another trigger", "DROP TRIGGER stamped ON public.users; CREATE TRIGGER stamped BEFORE UPDATE ON public.users FOR EACH ROW WHEN (new.name <> 'x') EXECUTE FUNCTION public.stamp(); ALTER TABLE public.users DISABLE TRIGGER stamped", "UK0611 public.users"),
        ("a trigger in force", "ALTER TABLE public.users ENABLE TRIGGER stamped", "UK0611 public.users"),
        ("another rule", "CREATE OR REPLACE RULE keep AS ON DELETE TO public.users WHERE old.name = 'y' DO INSTEAD NOTHING", "UK0611 public.users"),
        ("another policy", "ALTER POLICY own ON public.users USING (name = 'bob')", "UK0611 public.users"),
        ("a default that was to go", "ALTER TABLE public.users ALTER COLUMN boss SET DEFAULT gen_random_uuid()", "UK0611 public.users.boss"),
    ];

    public static TheoryData<int> Versions => [.. TestDatabases.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_is_configured_is_right_and_nothing_else_is(int version)
    {
        await using var database = await MigratedAsync(version, out var before);
        var options = new ComparisonOptions { Keys = KeysOf(version) };

        var diagnostics = await database.CompareAsync(await before, options);
        Assert.Empty(diagnostics.Findings());
        Assert.Empty(diagnostics.Where(diagnostic => diagnostic.Code == "UK0635"));
        Assert.Equal(
            options.Keys.Definitions.Keys.Order(StringComparer.Ordinal),
            diagnostics.Where(diagnostic => diagnostic.Code == "UK0623" && diagnostic.Message.Contains("configuration", StringComparison.Ordinal)).Select(diagnostic => diagnostic.Subject).Order(StringComparer.Ordinal));

        var survivors = new List<string>();
        foreach (var (fault, sql, code) in Faults)
        {
            var findings = (await database.CompareMutantAsync((version < 13 ? "SET LOCAL search_path = public, uuidkit;\n" : "") + sql, await before, options)).Findings().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine($"| {fault} | {(findings.Count == 0 ? "SURVIVES" : string.Join("; ", findings))} |");
            // What is configured is no finding beside.
            if (findings.Count is 0 or > 4 || !findings.All(finding => finding.StartsWith(code, StringComparison.Ordinal)))
                survivors.Add($"{fault}: {code} expected, {(findings.Count == 0 ? "nothing" : string.Join("; ", findings))} told");
        }

        Assert.Empty(survivors);
    }

    [Fact]
    public async Task Folders_know_it_where_they_were_taken_with_the_configuration()
    {
        await using var database = await MigratedAsync(TestDatabases.DefaultVersion, out var before);
        var options = new ComparisonOptions { IsMigrated = true, Keys = Keys };
        var (with, without) = (await database.SnapshotsAsync(keys: Keys), await database.SnapshotsAsync());

        Assert.Empty(SnapshotComparison.Compare(await before, with, options).Findings());
        Assert.Equal(Keys.Definitions.Count, SnapshotComparison.Compare(await before, without, options).Count(diagnostic => diagnostic.Code == "UK0635"));
        // Without the configuration each is a change that nobody asked for; only a key may lose its default.
        var unasked = SnapshotComparison.Compare(await before, with, new ComparisonOptions { IsMigrated = true }).Findings().ToList();
        foreach (var part in new[] { "constraint positive", "index public.even", "trigger stamped", "rule keep", "policy own", "public.next_ids", "function public.user_name", "procedure public.touch", "public.users.boss" })
            Assert.Contains(unasked, finding => finding.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_not_changed_as_configured_is_found()
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var before = await database.SnapshotsAsync(keys: Keys);

        var told = await database.CompareAsync(before, new ComparisonOptions { Keys = Keys });

        Assert.Contains(told.Findings(), finding => finding.StartsWith("UK0611 public.users: 'constraint positive", StringComparison.Ordinal));
        Assert.Contains(told.Findings(), finding => finding.StartsWith("UK0611 public.next_ids view public.next_ids: It is gone: | ", StringComparison.Ordinal));
        Assert.Contains(told.Findings(), finding => finding.StartsWith("UK0611 procedure public.touch(n uuid)", StringComparison.Ordinal));
    }

    /// <summary>An id in a definition is to be the uuid of the row that it was of, the same wherever it stands.</summary>
    [Fact]
    public async Task Ids_in_definitions_are_those_of_their_rows()
    {
        var keys = new KeyConfiguration
        {
            Definitions = ImmutableDictionary.CreateRange(new Dictionary<string, string>
            {
                ["check public.users.c"] = "CHECK (kind <> '{public.kinds 2}'::uuid OR name > '')",
                ["index public.i"] = "CREATE INDEX i ON public.users (name) WHERE kind IN ('{public.kinds 2}'::uuid, '{public.kinds 9}'::uuid)",
            }),
        };
        await using var database = await TestDatabases.CreateAsync("""
            CREATE TABLE public.kinds (id serial PRIMARY KEY, name text);
            CREATE TABLE public.users (id serial PRIMARY KEY, kind integer REFERENCES public.kinds, name text, CONSTRAINT c CHECK (kind <> 2 OR name > ''));
            CREATE INDEX i ON public.users (name) WHERE kind IN (2, 9);
            INSERT INTO public.kinds (name) VALUES ('one'), ('two'), ('three');
            INSERT INTO public.users (kind, name) VALUES (1, 'a'), (2, 'b');
            """);
        var before = await database.SnapshotsAsync(keys: keys);
        var unaware = await database.SnapshotsAsync();
        await MigrateAsync(database, keys);
        var options = new ComparisonOptions { IsMigrated = true, Keys = keys };
        const string Check = "ALTER TABLE public.users DROP CONSTRAINT c; ALTER TABLE public.users ADD CONSTRAINT c CHECK (kind <> %L::uuid OR name > '')";
        const string Index = "DROP INDEX public.i; CREATE INDEX i ON public.users (name) WHERE kind IN (%L::uuid, %L::uuid)";
        static string Mutant(string statements, params string[] values) =>
            "DO $m$ DECLARE two uuid := (SELECT id FROM public.kinds WHERE name = 'two'); three uuid := (SELECT id FROM public.kinds WHERE name = 'three'); none uuid := '00000000-0000-4000-8000-000000000000'; "
            + $"BEGIN EXECUTE format($f${statements}$f$, {string.Join(", ", values)}); END $m$";

        Assert.Empty((await database.CompareAsync(before, options)).Findings());
        Assert.Contains(await database.CompareAsync(unaware, options), diagnostic => diagnostic is { Code: "UK0635", Subject: "constant {public.kinds 2}" });
        foreach (var (fault, expected) in new[]
        {
            (Mutant($"{Check}; {Index}", "three", "three", "none"), "UK0616 constant {public.kinds 2}"),
            (Mutant($"{Check}; {Index}", "none", "none", "two"), "UK0616 constant {public.kinds 2}"),
            (Mutant(Index, "two", "three"), "UK0616 constant {public.kinds 9}"),
            (Mutant(Check, "three"), "UK0611 public.users"),
            (Mutant(Index, "three", "none"), "UK0611 public.users"),
        })
            Assert.Contains((await database.CompareMutantAsync(fault, before, options)).Findings(), finding => finding.StartsWith(expected, StringComparison.Ordinal));
    }

    /// <summary>Nobody else may notice: no lock on a real object that readers or writers would meet, and nothing that stays.</summary>
    [Fact]
    public async Task Reading_them_leaves_nothing_behind()
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var before = await database.SnapshotsAsync();
        await using var other = await database.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await database.ExecuteAsync("SELECT 1");
        await using (var writing = new Npgsql.NpgsqlCommand("UPDATE public.users SET name = name", other))
            await writing.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var definitions = (await database.SnapshotsAsync(keys: Keys)).Single(snapshot => snapshot.Name == DefinitionsSnapshot.Name).Text;

        Assert.Contains("check public.users.positive\n  constraint positive CHECK (((name <> ''::text) OR (name IS NULL)))\n", definitions, StringComparison.Ordinal);
        await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before.Select(snapshot => snapshot.Text), (await database.SnapshotsAsync()).Select(snapshot => snapshot.Text));
    }

    private static Task<TestDatabase> MigratedAsync(int version, out Task<ImmutableArray<Snapshot>> before)
    {
        var taken = new TaskCompletionSource<ImmutableArray<Snapshot>>();
        before = taken.Task;
        return CreateAsync();

        async Task<TestDatabase> CreateAsync()
        {
            var database = await TestDatabases.CreateAsync(Script, version);
            taken.SetResult(await database.SnapshotsAsync(keys: KeysOf(version)));
            await MigrateAsync(database, KeysOf(version));
            return database;
        }
    }

    private static async Task MigrateAsync(TestDatabase database, KeyConfiguration keys)
    {
        await using var connection = await database.OpenAsync();
        var key = MappingKey.Parse(string.Concat(Enumerable.Repeat("0123456789abcdef", 4)));
        var plan = (await PlanReader.PlanAsync(connection, new MigrationOptions { Definitions = keys.Definitions }, key)).Plan;
        Assert.Empty(plan.Refusals);
        await new Migrator(database.ConnectionString, new RunOptions(), Journal.None).MigrateAsync(plan.Manifest, key, TestContext.Current.CancellationToken);
    }
}
