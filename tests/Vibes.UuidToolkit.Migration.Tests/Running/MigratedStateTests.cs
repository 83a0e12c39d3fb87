using Vibes.UuidToolkit.Migration.Configuration;
using Vibes.UuidToolkit.Migration.Mapping;
using Vibes.UuidToolkit.Migration.Running;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Running;

/// <summary>What <c>uuidkit verify</c> sees of a migrated database that somebody changed since.</summary>
public sealed class MigratedStateTests
{
    private const string Script =
        """
        CREATE FUNCTION public.pick() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;
        CREATE FUNCTION public.pick_uuid() RETURNS uuid LANGUAGE sql AS $$ SELECT gen_random_uuid() $$;
        CREATE TABLE public.users (id serial PRIMARY KEY, name text);
        CREATE TABLE public.posts (id serial PRIMARY KEY, user_id int DEFAULT 1 REFERENCES public.users, editor_id int DEFAULT public.pick() REFERENCES public.users, owner_id int REFERENCES public.users);
        """;

    [Theory]
    [InlineData("SELECT 1", "")]
    [InlineData("ALTER TABLE public.posts ALTER user_id DROP DEFAULT", "public.posts.user_id")]
    [InlineData("ALTER TABLE public.posts ALTER user_id SET DEFAULT gen_random_uuid()", "public.posts.user_id")]
    [InlineData("ALTER TABLE public.posts ALTER editor_id SET DEFAULT gen_random_uuid()", "public.posts.editor_id")]
    [InlineData("ALTER TABLE public.posts ALTER owner_id SET DEFAULT gen_random_uuid()", "public.posts.owner_id")]
    [InlineData("ALTER TABLE public.users ALTER id SET DEFAULT gen_random_uuid()", "public.users.id")]
    public async Task A_default_that_is_not_what_the_migration_set_is_found(string change, string found)
    {
        var options = PlannedDatabase.Options with { Definitions = PlannedDatabase.Options.Definitions.Add("public.posts.editor_id", "public.pick_uuid()") };
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(15), Script, options);
        await planned.MigrateAsync();
        await planned.Database.ExecuteAsync(change);

        await using var connection = await planned.Database.OpenAsync();
        var state = await ToolkitState.ReadAsync(connection, TestContext.Current.CancellationToken);
        var findings = await MigratedState.CheckAsync(connection, state!, null, TestContext.Current.CancellationToken);

        Assert.Equal(found, string.Join(' ', findings.Select(finding => finding.Subject)));
    }

    [Theory]
    [InlineData("SELECT 1", "")]
    [InlineData("UPDATE public.users SET name = 'eve'; INSERT INTO public.users (name) VALUES ('new'); DELETE FROM public.users WHERE legacy_id = 3", "")]
    [InlineData("DROP INDEX public.users_legacy_id_key; UPDATE public.users SET legacy_id = 3 - legacy_id WHERE legacy_id < 3; CREATE UNIQUE INDEX ON public.users (legacy_id)", "UK0603 public.users.legacy_id: 2 of its rows do not hold the integer that their id was.")]
    [InlineData("UPDATE public.users SET legacy_id = NULL WHERE legacy_id = 2", "UK0603 public.users.legacy_id: 1 of its rows do not hold the integer that their id was.")]
    [InlineData("INSERT INTO public.users (name, legacy_id) VALUES ('new', 100)", "UK0603 public.users.legacy_id: 1 rows made since hold an integer, which their id never was.")]
    [InlineData("ALTER TABLE public.users ALTER COLUMN legacy_id TYPE bigint", "UK0603 public.users.legacy_id: It is of type bigint, not integer.")]
    [InlineData("ALTER TABLE public.users ALTER COLUMN legacy_id SET NOT NULL", "UK0603 public.users.legacy_id: It does not allow null, which rows have in it that are made since.")]
    [InlineData("DROP INDEX public.users_legacy_id_key", "UK0603 public.users.legacy_id: public.users has no unique index of it.")]
    [InlineData("ALTER TABLE public.users DROP COLUMN legacy_id", "UK0711 public.users.legacy_id: It is not there.")]
    public async Task A_column_of_old_ids_holds_just_those(string change, string found)
    {
        foreach (var mapping in new[] { MappingKind.Ordered, MappingKind.Derived })
        {
            await using var planned = await PlannedDatabase.CreateAsync(
                await TestDatabases.ServerAsync(15), "CREATE TABLE public.users (id serial PRIMARY KEY, name text); INSERT INTO public.users (name) VALUES ('a'), ('b'), ('c');",
                PlannedDatabase.Options with { KeepOldIds = new(), Mapping = mapping });
            await planned.MigrateAsync();
            await planned.Database.ExecuteAsync(change);

            await using var connection = await planned.Database.OpenAsync();
            var findings = await MigratedState.CheckAsync(connection, (await ToolkitState.ReadAsync(connection, TestContext.Current.CancellationToken))!, null, TestContext.Current.CancellationToken);

            Assert.Equal(found, string.Join(' ', findings.Select(finding => $"{finding.Code} {finding.Subject}: {finding.Message}")));
        }
    }

    [Fact]
    public async Task A_second_migration_is_refused_while_one_is_in_force()
    {
        await using var planned = await PlannedDatabase.CreateAsync(await TestDatabases.ServerAsync(), "CREATE TABLE public.a (id serial PRIMARY KEY); CREATE TABLE public.b (id serial PRIMARY KEY);", new MigrationOptions { Exclude = ["public.b"] });
        await planned.MigrateAsync();

        var refusal = Assert.Single((await PlannedDatabase.PlanAsync(planned.ConnectionString)).Refusals);

        Assert.Equal("UK0326", refusal.Code);
        Assert.Contains(planned.Plan.Manifest.PlanId, refusal.Message, StringComparison.Ordinal);
    }
}
