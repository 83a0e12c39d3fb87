using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>Known findings out of the compiler's logs; the logs of a real compiler are read by the end-to-end tests.</summary>
public sealed class BaselineTests : IDisposable
{
    private const string First = """
        { "version": "1.0.0", "runs": [ { "results": [
          { "ruleId": "VUID0101", "level": "warning", "message": "A", "locations": [ { "resultFile": { "uri": "file:///a/B.cs", "region": { "startLine": 3, "startColumn": 5 } } } ],
            "properties": { "warningLevel": 1, "customProperties": { "assembly": "Shop", "symbol": "P:Shop.Order.Id" } } },
          { "ruleId": "VUID0302", "level": "warning", "message": "B", "properties": { "customProperties": { "assembly": "Shop", "symbol": "M:Shop.Store.Of(System.Int32)" } } },
          { "ruleId": "VUID0302", "level": "warning", "message": "C", "properties": { "customProperties": { "assembly": "Shop", "symbol": "M:Shop.Store.Of(System.Int32)" } } },
          { "ruleId": "VUID0101", "level": "warning", "suppressionStates": [ "suppressedInSource" ], "message": "D",
            "properties": { "customProperties": { "assembly": "Shop", "symbol": "P:Shop.Hidden.Id" } } },
          { "ruleId": "CA1822", "level": "note", "message": "E" }
        ] } ] }
        """;

    private const string Second = """
        { "version": "2.1.0", "runs": [ { "results": [
          { "ruleId": "VUID0101", "level": "error", "message": { "text": "A" }, "properties": { "customProperties": { "assembly": "Api", "symbol": "P:Api.Dto.Id" } } },
          { "ruleId": "VUID0003", "level": "error", "message": { "text": "stale" }, "properties": { "customProperties": { "assembly": "Api", "symbol": "F:baseline.txt" } } },
          { "ruleId": "VUID0101", "level": "error", "message": { "text": "B" }, "suppressions": [ { "kind": "inSource" } ],
            "properties": { "customProperties": { "assembly": "Api", "symbol": "P:Api.Hidden.Id" } } }
        ] }, { "results": [] } ] }
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Several_logs_become_one_baseline()
    {
        var run = (await Invocation.RunAsync("baseline", _folder.Write("first.sarif", First), _folder.Write("second.sarif", Second), "-o", _folder["below/known.txt"])).Succeeded();
        Assert.Contains("3 entries for 4 findings in 2 logs", run.Output, StringComparison.Ordinal);
        Assert.Equal("""
            [Api]
            VUID0101 P:Api.Dto.Id

            [Shop]
            VUID0302 M:Shop.Store.Of(System.Int32)
            VUID0101 P:Shop.Order.Id

            """.ReplaceLineEndings("\n"), Entries(_folder["below/known.txt"]));
    }

    [Fact]
    public async Task A_folder_stands_for_its_logs()
    {
        _folder.Write("first.sarif", First);
        _folder.Write("second.sarif", Second);
        _folder.Write("other.json", "no log");
        var run = (await Invocation.RunAsync("baseline", _folder.Path, "-o", _folder["known.txt"], "--json")).Succeeded();
        Assert.Equal((2, 3), (run.Json.GetProperty("logs").GetInt32(), run.Json.GetProperty("entries").GetArrayLength()));
        Assert.Equal("P:Api.Dto.Id", run.Json.GetProperty("entries")[0].GetProperty("symbol").GetString());
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_baseline()
    {
        (await Invocation.RunAsync("baseline", _folder.Write("none.sarif", """{ "runs": [ { "results": [] } ] }"""), "-o", _folder["known.txt"])).Succeeded();
        Assert.Equal("", Entries(_folder["known.txt"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{ \"runs\": [")]
    [InlineData("[]")]
    [InlineData("{ \"results\": [] }")]
    [InlineData("{ \"runs\": [ { \"results\": [ { \"ruleId\": \"VUID0101\" } ] } ] }")]
    [InlineData("{ \"runs\": [ 1 ] }")]
    public async Task What_is_no_log_leaves_the_baseline_as_it_is(string text)
    {
        _folder.Write("known.txt", "as it was");
        (await Invocation.RunAsync("baseline", _folder.Write("bad.sarif", text), "-o", _folder["known.txt"])).Failed(2, "UK0010");
        Assert.Equal("as it was", await File.ReadAllTextAsync(_folder["known.txt"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Slips_of_the_command_line()
    {
        (await Invocation.RunAsync("baseline", _folder["nowhere.sarif"], "-o", _folder["known.txt"])).Failed(2, "UK0010");
        (await Invocation.RunAsync("baseline", _folder.Path, "-o", _folder["known.txt"])).Failed(2, "UK0003");
        (await Invocation.RunAsync("baseline", _folder.Write("first.sarif", First))).Failed(2, "UK0003");
        (await Invocation.RunAsync("baseline", _folder["first.sarif"], "-o", Path.Combine(_folder["first.sarif"], "below.txt"))).Failed(2, "UK0005");
    }

    private static string Entries(string path) => string.Concat(File.ReadLines(path).Where(line => !line.StartsWith('#')).Select(line => line + "\n")).TrimStart('\n');
}
