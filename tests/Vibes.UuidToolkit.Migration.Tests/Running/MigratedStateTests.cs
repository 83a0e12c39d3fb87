using Vibes.UuidToolkit.Migration.Configuration;
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
