using System.Text.Json;
using System.Text.Json.Nodes;
using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Planning;
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
        Assert.Contains("INSERT has more expressions than target columns. It works while no column keeps old ids.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await PlannedDatabase.PlanAsync(planned.ConnectionString)).Refusals);
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
