using Vibes.UuidToolkit.Migration.Planning.Suggestions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Suggestions;

/// <summary>No error tells of an old integer in a text that is compared with that of an id, or in a setting; a plan does.</summary>
public sealed class SilentTextTests
{
    private const string Users = "CREATE TABLE public.kinds (id int PRIMARY KEY); CREATE TABLE public.users (id serial PRIMARY KEY, kind int REFERENCES public.kinds, name text, born date); CREATE TABLE public.logs (id int, what text);";

    private static string Policy(string condition) => $"CREATE POLICY p ON public.users USING ({condition});";

    private static IEnumerable<(string Script, string Told)> Rows() =>
    [
        (Policy("kind::text = current_setting('app.kind')"), "policy public.users.p: It compares the text of kind with current_setting('app.kind'::text)."),
        (Policy("name = 'x' OR current_setting('app.kind', true) IS NOT DISTINCT FROM kind::varchar"), "policy public.users.p: It compares the text of kind with current_setting('app.kind'::text, true)."),
        (Policy("id::text = ANY (string_to_array(current_setting('app.users'), ','))"), "policy public.users.p: It compares the text of id with string_to_array(current_setting('app.users'::text), ','::text)."),
        (Policy("id::text <> ALL (ARRAY['1', name]) AND kind::text = '7'"), "policy public.users.p: It compares the text of id with ARRAY['1'::text, name], and that of kind with '7'::text."),
        ("ALTER TABLE public.users ADD CHECK (kind::text <> name);", "check public.users.users_check: It compares the text of kind with name."),
        ("CREATE VIEW public.v AS SELECT l.what FROM public.users u JOIN public.logs l ON l.what = u.id::text;", "view public.v: It compares the text of u.id with l.what."),
        ("CREATE FUNCTION public.f() RETURNS text LANGUAGE sql AS $$ SELECT name FROM public.users WHERE CAST(kind AS text) IN ('1', '2') $$;", "function public.f(): It compares the text of kind with '1', '2'."),
        // Both are texts of ids, or no text of one is compared with anything that one could be.
        (Policy("kind::text = id::text"), ""),
        (Policy("kind::text <> '' AND name = current_setting('app.name') AND born::text = current_setting('app.day')"), ""),
        ("CREATE VIEW public.v AS SELECT users.kind FROM public.users JOIN public.logs ON logs.id::text = logs.what;", ""),
    ];

    public static IEnumerable<TheoryDataRow<string, string, int>> Compared() =>
        from row in Rows() from version in TestDatabases.Versions select new TheoryDataRow<string, string, int>(row.Script, row.Told, version);

    [Theory]
    [MemberData(nameof(Compared))]
    public async Task A_text_that_is_compared_with_that_of_an_id_is_told(string script, string told, int version)
    {
        await using var database = await TestDatabases.CreateAsync(Users + script, version);

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.Empty(plan.Refusals);
        Assert.Equal(told, string.Join('\n', plan.Notices.Where(notice => notice.Descriptor == Descriptors.TextOfId).Select(notice => $"{notice.Subject}: {notice.Message}")));
    }

    public static IEnumerable<TheoryDataRow<string>> Reading() =>
    [
        new(Policy("kind = nullif(current_setting('app.kind', true), '')::int AND born > now() - current_setting('app.days')::int * interval '1 day'")),
        new(Policy("kind = ANY (string_to_array(current_setting('app.kind', true), ',')::int[]) AND length(name) > current_setting('app.days')::int")),
        new($"CREATE FUNCTION public.kind() RETURNS int LANGUAGE sql AS $$ SELECT CAST(current_setting('app.kind') AS int) $$; {Policy("kind = public.kind()")}"),
        new(Policy("kind::text = current_setting('APP.kind') AND length(name) > current_setting('app.days')::int")),
    ];

    /// <summary>As long as it is only suggested, and when it is configured.</summary>
    [Theory]
    [MemberData(nameof(Reading))]
    public async Task A_stored_setting_that_gives_ids_and_holds_integers_is_told(string script)
    {
        await using var database = await TestDatabases.CreateAsync(Users + script);
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET app.kind = '5'; ALTER ROLE postgres IN DATABASE {database.Name} SET app.kind = '5,6'; ALTER DATABASE {database.Name} SET app.days = '5'");
        string[] expected = [$"ALTER DATABASE {database.Name} SET app.kind: It is '5'.", $"ALTER ROLE postgres IN DATABASE {database.Name} SET app.kind: It is '5,6'."];

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);
        Assert.Equal(expected, Told(plan));
        var configured = await PlannedDatabase.PlanAsync(database.ConnectionString, SuggestedConfiguration.Apply(plan.Options, plan.Suggestions));
        Assert.Empty(configured.Refusals);
        Assert.Equal(expected, Told(configured));

        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET app.kind = '01900000-0000-7000-8000-000000000001'; ALTER ROLE postgres IN DATABASE {database.Name} SET app.kind = ''");
        Assert.Empty(Told(await PlannedDatabase.PlanAsync(database.ConnectionString)));
    }

    private static IEnumerable<string> Told(Planning.MigrationPlan plan) =>
        plan.Notices.Where(notice => notice.Descriptor == Descriptors.StoredSetting).Select(notice => $"{notice.Subject}: {notice.Message}").Order(StringComparer.Ordinal);
}
