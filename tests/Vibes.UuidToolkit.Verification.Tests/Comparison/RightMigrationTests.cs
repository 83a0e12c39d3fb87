using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Comparison;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>Migrations by hand that are right, of schemas in which more than columns has to change: none is a difference.</summary>
public sealed class RightMigrationTests
{
    private const string Uuid = "('00000000-0000-4000-8000-' || lpad(id::text, 12, '0'))::uuid";

    private static readonly (string Name, string Schema, string Migration)[] Cases =
    [
        ("a key that a function of the migration's own makes",
            "CREATE TABLE public.users (id serial PRIMARY KEY, name text); INSERT INTO public.users (name) VALUES ('Ann'), ('Bob');",
            $$"""
            CREATE FUNCTION public.uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE AS 'SELECT gen_random_uuid()';
            ALTER TABLE public.users ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE uuid USING {{Uuid}}, ALTER COLUMN id SET DEFAULT public.uuid_v7();
            DROP SEQUENCE public.users_id_seq;
            """),
        ("a key of a domain",
            """
            CREATE DOMAIN public.user_id AS integer; COMMENT ON DOMAIN public.user_id IS 'Of a user';
            CREATE TABLE public.users (id public.user_id PRIMARY KEY, name text); CREATE TABLE public.notes (id serial PRIMARY KEY, user_id public.user_id REFERENCES public.users, body text);
            INSERT INTO public.users VALUES (1, 'Ann'), (2, 'Bob'); INSERT INTO public.notes (user_id, body) VALUES (1, 'a'), (2, 'b');
            """,
            $$"""
            ALTER TABLE public.notes DROP CONSTRAINT notes_user_id_fkey;
            ALTER DOMAIN public.user_id RENAME TO old_id;
            CREATE DOMAIN public.user_id AS uuid; COMMENT ON DOMAIN public.user_id IS 'Of a user';
            ALTER TABLE public.users ALTER COLUMN id TYPE public.user_id USING {{Uuid}};
            ALTER TABLE public.notes ALTER COLUMN user_id TYPE public.user_id USING {{Uuid.Replace("(id", "(user_id", StringComparison.Ordinal)}}, ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE uuid USING {{Uuid}}, ALTER COLUMN id SET DEFAULT gen_random_uuid();
            ALTER TABLE public.notes ADD CONSTRAINT notes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users;
            DROP DOMAIN public.old_id; DROP SEQUENCE public.notes_id_seq;
            """),
        ("a table of a type",
            "CREATE TYPE public.user_row AS (id integer, name text); CREATE TABLE public.users OF public.user_row (PRIMARY KEY (id)); INSERT INTO public.users VALUES (1, 'Ann'), (2, 'Bob');",
            $$"""
            ALTER TABLE public.users NOT OF;
            ALTER TABLE public.users ALTER COLUMN id TYPE uuid USING {{Uuid}}, ALTER COLUMN id SET DEFAULT gen_random_uuid();
            ALTER TYPE public.user_row ALTER ATTRIBUTE id TYPE uuid;
            ALTER TABLE public.users OF public.user_row;
            """),
        ("a type with an attribute for a key",
            """
            CREATE TABLE public.users (id serial PRIMARY KEY, name text); CREATE TABLE public.notes (user_id integer REFERENCES public.users);
            CREATE TYPE public.mention AS (user_id bigint, place integer); COMMENT ON COLUMN public.mention.user_id IS 'Whom'; CREATE TYPE public.crowd AS (user_id integer[]);
            INSERT INTO public.users (name) VALUES ('Ann'), ('Bob'); INSERT INTO public.notes VALUES (1), (2);
            """,
            $$"""
            ALTER TABLE public.notes DROP CONSTRAINT notes_user_id_fkey;
            ALTER TABLE public.users ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE uuid USING {{Uuid}}, ALTER COLUMN id SET DEFAULT gen_random_uuid();
            ALTER TABLE public.notes ALTER COLUMN user_id TYPE uuid USING {{Uuid.Replace("(id", "(user_id", StringComparison.Ordinal)}};
            ALTER TABLE public.notes ADD CONSTRAINT notes_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users;
            ALTER TYPE public.mention ALTER ATTRIBUTE user_id TYPE uuid; ALTER TYPE public.crowd ALTER ATTRIBUTE user_id TYPE uuid[];
            DROP SEQUENCE public.users_id_seq;
            """),
        ("a column that is computed from a key",
            "CREATE TABLE public.orders (id serial PRIMARY KEY, total numeric, number text GENERATED ALWAYS AS ('order-' || id) STORED, twice numeric GENERATED ALWAYS AS (total * 2) STORED); INSERT INTO public.orders (total) VALUES (1.10), (2.20);",
            $$"""
            ALTER TABLE public.orders DROP COLUMN number;
            ALTER TABLE public.orders ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE uuid USING {{Uuid}}, ALTER COLUMN id SET DEFAULT gen_random_uuid(), DROP COLUMN twice;
            ALTER TABLE public.orders ADD COLUMN number text GENERATED ALWAYS AS ('order-' || id) STORED, ADD COLUMN twice numeric GENERATED ALWAYS AS (total * 2) STORED;
            DROP SEQUENCE public.orders_id_seq;
            """),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(one => one.Name)];

    /// <summary>Nothing says that it refers to a key, and nobody would be told that it leads nowhere.</summary>
    [Fact]
    public async Task An_integer_named_for_an_id_is_warned_of()
    {
        await using var database = await MigratedDatabase.CreateAsync("CREATE TABLE public.users (id serial PRIMARY KEY, name text); CREATE TABLE public.visits (day date, user_id integer, \"postIds\" bigint[], paid integer, code_id text);");
        var before = await database.SnapshotsAsync();
        Assert.DoesNotContain(await database.CompareAsync(before), warning => warning.Code == "UK0636");
        await database.ExecuteAsync($"ALTER TABLE public.users ALTER COLUMN id DROP DEFAULT, ALTER COLUMN id TYPE uuid USING {Uuid}, ALTER COLUMN id SET DEFAULT gen_random_uuid();");

        Assert.Equal(["public.visits.user_id", "public.visits.\"postIds\""], Warned(await database.CompareAsync(before)));
        Assert.Equal(["public.visits.\"postIds\""], Warned(await database.CompareAsync(before, new ComparisonOptions { Keys = new() { Exclude = ["public.visits.user_id"] } })));

        static IEnumerable<string> Warned(IEnumerable<Diagnostic> diagnostics) => diagnostics.Where(diagnostic => diagnostic is { Code: "UK0636", Kind: DiagnosticKind.Warning }).Select(diagnostic => diagnostic.Subject);
    }

    /// <summary>An attribute that is called like a migrated key, and nothing else of a type, may be a uuid.</summary>
    [Theory]
    [InlineData("", "user_id TYPE uuid", "")]
    [InlineData("", "place TYPE uuid", "UK0611 public.mention composite type public.mention: 'column place integer' became 'column place uuid'.")]
    [InlineData("", "user_id TYPE text", "UK0611 public.mention composite type public.mention: 'column user_id integer' became 'column user_id text'.")]
    [InlineData("CREATE TABLE old.users (id serial PRIMARY KEY); CREATE TABLE old.notes (user_id integer REFERENCES old.users);", "user_id TYPE uuid", "UK0611 public.mention composite type public.mention: 'column user_id integer' became 'column user_id uuid'.")]
    public async Task An_attribute_of_a_type_goes_with_the_columns_of_its_name(string more, string change, string told)
    {
        await using var database = await MigratedDatabase.CreateAsync($"""
            CREATE SCHEMA old; {more}
            CREATE TABLE public.users (user_id integer PRIMARY KEY, name text); CREATE TYPE public.mention AS (user_id integer, place integer);
            """);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync($"ALTER TABLE public.users ALTER COLUMN user_id TYPE uuid USING NULL, ALTER COLUMN user_id SET DEFAULT gen_random_uuid(); ALTER TYPE public.mention ALTER ATTRIBUTE {change};");

        var findings = (await database.CompareAsync(before, new ComparisonOptions { Keys = new() { Exclude = ["old.users", "old.notes"] } })).Findings().Where(finding => finding.StartsWith("UK0611", StringComparison.Ordinal));

        Assert.Equal(told, string.Join(' ', findings));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Is_proved_right(string name)
    {
        var (_, schema, migration) = Cases.Single(one => one.Name == name);
        await using var database = await MigratedDatabase.CreateAsync(schema);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(migration);

        Assert.Empty((await database.CompareAsync(before)).Findings());
    }
}
