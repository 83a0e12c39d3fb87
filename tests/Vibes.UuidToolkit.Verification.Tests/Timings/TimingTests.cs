using System.Collections.Immutable;
using System.Text.Json;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Tests;
using Vibes.UuidToolkit.Verification.Queries;
using Vibes.UuidToolkit.Verification.Timings;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Timings;

/// <summary>Databases are measured for real; each fault is told by the message that is meant for it.</summary>
public sealed class TimingTests
{
    private const string Script = """
        CREATE TABLE public.customers (id uuid PRIMARY KEY, name text NOT NULL);
        CREATE TABLE public.orders (id uuid PRIMARY KEY, customer_id uuid NOT NULL REFERENCES public.customers, number integer NOT NULL);
        CREATE TABLE public.empty (id integer PRIMARY KEY);
        INSERT INTO public.customers SELECT md5('customer ' || n)::uuid, 'customer ' || n FROM generate_series(1, 5000) n;
        INSERT INTO public.orders SELECT md5('order ' || n)::uuid, c.id, n FROM (SELECT id, row_number() OVER (ORDER BY id) AS r FROM public.customers) c JOIN generate_series(1, 20000) n ON n % 5000 + 1 = c.r;
        CREATE INDEX orders_customer_id_idx ON public.orders (customer_id);
        CREATE VIEW public.recent AS SELECT o.number, c.name FROM public.orders o JOIN public.customers c ON c.id = o.customer_id WHERE c.id = (SELECT min(id::text)::uuid FROM public.customers);
        CREATE FUNCTION public.pause() RETURNS integer LANGUAGE sql VOLATILE AS $$ SELECT 1 $$;
        ANALYZE;
        """;

    private static readonly ImmutableArray<QueryFile> Queries = [new("recent", "SELECT number, name FROM recent ORDER BY number;\n"), new("joined", "SELECT count(c.name) FROM orders o JOIN customers c ON c.id = o.customer_id WHERE o.number < 20"), new("pause", "SELECT pause()"),
        new("settings", "SELECT 1 / count(*) FROM pg_settings WHERE name = 'jit' AND setting = reset_val")];

    private static readonly TimingOptions Few = new() { Runs = 7 };

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "an index dropped", "DROP INDEX public.orders_customer_id_idx", "UK0688", "references/public.orders orders_customer_id_fkey: It reads all of public.orders, and used orders_customer_id_idx before." },
        { "a primary key dropped", "ALTER TABLE public.orders DROP CONSTRAINT orders_pkey", "UK0691", "keys/public.orders: It was not measured afterwards." },
        {
            "a key compared through a cast",
            "CREATE OR REPLACE VIEW public.recent AS SELECT o.number, c.name FROM public.orders o JOIN public.customers c ON c.id::text = o.customer_id::text WHERE c.id = (SELECT min(id::text)::uuid FROM public.customers)",
            "UK0689", "queries/recent: It compares public.orders.customer_id::text."
        },
        {
            "another join", "ALTER DATABASE :db SET enable_nestloop = off",
            "UK0690", "queries/joined: public.customers and public.orders were joined by nested loop, and are by "
        },
        // By more than a busy machine may let a quick one wait.
        { "a slow query", "CREATE OR REPLACE FUNCTION public.pause() RETURNS integer LANGUAGE sql VOLATILE AS $$ SELECT 1 FROM pg_sleep(0.2) $$", "UK0686", "queries/pause: Its median was" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_fault_is_named(string fault, string sql, string code, string message)
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var before = await MeasureAsync(database);
        await database.ExecuteAsync(sql.Replace(":db", $"\"{database.Name}\"", StringComparison.Ordinal));

        var told = Told(before, await MeasureAsync(database)).ToList();

        Assert.True(told.Any(line => line.StartsWith($"{code} {message}", StringComparison.Ordinal)), $"{fault}: {code} {message}\n{string.Join('\n', told)}");
    }

    [Fact]
    public async Task Nothing_is_told_of_an_unchanged_database()
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var (before, after) = (await MeasureAsync(database), await MeasureAsync(database));

        // Times are the machine's; that a threshold does not fall for noise is shown below.
        Assert.DoesNotContain(Told(before, after), line => !line.StartsWith("UK0686", StringComparison.Ordinal));
        Assert.Equal(["keys/public.customers", "keys/public.orders", "queries/joined", "queries/pause", "queries/recent", "queries/settings", "references/public.orders orders_customer_id_fkey"], before.Queries.Select(query => query.Name));
        Assert.All(before.Queries, query => Assert.Equal(7, query.Runs));
        Assert.True(before.Tables.Single(table => table.Table == "public.orders").Bytes > 1_000_000);
    }

    /// <summary>Which difference of medians counts, in microseconds.</summary>
    [Theory]
    [InlineData(10_000, 10_000, false)]
    [InlineData(10_000, 14_000, false)]
    [InlineData(10_000, 16_000, true)]
    [InlineData(100, 900, false)]
    [InlineData(100, 1_100, true)]
    public void A_threshold_is_for_medians_above_a_floor(long before, long after, bool isSlower) =>
        Assert.Equal(isSlower, new TimingLimits().IsExceeded(Timing(before, before / 10), Timing(after, after / 10)));

    [Fact]
    public void What_lies_within_the_noise_is_not_slower() =>
        Assert.False(new TimingLimits().IsExceeded(Timing(10_000, 8_000), Timing(16_000, 1_000)));

    [Fact]
    public void No_value_gets_into_the_file()
    {
        var plan = PlanNode.Of(JsonDocument.Parse("""
            { "Node Type": "Index Scan", "Relation Name": "t1", "Schema": "S 2", "Alias": "t1", "Index Name": "t1_pkey",
              "Index Cond": "(t1.id = 'secret 7'::uuid)", "Filter": "((t1.\"a 3\" > 42) AND ((t1.e)::text = E'it''s\\\\x'::character varying(20)) AND (t1.n2 = ANY ('{1,2}'::integer[])) AND (t1.d < '-3.5'::numeric))" }
            """).RootElement);

        Assert.Equal(["(t1.id = ?)", "((t1.\"a 3\" > ?) AND ((t1.e)::text = ?) AND (t1.n2 = ANY (?)) AND (t1.d < ?))"], plan.Conditions);
        Assert.Equal("\"S 2\".t1", plan.Table);
    }

    [Fact]
    public async Task A_file_is_read_as_it_was_written_and_nothing_else_is_taken_for_one()
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var timings = await MeasureAsync(database);
            Assert.Null(TimingFile.Read(folder));
            var path = TimingFile.Write(folder, timings);
            var text = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            TimingFile.Write(folder, TimingFile.Read(folder)!);
            Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
            Assert.Empty(Told(timings, TimingFile.Read(folder)!));

            foreach (var broken in new[] { text[..^40], text.Replace("bench 1", "bench 9", StringComparison.Ordinal), text.Replace("\"median\"", "\"medium\"", StringComparison.Ordinal), "null", "[]", "" })
            {
                await File.WriteAllTextAsync(path, broken, TestContext.Current.CancellationToken);
                Assert.Equal("UK0684", Assert.Throws<DiagnosticException>(() => TimingFile.Read(folder)).Diagnostics[0].Code);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData("SELECT pg_sleep(30)", "UK0685")]
    [InlineData("DELETE FROM orders", "UK0608")]
    [InlineData("SELECT nothing", "UK0608")]
    public async Task A_query_that_cannot_be_measured_is_one_message(string sql, string code)
    {
        await using var database = await TestDatabases.CreateAsync(Script);
        // A busy machine must not turn another fault into the one of a query that takes too long.
        var timeout = TimeSpan.FromSeconds(code == "UK0685" ? 1 : 60);
        var failed = await Assert.ThrowsAsync<DiagnosticException>(() => MeasureAsync(database, new() { Timeout = timeout }, [new("bad", sql)]));

        Assert.Equal(code, failed.Diagnostics[0].Code);
        Assert.Equal(20_000L, await database.ScalarAsync("SELECT count(*) FROM public.orders"));
    }

    private static async Task<DatabaseTimings> MeasureAsync(TestDatabase database, TimingOptions? options = null, ImmutableArray<QueryFile>? queries = null)
    {
        await using var connection = await database.OpenAsync();
        return await TimingReader.ReadAsync(connection, queries ?? Queries, options ?? Few, null, TestContext.Current.CancellationToken);
    }

    private static QueryTiming Timing(long median, long spread) => new("queries/x", 100, new(median - spread, median, median + spread, median + 2 * spread), 1, new("Result"));

    private static IEnumerable<string> Told(DatabaseTimings before, DatabaseTimings after) =>
        TimingComparison.Compare(before, after, new()).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Subject}: {diagnostic.Message}");
}
