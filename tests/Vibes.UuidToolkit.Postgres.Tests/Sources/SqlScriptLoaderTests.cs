using System.IO.Compression;
using Npgsql;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sources;
using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Sources;

public class SqlScriptLoaderTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    // The counts are those of psql 15 with the same files. Newer servers still take Northwind's SET default_with_oids = false.
    [Theory]
    [InlineData("chinook/Chinook_PostgreSql.sql", 11, 15607, "UK0216")]
    [InlineData("chinook/Chinook_PostgreSql_SerialPKs.sql", 11, 15607, "UK0216")]
    [InlineData("chinook/Chinook_PostgreSql_AutoIncrementPKs.sql", 11, 15607, "UK0216")]
    [InlineData("chinook/Chinook_MixedCase.sql", 11, 15607, null)]
    [InlineData("northwind/northwind.sql", 14, 3362, null)]
    public async Task Loads_databases_nobody_here_wrote(string file, int tables, long rows, string? note)
    {
        var path = SharedData.Path(file);
        await using var database = await ThrowawayDatabase.CreateAsync();
        var report = await DatabaseSource.Parse(path).LoadIntoAsync(database.ConnectionString, cancellation: Token);
        Assert.Equal((tables, rows), await database.CountAsync());
        Assert.Equal(new FileInfo(path).Length, report.Bytes);
        Assert.Equal(note is null ? [] : [note], report.Notes.Select(n => n.Code).Distinct());
    }

    [Fact]
    public async Task Copies_data_and_runs_what_needs_no_transaction()
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        var report = await database.LoadAsync("""
            CREATE TABLE t (a int PRIMARY KEY, b text);
            COPY t FROM stdin;
            1	ü;'x\ty
            2	\N
            \.
            CREATE INDEX CONCURRENTLY i ON t (b);
            VACUUM t;
            CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT 2; END;
            COPY t TO stdout;
            BEGIN; INSERT INTO t VALUES (3, ':x @y $1; ?'); COMMIT;
            """);
        Assert.Equal((8, 2), (report.Statements, report.CopiedLines));
        Assert.Equal("1,ü;'x\ty|2,|3,:x @y $1; ?", await database.ScalarAsync("SELECT string_agg(a || ',' || coalesce(b, ''), '|' ORDER BY a) FROM t"));
        Assert.Equal(2, await database.ScalarAsync("SELECT f()"));
    }

    [Fact]
    public async Task Latin1_arrives_as_what_it_is()
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var script = new MemoryStream(System.Text.Encoding.Latin1.GetBytes("SET client_encoding = 'LATIN1';\nCREATE TABLE t AS SELECT 'ü' AS a;\nCOPY t FROM stdin;\né\n\\.\n"));
        await SqlScriptLoader.LoadAsync(connection, script, "test.sql", cancellation: Token);
        Assert.Equal("éü", await database.ScalarAsync("SELECT string_agg(a, '' ORDER BY a COLLATE \"C\") FROM t"));
    }

    [Theory]
    [InlineData("CREATE TABLE t (a int);\nCREATE TABLE u (\n  a int,\n  b nosuchtype);", "UK0206", 4, "nosuchtype")]
    [InlineData("CREATE TABLE t (a int PRIMARY KEY);\nINSERT INTO t VALUES (1), (1);", "UK0206", 2, "23505")]
    [InlineData("CREATE TABLE t (a int);\nCOPY t FROM stdin;\n1\n2\nx\n\\.\n", "UK0206", 5, "22P02")]
    [InlineData("CREATE TABLE t (a int);\nCOPY t FROM stdin;\n1\n2\n", "UK0203", 2, "COPY")]
    [InlineData("CREATE EXTENSION no_such_extension;", "UK0207", 1, "no_such_extension")]
    [InlineData("BEGIN;\nCREATE TABLE t (a int);\n", "UK0215", 2, "transaction")]
    [InlineData("\\c a\nCREATE TABLE t (a int);\n\\c b\nCREATE TABLE t (a int);", "UK0209", 4, "in a and in b")]
    [InlineData("SET TimeZone = 'no such zone';", "UK0206", 1, "22023")]
    [InlineData("CREATE SCHEMA s; CREATE SCHEMA s;", "UK0206", 1, "42P06")]
    [InlineData("CREATE FUNCTION f(n int) RETURNS int IMMUTABLE LANGUAGE plpgsql AS 'BEGIN RETURN g(n); END';\nCREATE TABLE t AS SELECT 1 AS n;\nCREATE INDEX ON t (f(n));", "UK0206", 3, "PL/pgSQL function f(integer)")]
    public async Task Stops_at_the_first_error(string script, string code, int line, string part)
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => database.LoadAsync(script));
        Assert.Equal((code, $"test.sql:{line}"), (exception.Diagnostics[0].Code, exception.Diagnostics[0].Subject));
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSERT INTO t VALUES (4711, 'secret');")]
    [InlineData("CREATE USER MAPPING FOR nobody SERVER s OPTIONS (password 'secret');")]
    [InlineData("ALTER ROLE no_such_role_at_all PASSWORD 'secret';")]
    public async Task Repeats_no_data_and_no_password(string script)
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => database.LoadAsync("CREATE TABLE t (a int PRIMARY KEY);" + script + "SELECT 1/0;"));
        Assert.DoesNotContain("secret", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("4711", exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN;")]
    public async Task Notes_what_it_tolerates(string begin)
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        var end = begin.Length > 0 ? "COMMIT;" : "";
        var report = await database.LoadAsync($"""
            {begin}
            SET no_such_parameter = 1;
            SELECT pg_catalog.set_config('no_such_parameter', '1', false);
            CREATE SCHEMA public;
            CREATE EXTENSION plpgsql;
            CREATE TABLE t (a int);
            ALTER TABLE t OWNER TO "{database.RoleName}";
            GRANT SELECT ON t TO "{database.RoleName}";
            ALTER DEFAULT PRIVILEGES FOR ROLE "{database.RoleName}" GRANT SELECT ON TABLES TO public;
            CREATE ROLE somebody PASSWORD 'secret';
            COMMENT ON DATABASE x IS 'y';
            {end}
            """);
        Assert.Equal(["UK0216", "UK0217", "UK0218", "UK0218", "UK0220", "UK0221"], report.Notes.Select(note => note.Code).Order());
        Assert.Contains("3 statements", Assert.Single(report.Notes, note => note.Code == "UK0221").Message, StringComparison.Ordinal);
        Assert.Equal((1, 0L), await database.CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("BEGIN;")]
    public async Task Creates_roles_where_it_may(string begin)
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        try
        {
            var report = await database.LoadAsync($"""
                {begin}
                CREATE TABLE t (a int);
                ALTER TABLE t OWNER TO "{database.RoleName}";
                CREATE POLICY p ON t TO "{database.RoleName}";
                {(begin.Length > 0 ? "COMMIT;" : "")}
                """, new LoadOptions { MayCreateRoles = true });
            Assert.Equal(["UK0219"], report.Notes.Select(note => note.Code));
            Assert.Equal(database.RoleName, await database.ScalarAsync("SELECT tableowner FROM pg_tables WHERE tablename = 't'"));
        }
        finally
        {
            await database.ScalarAsync("DROP TABLE IF EXISTS t");
            await database.DropRoleAsync();
        }
    }

    [Theory]
    [InlineData("CREATE ROLE \"$\";")]
    [InlineData("DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$') THEN CREATE ROLE \"$\"; END IF; END $$;")]
    [InlineData("BEGIN; DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$') THEN CREATE ROLE \"$\"; END IF; END $$; COMMIT;")]
    [InlineData("ALTER TABLE t OWNER TO \"$\";")]
    [InlineData("BEGIN; ALTER TABLE t OWNER TO \"$\"; COMMIT;")]
    public async Task A_role_that_another_session_creates_at_the_same_moment_is_there(string script)
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        await using var other = NpgsqlDataSource.Create(database.ConnectionString);
        try
        {
            await using var connection = await other.OpenConnectionAsync(Token);
            await using var transaction = await connection.BeginTransactionAsync(Token);
            await using (var create = new NpgsqlCommand($"CREATE ROLE \"{database.RoleName}\"", connection)) await create.ExecuteNonQueryAsync(Token);
            var load = database.LoadAsync(
                "CREATE TABLE t (a int); " + script.Replace("\"$\"", $"\"{database.RoleName}\"", StringComparison.Ordinal).Replace("'$'", $"'{database.RoleName}'", StringComparison.Ordinal),
                new LoadOptions { MayCreateRoles = true });
            while (await database.ScalarAsync($"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database.Name}' AND wait_event_type = 'Lock'") is 0L)
                Assert.False(load.IsCompleted, "The load did not wait for the other session.");
            await transaction.CommitAsync(Token);
            Assert.Empty((await load).Notes);
        }
        finally
        {
            await database.ScalarAsync("DROP TABLE IF EXISTS t");
            await database.DropRoleAsync();
        }
    }

    [Fact]
    public async Task A_policy_for_an_unknown_role_is_refused_where_roles_may_not_be_created()
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() =>
            database.LoadAsync($"BEGIN; CREATE TABLE t (a int);\nCREATE POLICY p ON t TO \"{database.RoleName}\"; COMMIT;"));
        Assert.Equal(("UK0208", "test.sql:2"), (exception.Diagnostics[0].Code, exception.Diagnostics[0].Subject));
    }

    [Fact]
    public async Task Loads_the_chosen_database_of_several()
    {
        const string Script = """
            CREATE DATABASE a; CREATE DATABASE b;
            \connect a
            CREATE TABLE in_a (x int);
            COPY in_a FROM stdin;
            1
            \.
            \connect b
            CREATE TABLE in_b (x int);
            COPY in_b FROM stdin;
            1
            2
            \.

            """;
        await using var database = await ThrowawayDatabase.CreateAsync();
        await database.LoadAsync(Script, new LoadOptions { Database = "b" });
        Assert.Equal((1, 2L), await database.CountAsync());
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => database.LoadAsync(Script, new LoadOptions { Database = "c" }));
        Assert.Equal("UK0210", exception.Diagnostics[0].Code);
        Assert.Contains("a, b", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Leaves_the_session_as_it_was()
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(Token);
        await using var script = new MemoryStream("SELECT pg_catalog.set_config('search_path', '', false);"u8.ToArray());
        await SqlScriptLoader.LoadAsync(connection, script, "test.sql", cancellation: Token);
        await using var command = new NpgsqlCommand("SHOW search_path", connection);
        Assert.Equal("\"$user\", public", await command.ExecuteScalarAsync(Token));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reads_gzip_and_knows_when_it_is_cut(bool cut)
    {
        await using var database = await ThrowawayDatabase.CreateAsync();
        var path = Path.GetTempFileName();
        try
        {
            var script = "CREATE TABLE t (a text);\n" + string.Concat(Enumerable.Range(0, 2000).Select(i => $"INSERT INTO t VALUES ('{Guid.NewGuid()}');\n"));
            await using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest)) await zip.WriteAsync(System.Text.Encoding.UTF8.GetBytes(script), Token);
            if (cut) await using (var file = File.OpenWrite(path)) file.SetLength(file.Length / 2);
            var load = DatabaseSource.Parse(path).LoadIntoAsync(database.ConnectionString, cancellation: Token);
            if (!cut)
            {
                await load;
                Assert.Equal((1, 2000L), await database.CountAsync());
            }
            else
            {
                Assert.Equal("UK0203", (await Assert.ThrowsAsync<DiagnosticException>(() => load)).Diagnostics[0].Code);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
