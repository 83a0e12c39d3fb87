using Vibes.UuidToolkit.Tests;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>Bad input: each ends with one message and its exit code.</summary>
public sealed class UsageTests : IDisposable
{
    private const string Nowhere = "Host=127.0.0.1;Port=1;Database=x;Username=u;Password=secret-word;Timeout=3";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string> Lines =>
    [
        "nonsense", "plan", "plan -o .", "migrate --yes", "migrate -c Host=x --yes", "migrate -c Host=x -o a --plan b --yes", "migrate -c Host=x -o a --lock-timeout 0 --yes",
        "rollback -c Host=x --dry-run", "id users", "snapshot -c Host=x", "bench -c Host=x", "bench -c Host=x -o a --runs 0", "compare a", "compare a b --uuid-versions x", "approve nowhere", "rehearse --users 0", "rehearse --users many", "rehearse --no-verify", "rehearse a.sql -c b.sql",
        "verify --unknown", "plan --key", "migrate -c Host=x -o a --jobs x --yes", "id -c Host=x --tabel users", "migrate -c Host=x -o a --lock-attempts 0 --yes",
    ];

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_wrong_command_line_is_one_message(string line)
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("UUIDKIT_CONNECTION") is not null, "UUIDKIT_CONNECTION completes the command lines.");
        (await Invocation.RunAsync(line.Split(' '))).Failed(2, "UK0003");
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("snapshot")]
    [InlineData("verify")]
    [InlineData("id users 1")]
    [InlineData("migrate --yes")]
    [InlineData("rollback --yes")]
    public async Task No_server(string line)
    {
        string[] folder = line is "plan" or "snapshot" or "migrate --yes" ? ["-o", _folder.Path] : [];
        var run = (await Invocation.RunAsync([.. line.Split(' '), "-c", Nowhere, .. folder])).Failed(2, "UK0103");
        Assert.DoesNotContain("secret-word", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_database()
    {
        var server = await TestDatabases.ServerAsync();
        (await Invocation.RunAsync("plan", "-c", server.ConnectionString("no_such_database"), "-o", _folder.Path)).Failed(2, "UK0105");
    }

    [Fact]
    public async Task A_role_that_may_not_log_in()
    {
        var server = await TestDatabases.ServerAsync();
        var connection = server.ConnectionString("postgres") + ";Username=no_such_role;Password=secret-word";
        var run = (await Invocation.RunAsync("plan", "-c", connection, "-o", _folder.Path)).Failed(2, "UK0104");
        Assert.DoesNotContain("secret-word", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_in_the_wrong_place_is_not_repeated()
    {
        var run = (await Invocation.RunAsync("plan", Nowhere, "-o", _folder.Path)).Failed(2, "UK0003");
        Assert.DoesNotContain("secret-word", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_json_is_a_document()
    {
        var run = await Invocation.RunAsync("plan", "-c", Nowhere, "-o", _folder.Path, "--json");
        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Equal("UK0103", run.Json.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        Assert.Equal("UK0003", (await Invocation.RunAsync("plan", "--json", "--nonsense")).Json.GetProperty("diagnostics")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_configuration_that_names_a_missing_table()
    {
        await using var database = await Shop.CreateAsync();
        var config = _folder.Write("uuidkit.json", """{ "exclude": ["public.nothing"] }""");
        (await Invocation.RunAsync("plan", "-c", database.ConnectionString, "-o", _folder.Path, "--config", config)).Failed(2, "UK0002");
    }

    [Fact]
    public async Task A_configuration_with_an_unknown_member()
    {
        var config = _folder.Write("uuidkit.json", "{\n  // a slip\n  \"excludes\": [],\n}");
        var run = (await Invocation.RunAsync("plan", "-c", Nowhere, "-o", _folder.Path, "--config", config)).Failed(2, "UK0001");
        Assert.Contains("uuidkit.json:3", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_is_not_there() =>
        (await Invocation.RunAsync("verify", "-c", Nowhere, "--plan", _folder["nothing"])).Failed(2, "UK0004");

    [Theory]
    [InlineData("plan")]
    [InlineData("snapshot")]
    [InlineData("migrate --yes")]
    public async Task A_folder_that_cannot_be_written(string line) =>
        (await Invocation.RunAsync([.. line.Split(' '), "-c", Nowhere, "-o", Path.Combine(_folder.Write("file", ""), "below")])).Failed(2, "UK0005");

    [Fact]
    public async Task Help_is_no_error()
    {
        Assert.Contains("rehearse", (await Invocation.RunAsync()).Succeeded().Output, StringComparison.Ordinal);
        Assert.Contains("--lock-timeout", (await Invocation.RunAsync("migrate", "--help")).Succeeded().Output, StringComparison.Ordinal);
    }
}
