using Vibes.UuidToolkit.Postgres.Configuration;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Comparison;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Comparison;

/// <summary>References that only the configuration knows, in a migration written by hand: right passes, wrong does not.</summary>
public sealed class UndeclaredReferenceTests
{
    private const string Schema = """
        CREATE TABLE public.users (id serial PRIMARY KEY, name text NOT NULL);
        CREATE TABLE public.tracks (id bigserial PRIMARY KEY, title text NOT NULL);
        CREATE TABLE public.visits (user_id integer, page text NOT NULL);
        CREATE TABLE public.notes (subject_type text, subject_id bigint, body text NOT NULL);
        CREATE TABLE public.playlists (name text PRIMARY KEY, track_ids integer[]);
        CREATE TABLE public.colours (id integer PRIMARY KEY, name text NOT NULL);
        INSERT INTO public.users (name) SELECT 'User ' || n FROM generate_series(1, 9) n;
        INSERT INTO public.tracks (title) SELECT 'Track ' || n FROM generate_series(1, 20) n;
        -- 77 is of a user who is gone.
        INSERT INTO public.visits VALUES (1, '/'), (2, '/'), (2, '/a'), (NULL, '/b'), (77, '/c');
        INSERT INTO public.notes VALUES ('User', 3, 'a'), ('Admin', 3, 'b'), ('Track', 3, 'c'), ('Track', 4, 'd'), (NULL, NULL, 'e');
        INSERT INTO public.playlists VALUES ('long', '{3,1,2,3}'), ('short', '{3,1}'), ('empty', '{}'), ('null', NULL), ('holes', '{1,NULL}');
        INSERT INTO public.colours VALUES (1, 'red');
        """;

    private const string Migration = """
        ALTER TABLE public.users ADD COLUMN new_id uuid NOT NULL DEFAULT gen_random_uuid();
        ALTER TABLE public.tracks ADD COLUMN new_id uuid NOT NULL DEFAULT gen_random_uuid();
        ALTER TABLE public.visits ADD COLUMN new_user_id uuid;
        UPDATE public.visits v SET new_user_id = COALESCE((SELECT u.new_id FROM public.users u WHERE u.id = v.user_id), gen_random_uuid()) WHERE user_id IS NOT NULL;
        ALTER TABLE public.notes ADD COLUMN new_subject_id uuid;
        UPDATE public.notes n SET new_subject_id = u.new_id FROM public.users u WHERE n.subject_type IN ('User', 'Admin') AND u.id = n.subject_id;
        UPDATE public.notes n SET new_subject_id = t.new_id FROM public.tracks t WHERE n.subject_type = 'Track' AND t.id = n.subject_id;
        ALTER TABLE public.playlists ADD COLUMN new_track_ids uuid[];
        UPDATE public.playlists p SET new_track_ids = (
          SELECT COALESCE(array_agg(t.new_id ORDER BY u.position), '{}') FROM unnest(p.track_ids) WITH ORDINALITY AS u(id, position) LEFT JOIN public.tracks t ON t.id = u.id) WHERE track_ids IS NOT NULL;
        ALTER TABLE public.users DROP COLUMN id;
        ALTER TABLE public.users RENAME COLUMN new_id TO id;
        ALTER TABLE public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
        ALTER TABLE public.tracks DROP COLUMN id;
        ALTER TABLE public.tracks RENAME COLUMN new_id TO id;
        ALTER TABLE public.tracks ADD CONSTRAINT tracks_pkey PRIMARY KEY (id);
        ALTER TABLE public.visits DROP COLUMN user_id;
        ALTER TABLE public.visits RENAME COLUMN new_user_id TO user_id;
        ALTER TABLE public.notes DROP COLUMN subject_id;
        ALTER TABLE public.notes RENAME COLUMN new_subject_id TO subject_id;
        ALTER TABLE public.playlists DROP COLUMN track_ids;
        ALTER TABLE public.playlists RENAME COLUMN new_track_ids TO track_ids;
        """;

    private static readonly KeyConfiguration Keys = Read("""
        {
          "exclude": ["public.colours.id"],
          "references": [{ "column": "public.visits.user_id", "to": "public.users" }],
          "polymorphic": [{ "column": "public.notes.subject_id", "typeColumn": "subject_type", "types": { "User": "public.users", "Admin": "public.users", "Track": "public.tracks.id" } }],
          "arrays": [{ "column": "public.playlists.track_ids", "to": "public.tracks" }],
          "mapping": "random"
        }
        """);

    private static readonly (string Fault, string Sql, string Code)[] Faults =
    [
        ("two undeclared references exchanged", "UPDATE public.visits v SET user_id = o.user_id FROM public.visits o WHERE (v.page, o.page) IN (('/a', '/'), ('/', '/a')) AND v.user_id <> o.user_id", "UK0616"),
        ("an undeclared reference set null", "UPDATE public.visits SET user_id = NULL WHERE page = '/a'", "UK0616"),
        ("an undeclared reference's orphan set null", "UPDATE public.visits SET user_id = NULL WHERE page = '/c'", "UK0619"),
        ("an undeclared reference to a row that is not there", "UPDATE public.visits SET user_id = gen_random_uuid() WHERE page = '/a'", "UK0619"),
        ("a polymorphic reference to the table's other row", "UPDATE public.notes SET subject_id = (SELECT id FROM public.tracks WHERE title = 'Track 5') WHERE body = 'd'", "UK0616"),
        ("two polymorphic references exchanged", "UPDATE public.notes n SET subject_id = o.subject_id FROM public.notes o WHERE (n.body, o.body) IN (('c', 'd'), ('d', 'c'))", "UK0616"),
        ("a polymorphic reference of the wrong table", "UPDATE public.notes SET subject_id = (SELECT id FROM public.tracks WHERE title = 'Track 3') WHERE body = 'a'", "UK0616"),
        ("a polymorphic reference that lost its row", "UPDATE public.notes SET subject_id = gen_random_uuid() WHERE body = 'b'", "UK0619"),
        ("two ids of an array exchanged", "UPDATE public.playlists SET track_ids = ARRAY[track_ids[2], track_ids[1]] WHERE name = 'short'", "UK0616"),
        ("an array's id of another row", "UPDATE public.playlists SET track_ids[2] = (SELECT id FROM public.tracks WHERE title = 'Track 9') WHERE name = 'long'", "UK0616"),
        ("an array's lost id", "UPDATE public.playlists SET track_ids = track_ids[1:3] WHERE name = 'long'", "UK0616"),
        ("an array's lost null", "UPDATE public.playlists SET track_ids = track_ids[1:1] WHERE name = 'holes'", "UK0616"),
        ("an array's id that leads nowhere", "UPDATE public.playlists SET track_ids[1] = gen_random_uuid() WHERE name = 'short'", "UK0619"),
        ("null for an empty array", "UPDATE public.playlists SET track_ids = NULL WHERE name = 'empty'", "UK0616"),
        ("an array of two dimensions", "UPDATE public.playlists SET track_ids = ARRAY[track_ids[1:2], track_ids[3:4]] WHERE name = 'long'", "UK0616"),
        ("a comment too many on an array", "COMMENT ON COLUMN public.playlists.track_ids IS 'In order'", "UK0611"),
        ("an array that must not be null any more", "DELETE FROM public.playlists WHERE name = 'null'; ALTER TABLE public.playlists ALTER COLUMN track_ids SET NOT NULL", "UK0611"),
        ("a reference that stayed text", "ALTER TABLE public.visits ALTER COLUMN user_id TYPE text", "UK0613"),
        ("an array that became one id", "ALTER TABLE public.playlists ALTER COLUMN track_ids TYPE uuid USING track_ids[1]", "UK0613"),
    ];

    public static TheoryData<int> Versions => [.. TestDatabases.Versions];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Right_passes_and_no_fault_survives(int version)
    {
        await using var database = await TestDatabases.CreateAsync((version < 13 ? "CREATE EXTENSION pgcrypto SCHEMA public;\n" : "") + Schema, version);
        var before = await database.SnapshotsAsync(keys: Keys);
        await database.ExecuteAsync((version < 13 ? "SET search_path = public;\n" : "") + Migration);

        Assert.Empty((await database.CompareAsync(before, new ComparisonOptions { Keys = Keys })).Findings());

        var survivors = new List<string>();
        foreach (var (fault, sql, code) in Faults)
        {
            var findings = (await database.CompareMutantAsync((version < 13 ? "SET LOCAL search_path = public;\n" : "") + sql, before, new ComparisonOptions { Keys = Keys })).Findings().ToList();
            TestContext.Current.TestOutputHelper!.WriteLine($"| {fault} | {(findings.Count == 0 ? "SURVIVES" : string.Join("; ", findings))} |");
            if (!findings.Any(finding => finding.StartsWith(code, StringComparison.Ordinal)))
                survivors.Add($"{fault}: {code} expected, {(findings.Count == 0 ? "nothing" : string.Join("; ", findings))} told");
        }

        Assert.Empty(survivors);
    }

    /// <summary>The configuration is what makes the difference: without it the same columns hold other values of another type.</summary>
    [Fact]
    public async Task Without_the_configuration_the_right_migration_is_not_proved()
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration);

        var findings = (await database.CompareAsync(before, kept: "public.colours")).Findings().ToList();

        foreach (var table in (string[])["visits", "notes", "playlists"])
        {
            Assert.Contains(findings, finding => finding.StartsWith($"UK0611 public.{table}: 'column ", StringComparison.Ordinal));
            Assert.Contains(findings, finding => finding.StartsWith($"UK0615 public.{table}", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Sides_that_were_read_with_other_configurations_are_not_compared()
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema);
        var before = await database.SnapshotsAsync();
        await database.ExecuteAsync(Migration);

        var findings = (await database.CompareAsync(before, new ComparisonOptions { Keys = Keys })).Findings();

        Assert.Contains(findings, finding => finding.StartsWith("UK0624 public.visits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reference_that_was_forgotten_is_told_with_its_class()
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema);
        var before = await database.SnapshotsAsync(keys: Keys);
        await database.ExecuteAsync(Migration[..Migration.IndexOf("ALTER TABLE public.visits DROP", StringComparison.Ordinal)]);
        await database.ExecuteAsync("ALTER TABLE public.visits DROP COLUMN new_user_id; ALTER TABLE public.notes DROP COLUMN new_subject_id; ALTER TABLE public.playlists DROP COLUMN new_track_ids");

        var findings = (await database.CompareAsync(before, new ComparisonOptions { Keys = Keys })).Findings().ToList();

        Assert.Contains("UK0613 public.users.id: These columns are not uuids: public.visits.user_id.", findings);
        Assert.Contains("UK0613 public.tracks.id: These columns are not uuids: public.notes.subject_id, public.playlists.track_ids.", findings);
    }

    [Theory]
    [InlineData("""{ "references": [{ "column": "public.visits.usr_id", "to": "public.users" }] }""", "UK0002", "public.visits.usr_id")]
    [InlineData("""{ "arrays": [{ "column": "public.playlists.track_ids", "to": "public.track" }] }""", "UK0002", "public.track'")]
    [InlineData("""{ "polymorphic": [{ "column": "public.notes.subject_id", "typeColumn": "kind", "types": { "User": "public.users" } }] }""", "UK0002", "'kind'")]
    [InlineData("""{ "polymorphic": [{ "column": "public.notes.subject_id", "typeColumn": "subject_type", "types": { "User": "public.users" } }] }""", "UK0316", "'Track' (2 rows), 'Admin' (1 rows)")]
    public async Task What_the_database_does_not_have_is_refused(string configuration, string code, string told)
    {
        await using var database = await MigratedDatabase.CreateAsync(Schema);

        var diagnostic = (await Assert.ThrowsAsync<DiagnosticException>(() => database.SnapshotsAsync(keys: Read(configuration)))).Diagnostics.Single();

        Assert.Equal(code, diagnostic.Code);
        Assert.Contains(told, diagnostic.Message, StringComparison.Ordinal);
    }

    private static KeyConfiguration Read(string json)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            return ConfigurationFile.Read<KeyConfiguration>(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
