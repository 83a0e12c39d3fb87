using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>Snapshots, approval and comparison, from the command line.</summary>
public sealed class VerificationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Approved_changed_received_and_approved_again()
    {
        await using var database = await Shop.CreateAsync();
        Directory.CreateDirectory(_folder["sql"]);
        _folder.Write("sql/totals.sql", "SELECT c.name, sum(o.total) AS total FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.name;");
        string[] snapshot = ["snapshot", "-c", database.ConnectionString, "--queries", _folder["sql"], "-o", _folder["approved"]];
        (await Invocation.RunAsync(snapshot)).Succeeded();
        Assert.Equal(
            ["data.verified.txt", "foreign-keys.verified.txt", "queries/totals.verified.txt", "schema.verified.txt"],
            Directory.EnumerateFiles(_folder["approved"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder["approved"], path)).Order(StringComparer.Ordinal));
        (await Invocation.RunAsync(snapshot)).Succeeded();

        await database.ExecuteAsync("UPDATE public.orders SET total = total + 1 WHERE id = 7");
        var differs = await Invocation.RunAsync(snapshot);
        differs.Failed(1, "UK0602");
        Assert.Contains("+   own ", differs.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["approved/queries/totals.received.txt"]));

        (await Invocation.RunAsync("approve", _folder["approved"], "totals")).Failed(2, "UK0607");
        Assert.Contains("queries/totals: approved", (await Invocation.RunAsync("approve", _folder["approved"], "queries/totals")).Succeeded().Output, StringComparison.Ordinal);
        Assert.Equal(1, (await Invocation.RunAsync(snapshot)).ExitCode);
        (await Invocation.RunAsync("approve", _folder["approved"])).Succeeded();
        (await Invocation.RunAsync(snapshot)).Succeeded();
    }

    [Theory]
    [InlineData("snapshot")]
    [InlineData("plan")]
    public async Task A_function_that_needs_a_search_path_is_named(string command)
    {
        await using var database = await Shop.CreateAsync();
        await database.ExecuteAsync("CREATE FUNCTION public.half(n numeric) RETURNS numeric IMMUTABLE LANGUAGE sql AS 'SELECT n / 2'");
        await database.ExecuteAsync("SET search_path = public; CREATE FUNCTION quarter(n numeric) RETURNS numeric IMMUTABLE LANGUAGE sql AS 'SELECT half(half(n))'; CREATE INDEX ON orders (quarter(total)); RESET search_path");

        var failed = await Invocation.RunAsync(command, "-c", database.ConnectionString, "-o", _folder["out"]);

        failed.Failed(4, "UK0118");
        Assert.Contains("SQL function \"quarter\"", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_is_proved_from_folders_and_from_live_databases()
    {
        await using var database = await Shop.CreateAsync();
        var connection = database.ConnectionString;
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["before"])).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], connection)).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated")).Failed(1, "UK0612");
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated", "--keep", "public.customers", "--keep", "public.orders")).Succeeded();

        (await Invocation.RunAsync("migrate", "-c", connection, "-o", _folder["plan"], "--yes")).Succeeded();
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["after"])).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated")).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--migrated")).Succeeded();
        Assert.Equal(1, (await Invocation.RunAsync("compare", _folder["before"], _folder["after"])).ExitCode);
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated", "--uuid-versions", "7")).Failed(1, "UK0621");
        var json = await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--migrated", "--json");
        Assert.True(json.Json.GetProperty("equal").GetBoolean());

        await database.ExecuteAsync("UPDATE public.orders SET customer_id = (SELECT id FROM public.customers WHERE name = 'customer 9') WHERE total = 3");
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated")).Failed(1, "UK0616");
    }

    [Fact]
    public async Task Old_ids_that_are_kept_are_planned_verified_and_proved()
    {
        await using var database = await Shop.CreateAsync();
        var connection = database.ConnectionString;
        var config = _folder.Write("uuidkit.json", """{ "keepOldIds": "old_id" }""");
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["before"])).Succeeded();
        var plan = (await Invocation.RunAsync("plan", "-c", connection, "-o", _folder["plan"], "--config", config, "--json")).Succeeded().Json;
        Assert.Equal(["public.customers.old_id", "public.orders.old_id"], plan.GetProperty("keptIds").EnumerateArray().Select(kept => kept.GetString()!));
        (await Invocation.RunAsync("migrate", "-c", connection, "--plan", _folder["plan"], "--yes")).Succeeded();
        (await Invocation.RunAsync("verify", "-c", connection)).Succeeded();
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["after"], "--kept-ids", "old_id")).Succeeded();

        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated", "--config", config)).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated", "--kept-ids", "old_id")).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--migrated", "--kept-ids", "old_id")).Succeeded();
        Assert.Contains("UK0634", (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated", "--kept-ids")).ErrorCodes);
        Assert.Contains("UK0611", (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated")).ErrorCodes);

        await database.ExecuteAsync("UPDATE public.customers SET old_id = old_id + 100 WHERE name = 'customer 7'");
        (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated", "--kept-ids", "old_id")).Failed(1, "UK0634");
        (await Invocation.RunAsync("verify", "-c", connection)).Failed(1, "UK0603");
        await database.ExecuteAsync("ALTER TABLE public.customers DROP COLUMN old_id");
        Assert.Contains("UK0711", (await Invocation.RunAsync("verify", "-c", connection)).Succeeded().Output, StringComparison.Ordinal);
        (await Invocation.RunAsync("rollback", "-c", connection, "--yes")).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], connection)).Succeeded();
    }

    [Fact]
    public async Task The_configuration_of_the_migration_is_that_of_its_proof()
    {
        await using var database = await Shop.CreateAsync(Shop.Script + """

            CREATE TABLE public.visits (customer_id integer NOT NULL, page text PRIMARY KEY);
            INSERT INTO public.visits SELECT n, '/' || n FROM generate_series(1, 9) n;
            """);
        _folder.Write("uuidkit.json", """
            { "references": [{ "column": "public.visits.customer_id", "to": "public.customers" }], "exclude": ["public.orders"], "mapping": "random" }
            """);
        var (connection, configured) = (database.ConnectionString, (string[])["--config", _folder["uuidkit.json"]]);
        (await Invocation.RunAsync(["snapshot", "-c", connection, "-o", _folder["before"], .. configured])).Succeeded();
        (await Invocation.RunAsync(["migrate", "-c", connection, "-o", _folder["plan"], "--yes", .. configured])).Succeeded();

        (await Invocation.RunAsync(["compare", _folder["before"], connection, "--migrated", .. configured])).Succeeded();
        Assert.Contains("UK0624", (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated")).ErrorCodes);
        await database.ExecuteAsync("UPDATE public.visits v SET customer_id = o.customer_id FROM public.visits o WHERE (v.page, o.page) IN (('/1', '/2'), ('/2', '/1'))");
        (await Invocation.RunAsync(["compare", _folder["before"], connection, "--migrated", .. configured])).Failed(1, "UK0616");

        _folder.Write("uuidkit.json", """{ "refernces": [] }""");
        (await Invocation.RunAsync(["compare", _folder["before"], connection, "--migrated", .. configured])).Failed(2, "UK0001");
    }

    [Fact]
    public async Task The_page_has_the_sizes_of_a_live_side_that_nobody_measured()
    {
        await using var database = await Shop.CreateAsync();
        (await Invocation.RunAsync("snapshot", "-c", database.ConnectionString, "-o", _folder["before"])).Succeeded();

        (await Invocation.RunAsync("compare", _folder["before"], database.ConnectionString, "--report", _folder["live.html"])).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], _folder["before"], "--report", _folder["folders.html"])).Succeeded();

        var bytes = (long)(await database.ScalarAsync("SELECT pg_total_relation_size('public.orders')"))!;
        Assert.Contains($"{bytes / 1024} KB", await File.ReadAllTextAsync(_folder["live.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.DoesNotContain(">Size</th>", await File.ReadAllTextAsync(_folder["folders.html"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_is_a_page_and_times_are_part_of_it()
    {
        await using var database = await Shop.CreateAsync();
        var (connection, report) = (database.ConnectionString, _folder["reports/report.html"]);
        Directory.CreateDirectory(_folder["queries"]);
        Directory.CreateDirectory(_folder["slow"]);
        _folder.Write("queries/totals.sql", "SELECT c.name, sum(o.total) FROM customers c JOIN orders o ON o.customer_id = c.id GROUP BY c.name ORDER BY c.name");
        _folder.Write("slow/totals.sql", "SELECT pg_sleep(0.3)");
        foreach (var (folder, queries) in new[] { ("before", "queries"), ("after", "slow") })
        {
            (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder[folder])).Succeeded();
            var bench = (await Invocation.RunAsync("bench", "-c", connection, "--queries", _folder[queries], "-o", _folder[folder], "--runs", "5")).Succeeded();
            Assert.Contains("queries/totals", bench.Output, StringComparison.Ordinal);
        }

        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--report", report)).Failed(1, "UK0686");
        var page = await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken);
        Assert.Matches("One thing is not as it should be|things are not as they should be", page); // A busy machine may slow a key's lookup too.
        Assert.Contains("queries/totals", page, StringComparison.Ordinal);

        var json = await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--max-slowdown", "10000", "--report", report, "--json");
        Assert.Equal((true, report), (json.Json.GetProperty("equal").GetBoolean(), json.Json.GetProperty("report").GetString()));
        Assert.Contains("Both sides are equal.", await File.ReadAllTextAsync(report, TestContext.Current.CancellationToken), StringComparison.Ordinal);

        Assert.Contains(json.Json.GetProperty("timings").EnumerateArray(), query => query.GetProperty("query").GetString() == "queries/totals" && query.GetProperty("ratio").GetDouble() > 1.5);

        (await Invocation.RunAsync("compare", _folder["before"], connection, "--max-slowdown", "2")).Failed(2, "UK0003");
        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--max-slowdown", "0.5")).Failed(2, "UK0003");
        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--max-slowdown", "10000", "--report", Path.Combine(report, "below.html"))).Failed(2, "UK0005");
        _folder.Write("after/bench.json", "{}");
        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"])).Failed(2, "UK0684");
    }

    [Fact]
    public async Task Bad_input_is_one_message()
    {
        await using var database = await Shop.CreateAsync();
        var connection = database.ConnectionString;
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["before"])).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], _folder["nothing"])).Failed(2, "UK0003");
        Directory.CreateDirectory(_folder["empty"]);
        (await Invocation.RunAsync("compare", _folder["before"], _folder["empty"])).Failed(2, "UK0606");
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["x"], "--queries", _folder["empty"])).Failed(2, "UK0608");
        _folder.Write("empty/broken.sql", "SELECT nothing FROM nowhere");
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["x"], "--queries", _folder["empty"])).Failed(2, "UK0608");
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder["x"]));
        _folder.Write("empty/broken.sql", "DELETE FROM orders RETURNING id");
        (await Invocation.RunAsync("snapshot", "-c", connection, "-o", _folder["x"], "--queries", _folder["empty"])).Failed(2, "UK0608");

        foreach (var (cut, code) in new (Func<string, string>, string)[]
                 {
                     (text => text[..^40], "UK0606"), (text => string.Join('\n', text.Split('\n')[..^4]) + "\n", "UK0606"),
                     (text => text.Replace("data 1", "data 9", StringComparison.Ordinal), "UK0605"), (text => text.Replace("  rows", "  raws", StringComparison.Ordinal), "UK0606"),
                 })
        {
            var path = _folder["before/data.verified.txt"];
            var whole = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(path, cut(whole), TestContext.Current.CancellationToken);
            (await Invocation.RunAsync("compare", _folder["before"], connection, "--migrated")).Failed(2, code);
            await File.WriteAllTextAsync(path, whole, TestContext.Current.CancellationToken);
        }
    }
}
