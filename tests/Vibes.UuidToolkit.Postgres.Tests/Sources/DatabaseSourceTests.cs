using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Sources;
using Vibes.UuidToolkit.Postgres.Tools;
using Xunit;

namespace Vibes.UuidToolkit.Postgres.Tests.Sources;

public class DatabaseSourceTests
{
    private const string Sample = """
        CREATE TABLE t (id serial PRIMARY KEY, name text);
        INSERT INTO t (name) VALUES ('a'), ('größe'), (NULL), (E'tab\tand\nline');
        CREATE FUNCTION f(x int) RETURNS int BEGIN ATOMIC SELECT x; SELECT x + 1; END;
        CREATE VIEW v AS SELECT name FROM t;
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("postgresql://bob:p%40ss@db.example:5433/shop?sslmode=require", "shop on db.example")]
    [InlineData("postgres:///shop?host=/var/run/postgresql", "shop on /var/run/postgresql")]
    [InlineData("postgresql://bob@[::1]:5433/shop", "shop on ::1")]
    [InlineData("host=db.example port=5433 dbname=shop user=bob password='a b\\'c'", "shop on db.example")]
    [InlineData("Host=db.example;Port=5433;Database=shop;Username=bob;Password=p@ss", "shop on db.example")]
    public void Reads_connections_in_every_usual_form(string text, string name)
    {
        var live = Assert.IsType<LiveDatabase>(DatabaseSource.Parse(text));
        Assert.Equal(name, live.Name);
        Assert.DoesNotContain("ss", live.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no/such/file.sql", "UK0201")]
    [InlineData("postgresql://bob:secret@host:notaport/x", "UK0102")]
    [InlineData("Hots=a;Password=secret", "UK0102")]
    public void Says_what_it_cannot_be(string text, string code)
    {
        var exception = Assert.Throws<DiagnosticException>(() => DatabaseSource.Parse(text));
        Assert.Equal(code, exception.Diagnostics[0].Code);
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_binary_file_is_no_script()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, [0x50, 0x4B, 3, 4, 0, 0, 0]);
            Assert.Equal("UK0202", Assert.Throws<DiagnosticException>(() => DatabaseSource.Parse(path)).Diagnostics[0].Code);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData(DumpFormat.Plain)]
    [InlineData(DumpFormat.Custom)]
    [InlineData(DumpFormat.Directory)]
    [InlineData(DumpFormat.Tar)]
    public async Task Loads_what_pg_dump_writes_whatever_the_name(DumpFormat format)
    {
        await using var original = await ThrowawayDatabase.CreateAsync();
        await original.LoadAsync(Sample);
        await using var copy = await ThrowawayDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("uuidkit-dump");
        try
        {
            var path = Path.Combine(folder.FullName, format == DumpFormat.Plain ? "db.dump" : "db.sql");
            var tools = await ClientTools.FindAsync(cancellation: Token);
            await tools.DumpAsync(original.ConnectionString, path, new DumpOptions { Format = format }, Token);
            var source = DatabaseSource.Parse(path);
            Assert.Equal(format == DumpFormat.Plain ? typeof(SqlFile) : typeof(Archive), source.GetType());
            var report = await source.LoadIntoAsync(copy.ConnectionString, cancellation: Token);
            Assert.Equal(4, report.CopiedLines);
            await AssertIsCopyAsync(copy);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Loads_a_live_database()
    {
        await using var original = await ThrowawayDatabase.CreateAsync();
        await original.LoadAsync(Sample);
        await using var copy = await ThrowawayDatabase.CreateAsync();
        await DatabaseSource.Parse(original.ConnectionString).LoadIntoAsync(copy.ConnectionString, cancellation: Token);
        await AssertIsCopyAsync(copy);
    }

    [Fact]
    public async Task Gives_the_reason_of_the_tool_that_failed()
    {
        var path = Path.GetTempFileName();
        try
        {
            await using var database = await ThrowawayDatabase.CreateAsync();
            await File.WriteAllTextAsync(path, "PGDMP and nothing of sense", Token);
            var exception = await Assert.ThrowsAsync<DiagnosticException>(() => DatabaseSource.Parse(path).LoadIntoAsync(database.ConnectionString, cancellation: Token));
            Assert.Equal("UK0213", exception.Diagnostics[0].Code);
            Assert.Contains("pg_restore:", exception.Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task Tools_older_than_the_server_are_refused()
    {
        await ThrowawayTools();
        var exception = await Assert.ThrowsAsync<DiagnosticException>(() => ClientTools.FindAsync(minimumMajor: 99, Token));
        Assert.Equal("UK0212", exception.Diagnostics[0].Code);

        static async Task ThrowawayTools()
        {
            try
            {
                await ClientTools.FindAsync(cancellation: Token);
            }
            catch (DiagnosticException exception)
            {
                Assert.Skip(exception.Message);
            }
        }
    }

    private static async Task AssertIsCopyAsync(ThrowawayDatabase copy)
    {
        Assert.Equal("a|größe|tab\tand\nline", await copy.ScalarAsync("SELECT string_agg(name, '|' ORDER BY id) FROM t"));
        Assert.Equal(5, await copy.ScalarAsync("SELECT nextval('t_id_seq')::int"));
        Assert.Equal(3, await copy.ScalarAsync("SELECT f(2)"));
    }
}
