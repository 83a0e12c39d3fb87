using System.Text.Json;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary><c>uuidkit fix</c>: shows, asks, writes all or nothing, and is done.</summary>
public sealed class FixTests : IAsyncLifetime
{
    private const string Expected = "Ada3True";

    private CodeFolder _code = null!;

    public async ValueTask InitializeAsync()
    {
        _code = await ShopCode.CreateAsync();
        await _code.CommitAsync();
    }

    public ValueTask DisposeAsync()
    {
        _code.Dispose();
        return default;
    }

    [Fact]
    public async Task The_code_is_changed_and_says_the_same()
    {
        Assert.Contains(Expected, (await _code.DotnetAsync("run", "--project", "Shop.App")).Output, StringComparison.Ordinal);
        var run = await FixAsync("--yes");
        Assert.True(run.ExitCode == 0, run.Error + run.Output);
        Assert.Contains("- Shop.Data/Customer.cs", run.Output, StringComparison.Ordinal);
        Assert.Contains("Guid Id { get; set; } // stays a comment\n", _code.Read("Shop.Data/Customer.cs"), StringComparison.Ordinal);
        // Its mark and its line ends are its own.
        var order = await File.ReadAllTextAsync(_code["Shop.Data/Order.cs"], TestContext.Current.CancellationToken);
        Assert.Equal(0xef, (await File.ReadAllBytesAsync(_code["Shop.Data/Order.cs"], TestContext.Current.CancellationToken))[0]);
        Assert.Equal(order.Count(character => character == '\n'), order.Split("\r\n").Length - 1);
        Assert.Contains("public int Total", order, StringComparison.Ordinal);
        var (code, output) = await _code.DotnetAsync("run", "--project", "Shop.App");
        Assert.True(code == 0 && output.Contains(Expected, StringComparison.Ordinal), output);

        // Once is enough.
        await _code.GitAsync("add", "-A");
        await _code.GitAsync("commit", "-q", "-m", "Fixed");
        var again = (await FixAsync("--yes")).Succeeded();
        Assert.Contains("Nothing is left to change.", again.Output, StringComparison.Ordinal);
        Assert.Empty(await _code.GitAsync("status", "--porcelain", "--untracked-files=no"));
    }

    /// <summary>What is shown is what would be written: git applies it, and gets the same.</summary>
    [Fact]
    public async Task The_diff_of_a_dry_run_is_the_change()
    {
        var before = _code.Contents;
        var dry = await FixAsync("--dry-run");
        Assert.True(dry.ExitCode == 0, dry.Error + dry.Output);
        Assert.Equal(before, _code.Contents);
        using (var patch = new TemporaryFolder())
            await _code.GitAsync("apply", patch.Write("patch", dry.Output));
        var applied = _code.Contents;
        Assert.NotEqual(before["Shop.Data/Customer.cs"], applied["Shop.Data/Customer.cs"]);
        await _code.GitAsync("checkout", "-q", ".");
        await _code.GitAsync("clean", "-fdq");
        Assert.Equal(before, _code.Contents);

        await FixAsync("--yes");
        Assert.Equal(applied, _code.Contents);
    }

    /// <summary>Of what is decided alike, and left for the same reason, five places are shown, and of the files that are written a hundred; all of them on request.</summary>
    [Fact]
    public async Task What_is_alike_is_told_once()
    {
        _code.Write("Shop.App/Alike.cs", "class Alike {\n" + string.Concat(Enumerable.Range(1, 7).Select(i =>
            $"public bool Is{i}(Shop.Customer customer) => customer.Id == 0;\npublic int Count{i}(Shop.Customer customer) => customer.Id * {i + 1};\npublic bool IsRow{i}(Shop.Customer customer) => customer.Id == {i + 10};\n")) + "}\n");
        for (var i = 1; i <= 100; i++)
            _code.Write($"Shop.App/Many{i}.cs", $"class Many{i} {{ public int CustomerId {{ get; set; }} public bool Is(Shop.Customer customer) => customer.Id == CustomerId; }}\n");
        await _code.CommitAsync();
        var run = await FixAsync("--dry-run");
        Assert.Equal(1, Regex.Count(run.Output, "0 means no Customer, and becomes Guid.Empty."));
        Assert.Equal(5, Regex.Count(run.Output, @"(?m)^ +Shop\.App/Alike\.cs\(\d+\): customer\.Id == 0"));
        Assert.Equal(5, Regex.Count(run.Output, @"(?m)^ +Shop\.App/Alike\.cs\(\d+\): customer\.Id \*"));
        Assert.Equal(1, Regex.Count(run.Output, "such as: The id 11 of Customer becomes 00000000-0000-8000-8000-000000000011"));
        Assert.DoesNotContain("The id 12 of Customer", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, Regex.Count(run.Output, @"and \d places more"));

        var whole = await FixAsync("--dry-run", "--verbose");
        Assert.Equal(7, Regex.Count(whole.Output, @"(?m)^ +Shop\.App/Alike\.cs\(\d+\): customer\.Id == 0"));
        Assert.DoesNotContain("places more", whole.Output, StringComparison.Ordinal);

        var written = await FixAsync("--yes");
        Assert.Equal(100, Regex.Count(written.Output, @"(?m)^- \S+\.cs$"));
        Assert.Matches(@"and \d+ files more", written.Output);
    }

    [Fact]
    public async Task It_asks_before_it_writes()
    {
        var before = _code.Contents;
        (await FixAsync()).Failed(2, "UK0003");
        (await Invocation.AnswerAsync("no", Arguments())).Failed(3, "UK0007");
        Assert.Equal(before, _code.Contents);
        Assert.Equal(0, (await Invocation.AnswerAsync("yes", Arguments())).ExitCode);
        Assert.NotEqual(before, _code.Contents);
    }

    [Fact]
    public async Task Changes_that_are_not_committed_are_in_the_way()
    {
        _code.Write("Shop.App/Program.cs", _code.Read("Shop.App/Program.cs") + "// edited\n");
        var before = _code.Contents;
        Assert.Contains("Shop.App/Program.cs", (await FixAsync("--yes")).Failed(3, "UK0815").Error, StringComparison.Ordinal);
        Assert.Equal(before, _code.Contents);
        Assert.Equal(0, (await FixAsync("--dry-run")).ExitCode);
        Assert.Equal(0, (await FixAsync("--yes", "--allow-dirty")).ExitCode);

        // Of what git does not know, only what would be changed is in the way.
        await _code.GitAsync("checkout", "-q", ".");
        _code.Write("notes.txt", "mine");
        _code.Write("Shop.App/New.cs", "class New { public int CustomerId { get; set; } public int Of(Shop.Customer customer) => CustomerId = customer.Id; }\n");
        Assert.Contains("1 file: Shop.App/New.cs", (await FixAsync("--yes")).Failed(3, "UK0815").Error, StringComparison.Ordinal);
        File.Delete(_code["Shop.App/New.cs"]);
        Assert.Equal(0, (await FixAsync("--yes")).ExitCode);
    }

    [Fact]
    public async Task Code_outside_of_git_is_changed_and_told()
    {
        using var code = await ShopCode.CreateAsync();
        var run = await Invocation.RunAsync("fix", code["Shop.slnx"], "--schema", code["schema.verified.txt"], "--yes");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("UK0816", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Code_that_does_not_compile_is_refused()
    {
        _code.Write("Shop.App/Slip.cs", "class Slip { int A => \"a\"; }\n");
        var before = _code.Contents;
        var run = (await FixAsync("--yes")).Failed(3, "UK0810");
        Assert.Contains("Shop.App/Slip.cs(1,23): CS0029", run.Output, StringComparison.Ordinal);
        Assert.Equal(before, _code.Contents);
        await FixAsync("--yes", "--allow-errors");
        Assert.NotEqual(before, _code.Contents);
    }

    [Fact]
    public async Task A_file_that_is_read_only_stops_all()
    {
        File.SetAttributes(_code["Shared/Keys.cs"], FileAttributes.ReadOnly);
        var before = _code.Contents;
        var run = (await FixAsync("--yes")).Failed(3, "UK0812");
        Assert.Contains("Keys.cs", run.Error, StringComparison.Ordinal);
        Assert.Equal(before, _code.Contents);
        File.SetAttributes(_code["Shared/Keys.cs"], FileAttributes.Normal);
    }

    [Fact]
    public async Task A_cancelled_run_writes_nothing()
    {
        var before = _code.Contents;
        using var cancellation = new CancellationTokenSource();
        using var error = new CancellingWriter(cancellation);
        var code = await CommandLine.RunAsync(Arguments("--yes"), new(TextWriter.Null, error, TextReader.Null), cancellation.Token);
        Assert.Equal(4, code);
        Assert.Contains("UK0008", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, _code.Contents);
    }

    [Fact]
    public async Task The_plan_is_written_once_and_followed_then()
    {
        var plan = _code["fix.json"];
        var dry = (await FixAsync("--dry-run", "--plan", plan, "--json")).Json;
        var decisions = dry.GetProperty("decisions").EnumerateArray().ToList();
        Assert.NotEmpty(decisions);
        using var written = JsonDocument.Parse(_code.Read("fix.json"));
        Assert.Equal(decisions.Select(decision => decision.GetProperty("key").GetString()), written.RootElement.GetProperty("decisions").EnumerateArray().Select(decision => decision.GetProperty("key").GetString()));

        // An answer of one's own is followed, and the file stays as it is.
        var asked = decisions.First(decision => decision.GetProperty("choices").EnumerateObject().Count() > 1);
        var (key, other) = (asked.GetProperty("key").GetString()!, asked.GetProperty("choices").EnumerateObject().First(choice => choice.Name != asked.GetProperty("choice").GetString()).Name);
        Answer(plan, key, other);
        var text = _code.Read("fix.json");
        var answered = (await FixAsync("--dry-run", "--plan", plan, "--json")).Json;
        Assert.Equal(other, answered.GetProperty("decisions").EnumerateArray().Single(decision => decision.GetProperty("key").GetString() == key).GetProperty("choice").GetString());
        Assert.NotEqual(dry.GetProperty("diff").GetString(), answered.GetProperty("diff").GetString());
        Assert.Equal(text, _code.Read("fix.json"));

        var before = _code.Contents;
        Answer(plan, key, "nonsense");
        (await FixAsync("--yes", "--plan", plan)).Failed(2, "UK0822");
        Answer(plan, key, other);
        Assert.Equal(before["Shop.App/Store.cs"], _code.Contents["Shop.App/Store.cs"]);

        await FixAsync("--yes", "--plan", plan);
        await _code.GitAsync("add", "-A");
        await _code.GitAsync("commit", "-q", "-m", "Fixed");
        var again = await FixAsync("--yes", "--plan", plan);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("UK0823", again.Output, StringComparison.Ordinal);
    }

    /// <summary>Six places of one column are one question, and its answer settles them.</summary>
    [Fact]
    public async Task Places_that_wait_for_one_answer_are_told_below_it()
    {
        _code.Write("Shop.Data/Order.cs", _code.Read("Shop.Data/Order.cs").Replace("public int Total", "public int Referrer { get; set; }\n    public int Total", StringComparison.Ordinal));
        _code.Write("schema.verified.txt", _code.Read("schema.verified.txt").Replace("  column total", "  column referrer integer not null\n  column total", StringComparison.Ordinal));
        _code.Write("Shop.App/Referrals.cs", $"namespace Shop;\n\ninternal static class Referrals\n{{\n{string.Concat(Enumerable.Range(1, 6).Select(i => $"    public static void Refer{i}(Order order, Customer customer) => order.Referrer = customer.Id;\n"))}}}\n");
        await _code.CommitAsync();
        var run = await FixAsync("--dry-run", "--plan", _code["fix.json"]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("column Shop.Order.Referrer: 6 places wait for one answer.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Customer: It becomes a Guid, and holds ids of Customer.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Shop.App/Referrals.cs(5): customer.Id", run.Output, StringComparison.Ordinal);
        Assert.Contains("and 1 place more", run.Output, StringComparison.Ordinal);
        Assert.Contains("run the command again. Columns first", string.Join(' ', run.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains("6 of them wait for 1 answer in the plan.", run.Error + run.Output, StringComparison.Ordinal);

        _code.Write("fix.json", _code.Read("fix.json").Replace("\"choice\": \"number\"", "\"choice\": \"Customer\"", StringComparison.Ordinal));
        var answered = (await FixAsync("--dry-run", "--plan", _code["fix.json"])).Succeeded();
        Assert.Contains("+    public Guid Referrer", answered.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Slips_of_the_command_line()
    {
        (await Invocation.RunAsync("fix", "--yes")).Failed(2, "UK0003");
        (await FixAsync("--yes", "--plan", _code.Write("broken.json", "{"))).Failed(2, "UK0821");
        (await FixAsync("--yes", "--mapping", _code["nowhere"])).Failed(2, "UK0004");
        (await FixAsync("--yes", "--legacy-routes")).Failed(2, "UK0003");
        (await FixAsync("--dry-run", "--plan", _code["Shop.slnx/below.json"])).Failed(2, "UK0005");
    }

    /// <summary>The ids in the code are those that the migrated database has.</summary>
    [Fact]
    public async Task Ids_are_those_of_the_planned_migration()
    {
        await using var database = await Shop.CreateAsync();
        using var plan = new TemporaryFolder();
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", plan.Path)).Succeeded();
        var planned = PlannedIds.Read(plan.Path);
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "--plan", plan.Path, "--yes")).Succeeded();
        var seven = await database.ScalarAsync("SELECT id FROM public.customers WHERE name = 'customer 7'");
        Assert.Equal(seven, planned.Of("Customer", "public.customers", 7));
        Assert.Equal(seven, planned.Of("Customer", "customers", 7));
        Assert.Equal(await database.ScalarAsync("SELECT id FROM public.orders WHERE total = 42"), planned.Of("Order", "public.orders", 42));
        Assert.Empty(planned.Problems);
        Assert.NotEqual(planned.Of("Customer", "public.customers", 1), planned.Of("Nobody", "public.nobody", 1));
        Assert.Equal("UK0831", Assert.Single(planned.Problems).Code);
    }

    /// <summary>A column that only the plan's configuration calls a reference.</summary>
    [Fact]
    public async Task Columns_of_the_planned_migration_hold_ids()
    {
        await using var database = await Shop.CreateAsync();
        await database.ScalarAsync("ALTER TABLE public.orders DROP COLUMN total, ADD COLUMN total integer");
        using var plan = new TemporaryFolder();
        plan.Write("uuidkit.json", """{ "references": [{ "column": "public.orders.total", "to": "public.customers" }] }""");
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", plan["plan"], "--config", plan["uuidkit.json"])).Succeeded();

        var run = await FixAsync("--dry-run", "--mapping", plan["plan"]);

        Assert.Contains("+    public Guid Total { get; set; }", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("derived", true)]
    [InlineData("random", false)]
    public async Task Another_mapping_is_worked_out_where_that_can_be(string mapping, bool isKnown)
    {
        await using var database = await Shop.CreateAsync();
        using var plan = new TemporaryFolder();
        plan.Write("uuidkit.json", $$"""{ "mapping": "{{mapping}}" }""");
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", plan["plan"], "--config", plan["uuidkit.json"])).Succeeded();
        var planned = PlannedIds.Read(plan["plan"]);
        var id = planned.Of("Customer", "public.customers", 7);
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "--plan", plan["plan"], "--yes")).Succeeded();
        Assert.Equal(isKnown, Equals(await database.ScalarAsync("SELECT id FROM public.customers WHERE name = 'customer 7'"), id));
        Assert.Equal(isKnown ? [] : ["UK0831"], planned.Problems.Select(problem => problem.Code));
    }

    /// <summary>Routes can be answered for old ids where the plan says so.</summary>
    [Theory]
    [InlineData("{}", false)]
    [InlineData("""{ "keepOldIds": false, "lookupFunctions": false }""", false)]
    [InlineData("""{ "lookupFunctions": true }""", true)]
    [InlineData("""{ "keepOldIds": true }""", true)]
    [InlineData("""{ "keepOldIds": "old \"id\"", "lookupFunctions": true }""", true)]
    public async Task Legacy_routes_need_a_database_that_answers(string configuration, bool isPlanned)
    {
        await using var database = await Shop.CreateAsync();
        using var plan = new TemporaryFolder();
        plan.Write("uuidkit.json", configuration);
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", plan["plan"], "--config", plan["uuidkit.json"])).Succeeded();
        var planned = PlannedIds.Read(plan["plan"]);
        Assert.Equal(isPlanned, planned.AreAnswered);
        var run = await FixAsync("--dry-run", "--mapping", plan["plan"], "--legacy-routes");
        if (!isPlanned)
        {
            Assert.Contains("lookupFunctions", run.Failed(2, "UK0003").Error, StringComparison.Ordinal);
            return;
        }

        Assert.Equal(0, run.ExitCode);
        (await Invocation.RunAsync("migrate", "-c", database.ConnectionString, "--plan", plan["plan"], "--yes")).Succeeded();
        Assert.Equal(
            await database.ScalarAsync("SELECT CAST(id AS text) FROM public.customers WHERE name = 'customer 7'"),
            await database.ScalarAsync(planned.OldIdQueryOf("customers")!.Replace("@id", "7", StringComparison.Ordinal)));
        Assert.Null(planned.OldIdQueryOf("nobody"));
    }

    private string[] Arguments(params string[] args) => ["fix", _code["Shop.slnx"], "--schema", _code["schema.verified.txt"], .. args];

    private Task<Invocation> FixAsync(params string[] args) => Invocation.RunAsync(Arguments(args));

    /// <summary>As a person edits the file.</summary>
    private static void Answer(string plan, string key, string choice)
    {
        var document = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(plan))!;
        document["decisions"]!.AsArray().Single(decision => (string?)decision!["key"] == key)!["choice"] = choice;
        File.WriteAllText(plan, document.ToJsonString());
    }

    /// <summary>Ends the run at the first word of progress.</summary>
    private sealed class CancellingWriter(CancellationTokenSource source) : StringWriter
    {
        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            source.Cancel();
        }
    }
}
