using Vibes.UuidToolkit.Verification.Tests.Endpoints;
using Vibes.UuidToolkit.Verification.Tests.OpenApi;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>An API before and after, from the command line; with no database.</summary>
public sealed class EndpointTests : IDisposable
{
    private const string Variable = "UUIDKIT_TEST_API_TOKEN";

    private const string Endpoints =
        """
        {
          "headers": { "Authorization": "Bearer ${UUIDKIT_TEST_API_TOKEN}" },
          "requests": [
            { "name": "get-users", "path": "/users" },
            { "name": "get-journals", "path": "/journals" },
            { "name": "get-journal", "path": "/journals/{get-journals.items[0].id}" },
            { "name": "get-stats", "path": "/stats" }
          ],
          "roundTrips": [{ "name": "journals", "create": { "path": "/journals", "body": { "title": "Test" } }, "path": "/journals/{id}" }]
        }
        """;

    private readonly TemporaryFolder _folder = new();

    public EndpointTests() => Environment.SetEnvironmentVariable(Variable, JournalApi.Token);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_migrated_API_is_proved_and_one_with_a_fault_is_not()
    {
        var endpoints = _folder.Write("endpoints.json", Endpoints);
        await using var integers = await JournalApi.StartAsync(isMigrated: false);
        await using var uuids = await JournalApi.StartAsync(isMigrated: true);
        await using var faulty = await JournalApi.StartAsync(isMigrated: true, answer => answer.Path == "/users" ? answer with { Body = answer.Body.Replace("user 2", "user 3", StringComparison.Ordinal) } : answer);

        var before = (await Invocation.RunAsync("snapshot", "--base-url", integers.BaseUrl, "--endpoints", endpoints, "-o", _folder["before"])).Succeeded();
        (await Invocation.RunAsync("snapshot", "--base-url", uuids.BaseUrl, "--endpoints", endpoints, "-o", _folder["after"], "--probe")).Succeeded();
        Assert.Equal(
            ["endpoint-ids.verified.txt", "endpoints/get-journal.verified.txt", "endpoints/get-journals.verified.txt", "endpoints/get-stats.verified.txt", "endpoints/get-users.verified.txt"],
            Directory.EnumerateFiles(_folder["before"], "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(_folder["before"], path)).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).Select(File.ReadAllText), text => text.Contains(JournalApi.Token, StringComparison.Ordinal));
        Assert.DoesNotContain(JournalApi.Token, before.Output + before.Error, StringComparison.Ordinal);

        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--migrated")).Succeeded();
        Assert.Equal(1, (await Invocation.RunAsync("compare", _folder["before"], _folder["after"])).ExitCode);
        (await Invocation.RunAsync("compare", _folder["before"], _folder["before"], "--migrated")).Failed(1, "UK0667");
        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--migrated", "--base-url", faulty.BaseUrl, "--endpoints", endpoints)).Failed(1, "UK0665");
    }

    [Fact]
    public async Task An_approved_answer_stays_approved_until_it_is_another_one()
    {
        var endpoints = _folder.Write("endpoints.json", Endpoints);
        var isFaulty = false;
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer => isFaulty && answer.Path == "/users" ? answer with { Status = 500 } : answer);
        string[] snapshot = ["snapshot", "--base-url", api.BaseUrl, "--endpoints", endpoints, "-o", _folder["approved"]];
        (await Invocation.RunAsync(snapshot)).Succeeded();
        (await Invocation.RunAsync(snapshot)).Succeeded();

        isFaulty = true;
        var differs = (await Invocation.RunAsync(snapshot)).Failed(1, "UK0602");
        Assert.Contains("+ status 500", differs.Output, StringComparison.Ordinal);

        (await Invocation.RunAsync("approve", _folder["approved"], "endpoints/get-users")).Succeeded();
        (await Invocation.RunAsync(snapshot)).Succeeded();
    }

    [Fact]
    public async Task A_document_alone_will_do_and_is_compared_too()
    {
        await using var integers = await JournalApi.StartAsync(isMigrated: false);
        await using var uuids = await JournalApi.StartAsync(isMigrated: true);
        var (before, after) = (_folder.Write("before.json", JournalDocument.Before), _folder.Write("after.json", JournalDocument.After));
        var headers = _folder.Write("endpoints.json", "{ \"headers\": { \"Authorization\": \"Bearer ${UUIDKIT_TEST_API_TOKEN}\" } }");

        (await Invocation.RunAsync("snapshot", "--base-url", integers.BaseUrl, "--endpoints", headers, "--openapi", before, "-o", _folder["before"])).Succeeded();
        (await Invocation.RunAsync("snapshot", "--base-url", uuids.BaseUrl, "--endpoints", headers, "--openapi", after, "-o", _folder["after"])).Succeeded();
        (await Invocation.RunAsync("snapshot", "--base-url", uuids.BaseUrl, "--endpoints", headers, "--openapi", before, "-o", _folder["stayed"])).Succeeded();

        (await Invocation.RunAsync("compare", _folder["before"], _folder["after"], "--migrated")).Succeeded();
        (await Invocation.RunAsync("compare", _folder["before"], _folder["stayed"], "--migrated")).Failed(1, "UK0681");
    }

    [Fact]
    public async Task A_database_and_its_API_are_one_snapshot()
    {
        await using var database = await Shop.CreateAsync();
        await using var api = await JournalApi.StartAsync(isMigrated: false);
        var endpoints = _folder.Write("endpoints.json", Endpoints);

        (await Invocation.RunAsync("snapshot", "-c", database.ConnectionString, "--base-url", api.BaseUrl, "--endpoints", endpoints, "-o", _folder["both"])).Succeeded();

        Assert.True(File.Exists(_folder["both/schema.verified.txt"]) && File.Exists(_folder["both/endpoints/get-users.verified.txt"]));
        (await Invocation.RunAsync("compare", _folder["both"], _folder["both"])).Succeeded();
    }

    [Fact]
    public async Task A_probe_that_finds_something_ends_with_1()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, failsOnBadIds: true);

        (await Invocation.RunAsync("snapshot", "--base-url", api.BaseUrl, "--endpoints", _folder.Write("endpoints.json", Endpoints), "-o", _folder["probed"], "--probe")).Failed(1, "UK0671");
    }

    [Fact]
    public async Task What_cannot_be_recorded_damages_no_baseline()
    {
        var endpoints = _folder.Write("endpoints.json", Endpoints);
        var body = (string?)null;
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer => body is not null && answer.Path == "/stats" ? answer with { Body = body } : answer);
        string[] snapshot = ["snapshot", "--base-url", api.BaseUrl, "--endpoints", endpoints, "-o", _folder["approved"]];
        (await Invocation.RunAsync(snapshot)).Succeeded();
        var files = Files();

        body = "{\"count\": ";
        (await Invocation.RunAsync(snapshot)).Failed(4, "UK0660");

        Assert.Equal(files, Files());

        Dictionary<string, string> Files() => Directory.EnumerateFiles(_folder["approved"], "*", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText);
    }

    [Theory]
    [InlineData("UK0003", "--base-url", "http://localhost:1")]
    [InlineData("UK0003", "--endpoints", "endpoints.json")]
    [InlineData("UK0003", "--openapi", "openapi.json")]
    [InlineData("UK0003", "--probe")]
    [InlineData("UK0650", "--base-url", "http://localhost:1", "--endpoints", "/nowhere/endpoints.json")]
    [InlineData("UK0680", "--base-url", "http://localhost:1", "--openapi", "/nowhere/openapi.json")]
    [InlineData("UK0653", "--base-url", "localhost:1", "--endpoints", "ENDPOINTS")]
    [InlineData("UK0655", "--base-url", "http://127.0.0.1:1", "--endpoints", "ENDPOINTS")]
    public async Task A_command_line_that_cannot_be_followed_is_usage(string code, params string[] options)
    {
        var endpoints = _folder.Write("endpoints.json", Endpoints);

        (await Invocation.RunAsync([.. new[] { "snapshot", "-o", _folder["out"] }, .. options.Select(option => option == "ENDPOINTS" ? endpoints : option)])).Failed(2, code);
    }
}
