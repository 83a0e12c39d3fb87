using System.Text.Json;
using System.Text.Json.Nodes;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Planning;
using Vibes.UuidToolkit.Migration.Rollback;
using Vibes.UuidToolkit.Postgres.Sql;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Running;

/// <summary>What a plan says of the columns that keep old ids.</summary>
public sealed class KeptIdTests
{
    private const string Script =
        """
        CREATE TABLE public."Users" ("Id" bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "Name" text);
        CREATE TABLE public.events (id serial, day date, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE public.events_old PARTITION OF public.events FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
        CREATE TABLE public.archive (user_id bigint REFERENCES public."Users", name text);
        CREATE FUNCTION public.archive_all() RETURNS void LANGUAGE sql AS $$ INSERT INTO public.archive SELECT * FROM public."Users" $$;
        """;

    private static readonly MigrationOptions Options = PlannedDatabase.Options with { KeepOldIds = new() };

    [Fact]
    public async Task The_manifest_names_table_key_column_type_and_indexes()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), Script, Options);

        var kept = Manifest.FromJson(planned.Plan.Manifest.ToJson()).KeptIds;

        Assert.Equal(["public.\"Users\".\"LegacyId\"", "public.events.legacy_id"], kept.Select(one => one.ToString()));
        Assert.Equal(("Id", "bigint", "public.Users.Id"), (kept[0].Key, kept[0].Type, kept[0].Class));
        Assert.Equal([new KeptIndex(new("public", "Users"), "Users_LegacyId_key", true)], kept[0].Indexes);
        Assert.Equal(
            [new KeptIndex(new("public", "events"), "events_legacy_id_idx", false), new KeptIndex(new("public", "events_old"), "events_old_legacy_id_idx", false, new QualifiedName("public", "events_legacy_id_idx"))],
            kept[1].Indexes);
    }

    [Fact]
    public async Task A_function_that_only_the_further_column_breaks_is_told_so()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), Script, Options);

        var refusal = Assert.Single(planned.Plan.Refusals);

        Assert.Equal("UK0312 function public.archive_all()", $"{refusal.Code} {refusal.Subject}");
        Assert.Matches("INSERT has more expressions than target columns, at '[^']*'\\. It works while no column keeps old ids\\.$", refusal.Message);
        Assert.Empty((await PlannedDatabase.PlanAsync(planned.ConnectionString)).Refusals);
    }

    public static IEnumerable<TheoryDataRow<int>> Versions => TestDatabases.Versions.Select(version => new TheoryDataRow<int>(version));

    [Theory, MemberData(nameof(Versions))]
    public async Task What_was_made_on_a_column_goes_with_it_or_is_in_the_way_as_PostgreSQL_says(int version)
    {
        await using var planned = await PlannedDatabase.CreateAsync(
            await TestDatabases.ServerAsync(version), "CREATE TABLE public.users (id serial PRIMARY KEY, name text); INSERT INTO public.users (name) VALUES ('ann');", Options);
        await planned.MigrateAsync();
        await planned.Database.ExecuteAsync(
            """
            CREATE INDEX by_old ON public.users (legacy_id, name);
            ALTER TABLE public.users ADD CONSTRAINT positive CHECK (legacy_id > 0);
            CREATE STATISTICS public.olds ON legacy_id, name FROM public.users;
            CREATE SEQUENCE public.goes_on OWNED BY public.users.legacy_id;
            ALTER TABLE public.users ALTER COLUMN legacy_id SET DEFAULT nextval('public.goes_on');
            CREATE VIEW public.links AS SELECT '/users/' || legacy_id AS link FROM public.users;
            CREATE VIEW public.names AS SELECT name FROM public.users;
            CREATE TRIGGER same BEFORE UPDATE OF legacy_id ON public.users FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
            CREATE POLICY olds ON public.users USING (legacy_id > 0);
            CREATE TABLE public.imported (old_user int CONSTRAINT old_one REFERENCES public.users (legacy_id));
            ALTER TABLE public.users ADD COLUMN twice int GENERATED ALWAYS AS (legacy_id * 2) STORED;
            """);

        await using (var connection = await planned.Database.OpenAsync())
        {
            var preview = await RollbackPreview.ReadAsync(connection, TestContext.Current.CancellationToken);
            Assert.Equal(
                ["column public.users.twice", "constraint public.imported.old_one", "policy public.users.olds", "trigger public.users.same", "view public.links"],
                preview.Plan.Refusals.Select(refusal => refusal.Code == "UK0709" ? refusal.Subject : refusal.ToString()));
            Assert.Equal(
                ["check public.users.positive", "index public.by_old", "sequence public.goes_on", "statistics public.olds"],
                preview.Plan.Notices.Select(notice => notice.Code == "UK0710" ? notice.Subject : notice.ToString()));
        }

        await planned.Database.ExecuteAsync(
            """
            DROP VIEW public.links;
            DROP TRIGGER same ON public.users;
            DROP POLICY olds ON public.users;
            DROP TABLE public.imported;
            ALTER TABLE public.users DROP COLUMN twice;
            """);
        await planned.RollbackAsync();
        Assert.Equal(1, await planned.Database.ScalarAsync("SELECT id FROM public.users"));
        Assert.Equal(0L, await planned.Database.ScalarAsync("SELECT pg_catalog.count(*) FROM pg_catalog.pg_class WHERE relname IN ('goes_on', 'by_old')"));
    }

    [Fact]
    public async Task A_manifest_from_before_there_were_such_columns_has_none()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), "CREATE TABLE public.a (id serial PRIMARY KEY);", Options);
        var json = JsonNode.Parse(planned.Plan.Manifest.ToJson())!.AsObject();
        Assert.True(json.Remove(JsonNamingPolicy.CamelCase.ConvertName(nameof(Manifest.KeptIds))));

        Assert.Empty(Manifest.FromJson(json.ToJsonString()).KeptIds);
    }
}
