using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Sql;

/// <summary>VUID0501 to VUID0506 in strings; each row is a string literal's content in a raw literal, with the marks of its rule.</summary>
public sealed class StatementUsesTests
{
    public static TheoryData<string, string[]> Rows => new()
    {
        {
            "VUID0501",
            [
                "CREATE TABLE users (id [|serial|] PRIMARY KEY, email text, logins integer)",
                "CREATE TABLE public.journals (id [|bigint|] GENERATED ALWAYS AS IDENTITY, user_id [|int4|] NOT NULL, pages integer DEFAULT 0, PRIMARY KEY (id))",
                "CREATE TABLE notes (author [|integer|] REFERENCES users, size bigint, kind int REFERENCES kinds (code))",
                "CREATE TABLE notes (author [|int|], other int, FOREIGN KEY (author) REFERENCES users (id))",
                "ALTER TABLE journals ADD COLUMN reader_id [|bigint|] REFERENCES users (id)",
                "ALTER TABLE journals ALTER COLUMN user_id TYPE [|bigint|], ALTER pages TYPE bigint",
                "CREATE TABLE lines (id [|bigserial|] PRIMARY KEY, n integer)",
                "CREATE TABLE lines (journal_no text, line integer, PRIMARY KEY (journal_no, line))",
                "CREATE TABLE users (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), age integer)",
                "DO $body$ BEGIN RAISE NOTICE 'CREATE TABLE users (id serial PRIMARY KEY)'; END $body$",
            ]
        },
        {
            "VUID0502",
            [
                "SELECT title FROM journals WHERE id = @id::[|int|]",
                "SELECT title FROM journals WHERE user_id = CAST(@user AS [|bigint|]) AND pages = @pages::int",
                "SELECT id::[|bigint|], count(*)::int, id::text FROM journals GROUP BY id",
                "SELECT title FROM journals WHERE (@user::[|int|] IS NULL OR user_id = @user) AND (@pages::int IS NULL OR pages = @pages)",
                "SELECT title FROM journals WHERE id = ANY(@ids::[|int|][])",
                "INSERT INTO journals (title, user_id, pages) VALUES (@title, $1::[|integer|], $2::integer) RETURNING id::[|int8|]",
                "UPDATE journals SET user_id = {0}::[|bigint|], pages = {1}::bigint WHERE id = {2}",
                "SELECT extract(year FROM created_at)::int FROM journals",
            ]
        },
        {
            "VUID0503",
            [
                "SELECT title FROM journals WHERE id = [|5|] AND pages = 5",
                "DELETE FROM users WHERE id IN ([|1|], [|2|], @id) OR id > [|0|] OR [|-1|] <> invited_by_id",
                "SELECT j.title FROM journals AS j JOIN users u ON u.id = j.user_id AND u.id = [|1|] WHERE j.pages > 0",
                "INSERT INTO journals (id, user_id, pages) VALUES ([|1|], [|2|], 3), (@id, [|'4'|], 5)",
                "UPDATE users SET invited_by_id = [|0|] WHERE email = '1'",
                "SELECT coalesce(invited_by_id, [|0|]), coalesce(email, '') FROM users",
                "SELECT CASE invited_by_id WHEN [|7|] THEN 1 ELSE 0 END FROM users",
                "SELECT title FROM journals WHERE user_id = (SELECT id FROM users WHERE id = [|3|] LIMIT 1) LIMIT 10 OFFSET 20",
                "WITH mine AS (SELECT id AS journal, pages FROM journals) SELECT * FROM mine WHERE journal <> [|9|] AND pages <> 9",
                "SELECT v.host_id FROM invitations v JOIN users u ON u.id = v.host_id WHERE v.host_id <> [|-1|] AND v.depth <> -1",
                "UPDATE other SET id = 5 WHERE id = 6",
            ]
        },
        {
            "VUID0504",
            [
                "SELECT title FROM journals ORDER BY [|id|] DESC, pages",
                "SELECT j.id, j.title FROM journals j WHERE [|j.id > @last|] AND j.pages > @pages ORDER BY [|j.id|] LIMIT @take",
                "SELECT id AS key, pages FROM journals ORDER BY [|key|], [|1|], 2",
                "SELECT row_number() OVER (PARTITION BY pages ORDER BY [|user_id|]) FROM journals WHERE [|id BETWEEN @a AND @b|]",
                "SELECT title FROM journals WHERE id = @id ORDER BY created_at",
            ]
        },
        {
            "VUID0505",
            [
                "SELECT [|max(id)|], max(pages), count(id) FROM journals",
                "SELECT title FROM journals WHERE [|user_id % 4|] = 1 AND pages % 4 = 1",
                "INSERT INTO users (id) SELECT [|coalesce(max(id), 0) + 1|] FROM users",
                "SELECT [|to_char(id, '000')|], [|mod(j.user_id, @n)|] FROM journals j",
            ]
        },
        {
            "VUID0506",
            [
                "SELECT [|nextval('users_id_seq')|], nextval('invoice_numbers'), nextval('journals_pages_seq')",
                "INSERT INTO users (email) VALUES (@email); SELECT [|lastval()|]",
                "SELECT [|currval(pg_get_serial_sequence('users', 'id'))|]",
                "SELECT [|setval('public.journals_id_seq', 1000)|]",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public Task In_strings(string rule, string[] statements) => RuleTest.Reports(Of(rule), Source(statements));

    [Theory]
    [MemberData(nameof(Rows))]
    public Task After_the_change(string rule, string[] statements) => RuleTest.Reports(Of(rule), Source(statements), Journals.GuidModel);

    /// <summary>A finding stands where its characters do, whatever kind of literal they are in.</summary>
    [Fact]
    public Task In_every_kind_of_literal() => RuleTest.Reports(Descriptors.SqlIntegerLiteral, """"
        namespace Vibes;

        public static class Texts
        {
            private const string Table = "users";
            private const string Condition = "id = 4";
            private static readonly string Field = "DELETE FROM users WHERE id = [|1|]";

            public static string Regular(bool all) => "SELECT \"email\"\tFROM users\n WHERE id = [|1|]";
            public static string Verbatim => @"SELECT ""email"" FROM users WHERE
                id = [|1|]";
            public static string Raw => """
                SELECT "email"
                  FROM users
                 WHERE id = [|1|]
                """;
            public static string Concatenated => "SELECT email " + "FROM users " + ("WHERE id = " + "[|1|]");
            public static string Constant => "SELECT email FROM " + Table + " WHERE id = [|1|]";
            public static string Fragment => "SELECT email FROM users WHERE " + [|Condition|];
            public static string Interpolated(int n) => $"SELECT '{{}}' FROM {Table} WHERE logins = {n} AND id = [|1|]";
            public static string RawInterpolated(int n) => $"""SELECT "email" FROM {Table} WHERE logins = {n} AND id = [|1|]""";

            public static string Appended(bool one)
            {
                var sql = "SELECT email FROM users WHERE active";
                if (one)
                    sql += " AND id = [|1|]";
                return sql + " OR id = [|2|]";
            }
        }
        """");

    [Fact]
    public Task Not_in_other_texts() => RuleTest.Reports(Descriptors.SqlIntegerLiteral, """
        namespace Vibes;

        public static class Texts
        {
            public static string[] All(string table) => new[]
            {
                "Select a user whose id = 5", "Update users where id = 5", "Delete journal id = 5", "id = 5", "", "WITH id = 5", "/* SELECT",
                "Set users to id = 5", $"SELECT 1 FROM {table} WHERE id = 5", $"SELECT 1 FROM users_{table} WHERE id = 5", "SELECT",
            };
        }
        """);

    /// <summary>Configuration and migrations: expressions of an entity's table, and statements.</summary>
    [Fact]
    public Task In_configuration() => RuleTest.Reports(Descriptors.SqlIntegerLiteral, """
        using Microsoft.EntityFrameworkCore;
        using Microsoft.EntityFrameworkCore.Migrations;

        namespace Vibes;

        public class Configured : VibesContext
        {
            protected override void OnModelCreating(ModelBuilder builder) => builder.Entity<Journal>(journal =>
            {
                journal.ToTable(table => table.HasCheckConstraint("positive", "user_id > [|0|] AND pages > 0"));
                journal.HasIndex(j => j.Title).HasFilter("id <> [|-1|] AND pages <> -1");
                journal.Property(j => j.Pages).HasDefaultValueSql("1");
            });
        }

        public class Seed : Migration
        {
            protected override void Up(MigrationBuilder builder) => builder.Sql("INSERT INTO users (id, email) VALUES ([|1|], '')");
        }
        """);

    /// <summary>What a migration has put in order once is not put in order again.</summary>
    [Fact]
    public Task Not_the_order_in_a_migration() => RuleTest.Reports(Descriptors.SqlOrderById, """
        using Microsoft.EntityFrameworkCore.Migrations;

        namespace Vibes;

        public class Copy : Migration
        {
            protected override void Up(MigrationBuilder builder) => builder.Sql("INSERT INTO tags (name) SELECT title FROM journals ORDER BY id");
        }

        public class Latest
        {
            public string Sql => "SELECT title FROM journals ORDER BY [|id|]";
        }
        """);

    [Fact]
    public Task In_files() => RuleTest.Reports(Descriptors.SqlIntegerColumn, "class C;", files:
    [
        ("init.sql", "\\set ON_ERROR_STOP on\n-- users\nCREATE TABLE users (\n    id {|VUID0501:serial|} PRIMARY KEY,\n    email text,\n    invited_by_id {|VUID0501:integer|}\n);\nCREATE TABLE journals (id {|VUID0501:bigint|} PRIMARY KEY, user_id {|VUID0501:integer|} REFERENCES users, pages integer);\n"),
        ("dump.sql", "CREATE TABLE users (id serial PRIMARY KEY);\nCOPY public.users (id, email) FROM stdin;\n1\ta@b.c\n\\.\n"),
        ("large.sql", "CREATE TABLE users (id serial PRIMARY KEY);\n" + new string(' ', 1_000_000)),
        ("notes.txt", "CREATE TABLE users (id serial PRIMARY KEY);"),
    ]);

    [Fact]
    public Task Not_of_excluded_entities() => RuleTest.Reports(Descriptors.SqlIntegerColumn, "class C;", config: "vibes_uuid.excluded_entities = Tag, legacy", files:
    [
        ("init.sql", "CREATE TABLE tags (id serial PRIMARY KEY); CREATE TABLE legacy (id serial PRIMARY KEY); CREATE TABLE users (id {|VUID0501:serial|} PRIMARY KEY);"),
    ]);

    private static Microsoft.CodeAnalysis.DiagnosticDescriptor Of(string rule) => Descriptors.All.Single(descriptor => descriptor.Id == rule);

    private static string Source(string[] statements) =>
        "class Statements\n{\n" + string.Concat(statements.Select((statement, i) => $"    public const string S{i} = \"\"\"{Line(statement)}\"\"\";\n")) + "}\n";

    private static string Line(string statement) => "\n        " + statement + "\n        ";
}
