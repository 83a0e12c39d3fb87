using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

public sealed partial class EndpointRunTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Secrets_are_nowhere()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer => answer.Path == "/users/me" ? answer with { Body = $"{{\"echo\":\"Bearer {JournalApi.Token}\",\"url\":\"/x?t={Uri.EscapeDataString(JournalApi.Token)}\"}}" } : answer);
        var snapshot = await api.RecordAsync(Recordings.Endpoints.Replace("\"headers\"", "\"keepHeaders\": [\"Set-Cookie\", \"Content-Type\"], \"headers\"", StringComparison.Ordinal));

        Assert.Contains("\"token\": \"{secret}\"", snapshot.Texts["endpoints/get-token"], StringComparison.Ordinal);
        Assert.Contains("\"echo\": \"{secret}\"", snapshot.Texts["endpoints/get-me"], StringComparison.Ordinal);
        Assert.All(snapshot.Texts.Values.Concat(snapshot.Notices.Select(notice => notice.ToString())), AssertNoSecret);
    }

    [Fact]
    public async Task Messages_have_no_secrets_either()
    {
        using var server = BrokenServer.Writing([]);
        using var run = new EndpointRun(
            EndpointFile.Parse("""{ "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" }, "requests": [{ "name": "a", "path": "/a?token=${VIBES_TOKEN}" }] }""", "e"), Recordings.Server(server.BaseUrl));

        AssertNoSecret((await Assert.ThrowsAsync<DiagnosticException>(() => run.RecordAsync(null, Cancellation))).Message);
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_told_by_its_name()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true);

        var told = await Assert.ThrowsAsync<DiagnosticException>(() => api.RecordAsync("""{ "requests": [{ "name": "a", "path": "/${NOT_SET}" }] }"""));

        Assert.Equal("UK0652", Assert.Single(told.Diagnostics).Code);
        Assert.Contains("NOT_SET", told.Message, StringComparison.Ordinal);
        Assert.Equal(0, api.Requests);
    }

    [Fact]
    public async Task An_id_from_the_environment_is_a_secret_that_can_be_compared()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true);
        using var run = new EndpointRun(
            EndpointFile.Parse("""{ "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" }, "requests": [{ "name": "a", "path": "/journals/${JOURNAL}" }] }""", "e"),
            Recordings.Server(api.BaseUrl) with { Environment = name => name == "JOURNAL" ? JournalApi.Uuid('j', 1) : JournalApi.Token });

        var texts = (await run.RecordAsync(null, Cancellation)).Texts;

        Assert.DoesNotContain(JournalApi.Uuid('j', 1), string.Concat(texts.Values), StringComparison.Ordinal);
        Assert.Contains("journal_1 {secret}\n", texts[EndpointSnapshot.IdsName], StringComparison.Ordinal);
        Assert.Empty(EndpointComparison.Compare(texts, texts, migrated: false));
    }

    [Fact]
    public async Task A_token_of_a_login_is_a_secret_once_it_is_sent()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true);
        var snapshot = await api.RecordAsync(
            """
            { "requests": [
              { "name": "login", "path": "/token", "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" } },
              { "name": "me", "path": "/users/me", "headers": { "Authorization": "Bearer {login.token}" } }
            ] }
            """);

        Assert.Contains("status 200", snapshot.Texts["endpoints/me"], StringComparison.Ordinal);
        Assert.All(snapshot.Texts.Values, AssertNoSecret);
    }

    [Theory]
    [InlineData("{get-users[3].id}", "UK0651")]
    [InlineData("{get-users.id}", "UK0651")]
    [InlineData("{get-users[0].nothing}", "UK0651")]
    [InlineData("{get-users[0]}", "UK0651")]
    [InlineData("{get-readme[0]}", "UK0651")]
    public async Task A_value_that_is_not_there_is_told_and_its_request_left_out_where_that_may_be(string value, string code)
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false);
        var endpoints = $$"""{ "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" }, "requests": [{ "name": "get-users", "path": "/users" }, { "name": "get-readme", "path": "/readme" }, { "name": "a", "path": "/{{value}}" OPTIONAL }] }""";

        var told = await Assert.ThrowsAsync<DiagnosticException>(() => api.RecordAsync(endpoints.Replace("OPTIONAL", "", StringComparison.Ordinal)));
        var snapshot = await api.RecordAsync(endpoints.Replace("OPTIONAL", ", \"optional\": true", StringComparison.Ordinal));

        Assert.Equal(code, Assert.Single(told.Diagnostics).Code);
        Assert.DoesNotContain("endpoints/a", snapshot.Texts.Keys);
        Assert.Equal("UK0663", Assert.Single(snapshot.Notices).Code);
    }

    [Fact]
    public async Task What_changes_something_runs_alone_once_and_in_order()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false);
        await api.RecordAsync(
            """
            { "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" }, "requests": [
              { "name": "a", "path": "/users" }, { "name": "b", "path": "/users/me" },
              { "name": "create", "method": "POST", "path": "/journals", "body": { "title": "new", "user_id": "{a[1].id}", "text": "by {a[1].name}" } },
              { "name": "read", "path": "/journals/{create.id}" },
              { "name": "delete", "method": "DELETE", "path": "/journals/{create.id}" },
              { "name": "gone", "path": "/journals/{create.id}" }
            ] }
            """);

        Assert.Equal(["GET /users", "GET /users", "GET /users/me", "GET /users/me"], api.Log.Take(4).Order(StringComparer.Ordinal));
        Assert.Equal(["POST /journals", "GET /journals/1000", "GET /journals/1000", "DELETE /journals/1000", "GET /journals/1000", "GET /journals/1000"], api.Log.Skip(4));
    }

    [Fact]
    public async Task A_body_takes_values_as_they_are()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false);
        var snapshot = await api.RecordAsync(
            """
            { "headers": { "Authorization": "Bearer ${VIBES_TOKEN}" }, "requests": [
              { "name": "a", "path": "/users" },
              { "name": "create", "method": "POST", "path": "/journals", "body": { "user_id": "{a[1].id}", "text": "by {a[1].name} {{ }}" } },
            ] }
            """);

        Assert.Contains("\"text\": \"by user 2 { }\",\n  \"user_id\": user_2\n", snapshot.Texts["endpoints/create"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    public async Task Names_do_not_depend_on_which_answer_comes_first(int concurrency)
    {
        await using var api = await JournalApi.StartAsync(isMigrated: true, answer =>
        {
            Thread.Sleep(Random.Shared.Next(20));
            return answer;
        });
        var endpoints = Recordings.Endpoints.Replace("\"headers\"", $"\"concurrency\": {concurrency}, \"headers\"", StringComparison.Ordinal);

        Assert.Equal((await api.RecordAsync(endpoints)).Texts, (await api.RecordAsync(endpoints)).Texts);
    }

    [Fact]
    public async Task No_more_requests_are_under_way_than_allowed()
    {
        var (now, most) = (0, 0);
        await using var api = await JournalApi.StartAsync(isMigrated: false, answer =>
        {
            InterlockedMax(ref most, Interlocked.Increment(ref now));
            // Whoever is alone waits for a second one, however long a busy machine takes to let it in.
            SpinWait.SpinUntil(() => Volatile.Read(ref most) > 1, TimeSpan.FromMinutes(1));
            Thread.Sleep(20);
            Interlocked.Decrement(ref now);
            return answer;
        });
        await api.RecordAsync("{ \"concurrency\": 3, \"requests\": [" + string.Join(',', Enumerable.Range(0, 12).Select(i => $"{{ \"name\": \"r{i}\", \"path\": \"/users\" }}")) + "] }");

        Assert.InRange(most, 2, 3);

        static void InterlockedMax(ref int most, int value)
        {
            for (int seen; (seen = Volatile.Read(ref most)) < value && Interlocked.CompareExchange(ref most, value, seen) != seen;)
                continue;
        }
    }

    [Fact]
    public async Task A_run_can_be_cancelled()
    {
        using var server = new BrokenServer(async (_, stop) => await Task.Delay(Timeout.Infinite, stop));
        using var run = new EndpointRun(EndpointFile.Parse("""{ "requests": [{ "name": "a", "path": "/" }] }""", "e"), Recordings.Server(server.BaseUrl));
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.RecordAsync(null, cancel.Token));
    }

    [Fact]
    public async Task Progress_counts_every_request()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false);
        var options = EndpointFile.Parse(Recordings.Endpoints, "e");
        using var run = new EndpointRun(options, Recordings.Server(api.BaseUrl));
        var told = new ProgressList();

        await run.RecordAsync(told, Cancellation);

        Assert.Equal(Enumerable.Range(1, options.Requests.Length), told.Select(progress => progress.Done).Order());
    }

    private static void AssertNoSecret(string text)
    {
        Assert.DoesNotContain(JournalApi.Token, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(JournalApi.Token), text, StringComparison.Ordinal);
        Assert.DoesNotMatch(AnyPart(), text);
    }

    [GeneratedRegex("s3cr3t", RegexOptions.IgnoreCase)]
    private static partial Regex AnyPart();

    private sealed class ProgressList : System.Collections.Concurrent.ConcurrentBag<EndpointProgress>, IProgress<EndpointProgress>
    {
        public void Report(EndpointProgress value) => Add(value);
    }
}
