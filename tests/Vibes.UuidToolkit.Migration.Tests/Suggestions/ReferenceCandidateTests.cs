using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Migration.Tests.Suggestions;

/// <summary>References that nobody declared are told once each, with the key that is meant, and are suggested as they are only where that is clear.</summary>
public sealed class ReferenceCandidateTests
{
    private const string Users = "CREATE TABLE public.users (id serial PRIMARY KEY, name text); INSERT INTO public.users (name) VALUES ('a'), ('b'), ('c');";

    public static TheoryData<string, string> Cases() => new()
    {
        { "CREATE TABLE public.log (user_id int); INSERT INTO public.log VALUES (1), (3);", "public.log.user_id > public.users.id" },
        { "CREATE TABLE public.log (user_id int);", "" },
        { "CREATE TABLE public.log (user_id int); INSERT INTO public.log VALUES (7), (8), (1);", "" },
        // Orphans do not make it something else, and it is not suggested that they go unseen.
        { "CREATE TABLE public.log (user_id int); INSERT INTO public.log VALUES (1), (2), (3), (99);", "public.log.user_id ? public.users.id, except in 1 of 4 rows" },
        // Rows of a partitioned table are in its partitions.
        { "CREATE TABLE public.log (user_id int, at date) PARTITION BY RANGE (at); CREATE TABLE public.log_1 PARTITION OF public.log DEFAULT; INSERT INTO public.log VALUES (1, '2026-01-01');", "public.log.user_id > public.users.id" },
        // A 1:1 table's key of that name is the users' own.
        { "CREATE TABLE public.profiles (user_id int PRIMARY KEY, bio text); INSERT INTO public.profiles VALUES (2);", "public.profiles.user_id > public.users.id" },
        { "CREATE TABLE public.profiles (user_id int PRIMARY KEY, bio text); INSERT INTO public.profiles VALUES (2); CREATE TABLE public.log (user_id int); INSERT INTO public.log VALUES (2);",
            "public.log.user_id > public.users.id; public.profiles.user_id > public.users.id" },
        // One that shares the users' key is a way to name them.
        { "CREATE TABLE public.staff (id int PRIMARY KEY REFERENCES public.users); INSERT INTO public.staff VALUES (1); CREATE TABLE public.log (staff_id int); INSERT INTO public.log VALUES (1);", "public.log.staff_id > public.staff.id" },
        // Of two tables of a name the one beside it.
        { "CREATE SCHEMA a; CREATE TABLE a.users (id serial PRIMARY KEY); INSERT INTO a.users SELECT FROM generate_series(1, 9); CREATE TABLE a.log (user_id int); INSERT INTO a.log VALUES (1), (3);", "a.log.user_id > a.users.id" },
        // A table's prefix is seldom said, but nobody can tell.
        { "CREATE TABLE public.auth_group (id serial PRIMARY KEY); INSERT INTO public.auth_group DEFAULT VALUES; CREATE TABLE public.log (group_id int); INSERT INTO public.log VALUES (1);", "public.log.group_id ? public.auth_group.id" },
        { "CREATE TABLE public.a_kind (id serial PRIMARY KEY); CREATE TABLE public.b_kind (id serial PRIMARY KEY); INSERT INTO public.a_kind DEFAULT VALUES; INSERT INTO public.b_kind DEFAULT VALUES; CREATE TABLE public.log (kind_id int); INSERT INTO public.log VALUES (1);",
            "public.log.kind_id ? public.a_kind.id, and of public.b_kind.id" },
        { "CREATE TABLE public.stored_records (id serial PRIMARY KEY); INSERT INTO public.stored_records DEFAULT VALUES; CREATE TABLE public.files (record_id int, record_type text); INSERT INTO public.files VALUES (1, 'Post');", "" },
        // A 1:1 table's key gives its name to others; they refer to what it refers to.
        { "CREATE TABLE public.entries (id serial PRIMARY KEY); CREATE TABLE public.closings (transfer_id int PRIMARY KEY REFERENCES public.entries); INSERT INTO public.entries DEFAULT VALUES; CREATE TABLE public.log (transfer_id int); INSERT INTO public.log VALUES (1);",
            "public.log.transfer_id > public.entries.id" },
        // Arrays are named for many.
        { "CREATE TABLE public.log (user_ids int[]); INSERT INTO public.log VALUES ('{1,3}'), ('{}'), (NULL), ('{2,NULL}');", "public.log.user_ids > public.users.id" },
        { "CREATE TABLE public.log (users bigint[], user_id int[][]); INSERT INTO public.log VALUES ('{1,3}', '{{1,2},{3,1}}');", "public.log.user_id > public.users.id; public.log.users > public.users.id" },
        { "CREATE TABLE public.log (user_ids int[]); INSERT INTO public.log VALUES ('{1,2,3}'), ('{99}');", "public.log.user_ids ? public.users.id, except in 1 of 4 rows" },
        { "CREATE TABLE public.sizes (id serial PRIMARY KEY, value int, e int); INSERT INTO public.sizes VALUES (1, 5, 5), (2, 6, 6); CREATE TABLE public.log (size_ids int[], size_id int, value int, e int); INSERT INTO public.log VALUES ('{1,2}', 2, 9, 9);",
            "public.log.size_id > public.sizes.id; public.log.size_ids > public.sizes.id" },
        { "CREATE TABLE public.log (user_ids int[], scores int[], names text[]); INSERT INTO public.log VALUES ('{}', '{1}', '{1}');", "" },
        // Both may refer to what is not in the database.
        { "CREATE TABLE public.a (tenant_id int PRIMARY KEY); CREATE TABLE public.b (x int, tenant_id int); INSERT INTO public.a VALUES (7); INSERT INTO public.b VALUES (1, 7);", "public.b.tenant_id ? public.a.tenant_id" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task References_that_nobody_declared_are_told(string script, string expected)
    {
        await using var database = await TestDatabases.CreateAsync(Users + script);

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.Equal(expected, string.Join("; ", plan.Notices.Where(notice => notice.Descriptor == Descriptors.UndeclaredReference).OrderBy(notice => notice.Subject, StringComparer.Ordinal).Select(notice =>
        {
            var suggestion = plan.Suggestions.Single(one => one.Name == notice.Subject);
            var more = notice.Message.Split(suggestion.Value!, 2)[1].TrimEnd('.');
            return $"{notice.Subject} {(suggestion.NeedsPerson ? '?' : '>')} {suggestion.Value}{more}";
        })));
    }

    /// <summary>An array that is named for no table, with nothing but keys in it: of which, somebody has to say.</summary>
    [Theory]
    [InlineData("favourites bigint[]", "('{1,2}'), (NULL), ('{3,NULL}')", "All its values are values of public.lists.id, public.users.id.")]
    [InlineData("favourites int[]", "('{1,2}')", "All its values are values of public.users.id.")]
    [InlineData("movie_ids int[]", "('{2}'), ('{3}')", "All its values are values of public.users.id.")]
    [InlineData("movie_ids int[]", "('{2}'), ('{9}')", "It is named like an id, and of type integer[].")]
    [InlineData("dimensions int[]", "('{640,480}'), ('{1,2}')", null)]
    [InlineData("favourites int[]", "('{}')", null)]
    [InlineData("favourites text[]", "('{1}')", null)]
    public async Task An_array_of_keys_is_told(string column, string rows, string? told)
    {
        await using var database = await TestDatabases.CreateAsync($"{Users} CREATE TABLE public.lists (id serial PRIMARY KEY, {column}); INSERT INTO public.lists ({column.Split(' ')[0]}) VALUES {rows};");

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString);

        Assert.Equal(told is null ? [] : [told], plan.Notices.Where(notice => notice.Descriptor == Descriptors.UnexplainedId).Select(notice => notice.Message));
        Assert.Empty(plan.Suggestions);
    }

    [Fact]
    public async Task A_one_to_one_key_that_is_listed_shares_the_mapping()
    {
        await using var database = await TestDatabases.CreateAsync(Users + "CREATE TABLE public.profiles (user_id int PRIMARY KEY, bio text); INSERT INTO public.profiles VALUES (2);");

        var plan = await PlannedDatabase.PlanAsync(database.ConnectionString, new() { References = [new("public.profiles.user_id", "public.users")] });

        Assert.Equal(["public.users.id"], plan.Manifest.Classes.Select(keyClass => keyClass.Name));
        Assert.DoesNotContain(plan.Notices, notice => notice.Descriptor == Descriptors.UndeclaredReference || notice.Descriptor == Descriptors.UnnumberedKey);
    }
}
