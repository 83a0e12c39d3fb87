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
