using System.Text.Json;
using Vibes.UuidToolkit.CodeMigration.Tests;
using Vibes.UuidToolkit.Findings;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary><c>uuidkit scan</c>: what a person, a machine and code scanning get to read.</summary>
public sealed class ScanTests : IAsyncLifetime
{
    private CodeFolder _code = null!;

    public async ValueTask InitializeAsync() => _code = await ShopCode.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _code.Dispose();
        return default;
    }

    [Fact]
    public async Task Every_place_is_shown_and_nothing_is_touched()
    {
        var before = _code.Contents;
        var run = await ScanAsync();
        Assert.True(run.ExitCode == 1, run.Error + run.Output);
        Assert.Empty(run.ErrorCodes);
        Assert.Contains("Customer", run.Output, StringComparison.Ordinal);
        Assert.Contains("Shop.Data/Customer.cs", run.Output, StringComparison.Ordinal);
        Assert.Contains("projects loaded (2)", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _code.Contents);
    }

    [Fact]
    public async Task A_machine_reads_the_same()
    {
        var run = await ScanAsync("--json", "--sarif", _code["out/scan.sarif"]);
        Assert.Equal((1, ""), (run.ExitCode, run.Error));
        var places = run.Json.GetProperty("places").EnumerateArray()
            .Select(place => (Rule: place.GetProperty("rule").GetString(), File: place.GetProperty("file").GetString(), Line: place.GetProperty("line").GetInt32(), Message: place.GetProperty("message").GetString())).ToList();
        Assert.Contains(places, place => place is { File: "Shop.Data/Customer.cs", Line: 6 });
        Assert.Contains(places, place => place is { File: "Shared/Keys.cs", Line: 5 });
        Assert.DoesNotContain(places, place => place is { File: "Shop.Data/Order.cs", Line: 9 });
        // A linked file and a project for two frameworks are several to the compiler, and one to a person.
        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.Equal(["Customer", "Order"], run.Json.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()));

        // The log is read back by what reads the compiler's, and has every place that a rule has found.
        var findings = SarifLog.Read(_code["out/scan.sarif"]);
        Assert.Equal(places.Where(place => place.Rule is not null), findings.Select(finding => ((string?)finding.Rule, (string?)finding.Location!.Path, finding.Location.StartLine, (string?)finding.Message)));
    }

    [Fact]
    public async Task What_holds_ids_is_written_for_a_build()
    {
        var run = await ScanAsync("--json", "--ids", _code["out/ids.txt"]);
        Assert.Equal(_code["out/ids.txt"], run.Json.GetProperty("ids").GetString());
        Assert.Equal(
            """
            [Shop.App]
            M:Shop.Keys.Of(Shop.Customer) = Shop.Customer: 
            M:Shop.Store.Find(System.Int32) id = Shop.Customer: 

            [Shop.Data]
            M:Shop.Keys.Of(Shop.Customer) = Shop.Customer: 
            P:Shop.Customer.Id = key of Shop.Customer: 
            P:Shop.Order.CustomerId = key of Shop.Customer: 
            P:Shop.Order.Id = key of Shop.Order: 
            T:Shop.Customer = Shop.Customer
            T:Shop.Order = Shop.Order

            """.ReplaceLineEndings("\n"),
            string.Concat(_code.Read("out/ids.txt").Split('\n').SkipWhile(line => !line.StartsWith('[')).Select(line => line.Contains(": ", StringComparison.Ordinal) ? line[..(line.IndexOf(": ", StringComparison.Ordinal) + 2)] : line).Select(line => line + "\n"))[..^1]);
    }

    /// <summary>A column that only the plan's configuration calls a reference.</summary>
    [Fact]
    public async Task Columns_of_a_plan_hold_ids()
    {
        await using var database = await Shop.CreateAsync();
        await database.ScalarAsync("ALTER TABLE public.orders DROP COLUMN total, ADD COLUMN total integer");
        using var plan = new TemporaryFolder();
        plan.Write("uuidkit.json", """{ "references": [{ "column": "public.orders.total", "to": "public.customers" }] }""");
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", plan["plan"], "--config", plan["uuidkit.json"])).Succeeded();

        var run = await ScanAsync("--json", "--mapping", plan["plan"]);

        var total = run.Json.GetProperty("places").EnumerateArray().Single(place => place.GetProperty("file").GetString() == "Shop.Data/Order.cs" && place.GetProperty("line").GetInt32() == 9);
        Assert.Equal("Customer", total.GetProperty("entity").GetString());
        Assert.Contains("vibes_uuid.references", total.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    /// <summary>What code scanning asks of a log: relative names, known rules with texts, regions that begin at 1.</summary>
    [Fact]
    public async Task Code_scanning_takes_the_log()
    {
        await ScanAsync("--sarif", _code["scan.sarif"]);
        using var log = JsonDocument.Parse(_code.Read("scan.sarif"));
        Assert.Equal("2.1.0", log.RootElement.GetProperty("version").GetString());
        var run = log.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        Assert.All(rules, rule =>
        {
            Assert.NotEmpty(rule.GetProperty("shortDescription").GetProperty("text").GetString()!);
            Assert.NotEmpty(rule.GetProperty("fullDescription").GetProperty("text").GetString()!);
            Assert.NotEmpty(rule.GetProperty("help").GetProperty("text").GetString()!);
        });
        var root = run.GetProperty("originalUriBaseIds").GetProperty("SOLUTION").GetProperty("uri").GetString()!;
        Assert.EndsWith("/C%23%20code/", root, StringComparison.Ordinal);
        Assert.NotEmpty(run.GetProperty("results").EnumerateArray());
        Assert.All(run.GetProperty("results").EnumerateArray(), result =>
        {
            Assert.Equal(rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString(), result.GetProperty("ruleId").GetString());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Assert.True(File.Exists(new Uri(new Uri(root), place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath));
            Assert.All(place.GetProperty("region").EnumerateObject(), number => Assert.True(number.Value.GetInt32() >= 1));
        });
    }

    /// <summary>Options that leave nothing to change: the exit code says so.</summary>
    [Fact]
    public async Task Nothing_that_is_meant_is_left()
    {
        var excluded = await ScanAsync("--exclude", "Customer", "--exclude", "public.orders");
        Assert.True(excluded.ExitCode == 0, excluded.Output);
        Assert.Contains("No entity has an integer key.", excluded.Output, StringComparison.Ordinal);
        var one = await ScanAsync("--entity", "orders", "--json");
        Assert.Equal(["Order"], one.Json.GetProperty("entities").EnumerateArray().Select(entity => entity.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_scanned_all_the_same()
    {
        _code.Write("Shop.App/Slip.cs", "class Slip { int A => \"a\"; }\n");
        var run = await ScanAsync("--json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("UK0809", run.Json.GetProperty("diagnostics").EnumerateArray().Select(told => told.GetProperty("code").GetString()));
        Assert.NotEmpty(run.Json.GetProperty("places").EnumerateArray());
    }

    [Fact]
    public async Task Slips_of_the_command_line()
    {
        (await Invocation.RunAsync("scan")).Failed(2, "UK0003");
        (await Invocation.RunAsync("scan", "--verbos")).Failed(2, "UK0003");
        (await Invocation.RunAsync("scan", _code["nowhere"])).Failed(2, "UK0801");
        (await Invocation.RunAsync("scan", _code["Shared"])).Failed(2, "UK0802");
        (await Invocation.RunAsync("scan", _code["Shop.slnx"], "--schema", _code["nowhere.txt"])).Failed(2, "UK0003");
        (await Invocation.RunAsync("scan", _code["Shop.slnx"], "--sarif", _code["Shop.slnx/below.sarif"])).Failed(2, "UK0005");
        (await Invocation.RunAsync("scan", _code["Shop.slnx"], "--ids", _code["Shop.slnx/below.txt"])).Failed(2, "UK0005");
    }

    private Task<Invocation> ScanAsync(params string[] args) => Invocation.RunAsync(["scan", _code["Shop.slnx"], "--schema", _code["schema.verified.txt"], .. args]);
}
