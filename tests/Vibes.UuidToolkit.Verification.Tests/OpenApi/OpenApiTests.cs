using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Verification.Endpoints;
using Vibes.UuidToolkit.Verification.OpenApi;
using Vibes.UuidToolkit.Verification.Tests.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.OpenApi;

public sealed class OpenApiTests
{
    private const string Uuid = """{ "type": "string", "format": "uuid", "description": "An id." }""";
    private const string Integer = """{ "type": "integer", "format": "int32", "minimum": 1, "description": "An id." }""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A change of the document afterwards, the message that finds it and the place it names.</summary>
    public static TheoryData<string, string, string, string, string> Mutants => new()
    {
        { "a member that stayed an integer", $"\"User\": {{ \"type\": \"object\", \"required\": [\"id\", \"name\"], \"properties\": {{ \"id\": {Uuid}", $"\"User\": {{ \"type\": \"object\", \"required\": [\"id\", \"name\"], \"properties\": {{ \"id\": {Integer}", "UK0681", "#/components/schemas/User/properties/id" },
        { "a query parameter that stayed an integer", $"\"in\": \"query\", \"schema\": {Uuid}", $"\"in\": \"query\", \"schema\": {Integer}", "UK0681", "#/paths/~1journals/get/parameters/query userId/schema" },
        { "a path parameter that stayed an integer", $"\"in\": \"path\", \"required\": true, \"schema\": {Uuid} }}], \"responses\"", $"\"in\": \"path\", \"required\": true, \"schema\": {Integer} }}], \"responses\"", "UK0681", "#/paths/~1journals~1{journalId}~1tags/get/parameters/path journalId/schema" },
        { "a shared parameter that stayed an integer", $"\"required\": true, \"schema\": {Uuid} }} }},", $"\"required\": true, \"schema\": {Integer} }} }},", "UK0681", "#/components/parameters/Journal/schema" },
        { "items that stayed integers", $"\"items\": {Uuid}", $"\"items\": {Integer}", "UK0681", "#/components/schemas/Journal/properties/tagIds/items" },
        { "a text without its format", "\"anyOf\": [{ \"type\": \"string\", \"format\": \"uuid\" }", "\"anyOf\": [{ \"type\": \"string\" }", "UK0681", "#/components/schemas/Journal/properties/parentId/anyOf/0" },
        { "an id that may no longer be null", "\"format\": \"uuid\", \"nullable\": true", "\"format\": \"uuid\"", "UK0682", "#/components/schemas/Journal/properties/user_id" },
        { "an id of another description", "\"description\": \"An id.\" }, \"name\"", "\"description\": \"A UUID.\" }, \"name\"", "UK0682", "#/components/schemas/User/properties/id/description" },
        { "a number that became a text", "\"words\": { \"type\": \"integer\", \"format\": \"int32\" }", "\"words\": { \"type\": \"string\" }", "UK0682", "#/components/schemas/Journal/properties/words/type" },
        { "a member that is no longer required", "\"required\": [\"id\", \"name\"]", "\"required\": [\"id\"]", "UK0682", "#/components/schemas/User/required" },
        { "a member too few", ", \"name\": { \"type\": \"string\" }", "", "UK0682", "#/components/schemas/User/properties/name" },
        { "a parameter too few", "{ \"name\": \"limit\", \"in\": \"query\", \"required\": true, \"schema\": { \"type\": \"integer\", \"format\": \"int32\", \"default\": 5 } }", "{ \"name\": \"max\", \"in\": \"query\", \"schema\": { \"type\": \"integer\" } }", "UK0682", "#/paths/~1journals/get/parameters/query limit" },
        { "an operation too few", ", \"delete\": { \"responses\": { \"204\": { \"description\": \"ok\" } } }", "", "UK0682", "#/paths/~1journals~1{journalId}/delete" },
        { "a status of another number", "\"201\"", "\"200\"", "UK0682", "#/paths/~1journals/post/responses/200" },
        { "an example that is another one", "\"words\": 5", "\"words\": 6", "UK0682", "#/paths/~1journals/post/requestBody/content/application~1json/example/words" },
        { "another version", "\"version\": \"1\"", "\"version\": \"2\"", "UK0682", "#/info/version" },
    };

    [Fact]
    public async Task The_right_pair_passes() =>
        Assert.Empty(OpenApiComparison.Compare(await TextAsync(JournalDocument.Before), await TextAsync(JournalDocument.After), migrated: true));

    [Theory]
    [MemberData(nameof(Mutants))]
    public async Task No_mutant_survives(string name, string text, string instead, string code, string place)
    {
        var at = JournalDocument.After.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0, name);
        var mutant = JournalDocument.After[..at] + instead + JournalDocument.After[(at + text.Length)..];

        var findings = OpenApiComparison.Compare(await TextAsync(JournalDocument.Before), await TextAsync(mutant), migrated: true);

        Assert.Contains(findings, finding => (finding.Code, finding.Subject) == (code, place));
        Assert.All(findings, finding => Assert.Equal(code, finding.Code));
    }

    [Fact]
    public async Task A_document_is_equal_to_itself_and_not_a_migrated_one()
    {
        var before = await TextAsync(JournalDocument.Before);

        Assert.Empty(OpenApiComparison.Compare(before, before, migrated: false));
        Assert.Equal(8, OpenApiComparison.Compare(before, before, migrated: true).Count(finding => finding.Code == "UK0681"));
        Assert.NotEmpty(OpenApiComparison.Compare(before, await TextAsync(JournalDocument.After), migrated: false));
    }

    [Theory]
    [InlineData("parentId", "#/components/schemas/Journal/properties/parentId/anyOf/0")]
    [InlineData("userId", "#/paths/~1journals/get/parameters/query userId/schema")]
    public async Task What_is_configured_as_no_id_stays_what_it_was(string member, string place)
    {
        var before = await OpenApiText.ParseAsync(JournalDocument.Before, "openapi.json", Cancellation);
        var configured = before.With(ImmutableDictionary<string, string?>.Empty.Add(member, null));

        Assert.Contains(OpenApiComparison.Compare(before.Text, before.Text, migrated: true), finding => finding.Subject == place);
        Assert.DoesNotContain(OpenApiComparison.Compare(before.Text, configured, migrated: true), finding => finding.Subject == place);
        Assert.Empty(OpenApiComparison.Compare(before.Text, configured, migrated: false));
    }

    [Fact]
    public async Task Integers_as_ASP_NET_Core_10_describes_them_are_integers()
    {
        var before = JournalDocument.Before.Replace(Integer, """{ "pattern": "^-?(?:0|[1-9]\\d*)$", "type": ["integer", "string"], "format": "int32", "description": "An id." }""", StringComparison.Ordinal).Replace("3.0.3", "3.1.1", StringComparison.Ordinal)
            .Replace("\"type\": \"integer\", \"format\": \"int64\", \"nullable\": true", "\"type\": [\"null\", \"integer\"], \"format\": \"int64\"", StringComparison.Ordinal);

        Assert.Empty(OpenApiComparison.Compare(await TextAsync(before), await TextAsync(JournalDocument.After), migrated: true));
    }

    [Fact]
    public async Task YAML_says_the_same_as_JSON()
    {
        const string Yaml = "openapi: 3.0.3\ninfo: {title: a, version: '1'}\npaths:\n  /a/{id}:\n    get:\n      parameters:\n      - {name: id, in: path, required: true, schema: {type: integer}}\n      responses:\n        '200': {description: ok}\n";
        const string Json = """{"openapi":"3.1.0","paths":{"/a/{id}":{"get":{"responses":{"200":{"description":"ok"}},"parameters":[{"schema":{"type":"integer"},"required":true,"in":"path","name":"id"}]}}},"info":{"version":"1","title":"a"}}""";

        Assert.Equal(await TextAsync(Json), await TextAsync(Yaml));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("hello")]
    [InlineData("a: [b")]
    [InlineData("{\"openapi\":\"9.0\",\"info\":{}}")]
    public async Task What_is_no_document_is_refused(string text)
    {
        var told = await Assert.ThrowsAsync<DiagnosticException>(() => OpenApiText.ParseAsync(text, "openapi.json", Cancellation));

        Assert.Equal("UK0680", Assert.Single(told.Diagnostics).Code);
    }

    [Fact]
    public async Task Requests_are_derived()
    {
        var derived = OpenApiRequests.Of(await OpenApiText.ParseAsync(JournalDocument.Before, "openapi.json", Cancellation), new());

        Assert.Equal(
            [
                ("get-journals", "/journals?limit=5"),
                ("get-users", "/users"),
                ("get-users-me", "/users/me"),
                ("get-journals-journalId", "/journals/{get-journals.items[0].id}"),
                ("get-journals-journalId-middle", "/journals/{get-journals.items[middle].id}"),
                ("get-journals-journalId-last", "/journals/{get-journals.items[last].id}"),
                ("get-journals-journalId-tags", "/journals/{get-journals.items[0].id}/tags"),
                ("get-journals-journalId-tags-middle", "/journals/{get-journals.items[middle].id}/tags"),
                ("get-journals-journalId-tags-last", "/journals/{get-journals.items[last].id}/tags"),
            ],
            derived.Requests.Select(request => (request.Name, request.Path)));
        Assert.Equal(["UK0683 GET /reports/{year}"], derived.Skipped.Select(skipped => $"{skipped.Code} {skipped.Subject}"));
    }

    [Fact]
    public async Task Requests_of_both_documents_are_the_same_and_their_answers_compare()
    {
        await using var integers = await JournalApi.StartAsync(isMigrated: false, Document(JournalDocument.Before));
        await using var uuids = await JournalApi.StartAsync(isMigrated: true, Document(JournalDocument.After));
        var (before, after) = (await RecordAsync(integers), await RecordAsync(uuids));

        Assert.Equal(9, before.Count(text => text.Key.StartsWith("endpoints/", StringComparison.Ordinal)));
        Assert.Empty(EndpointComparison.Compare(before, after, migrated: true));

        static Func<ApiAnswer, ApiAnswer> Document(string document) => answer => answer.Path == "/openapi.json" ? new(answer.Path, 200, document) : answer;

        static async Task<ImmutableSortedDictionary<string, string>> RecordAsync(JournalApi api)
        {
            var options = new EndpointOptions { Headers = ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer ${VIBES_TOKEN}") };
            var server = Recordings.Server(api.BaseUrl);
            var document = await OpenApiSource.ReadAsync($"{api.BaseUrl}/openapi.json", options, server, Cancellation);
            using var run = new EndpointRun(options with { Requests = OpenApiRequests.Of(document, options).Requests }, server);
            return (await run.RecordAsync(null, Cancellation)).Texts;
        }
    }

    /// <summary>A fault that the first item does not have: with it alone the API would pass.</summary>
    [Theory]
    [InlineData(3, "endpoints/get-journals-journalId-middle")]
    [InlineData(5, "endpoints/get-journals-journalId-last")]
    public async Task More_than_the_first_item_is_asked_for(int journal, string told)
    {
        await using var integers = await JournalApi.StartAsync(isMigrated: false);
        await using var uuids = await JournalApi.StartAsync(isMigrated: true, answer => answer.Path == $"/journals/{JournalApi.Uuid('j', journal)}" ? answer with { Status = 404 } : answer);

        var findings = EndpointComparison.Compare(await RecordAsync(integers, JournalDocument.Before), await RecordAsync(uuids, JournalDocument.After), migrated: true);

        Assert.Equal(told, Assert.Single(findings.Select(finding => finding.Subject).Distinct()));

        static async Task<ImmutableSortedDictionary<string, string>> RecordAsync(JournalApi api, string document)
        {
            var options = new EndpointOptions { Headers = ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer ${VIBES_TOKEN}") };
            using var run = new EndpointRun(
                options with { Requests = OpenApiRequests.Of(await OpenApiText.ParseAsync(document, "openapi.json", Cancellation), options).Requests }, Recordings.Server(api.BaseUrl));
            return (await run.RecordAsync(null, Cancellation)).Texts;
        }
    }

    [Fact]
    public async Task A_token_is_not_sent_to_another_server_that_has_the_document()
    {
        await using var api = await JournalApi.StartAsync(isMigrated: false, answer => answer.Path == "/openapi.json" ? answer with { Status = 200, Body = JournalDocument.Before } : answer);
        var options = new EndpointOptions { Headers = ImmutableDictionary<string, string>.Empty.Add("Authorization", "Bearer ${VIBES_TOKEN}") };

        var told = await Assert.ThrowsAsync<DiagnosticException>(() => OpenApiSource.ReadAsync($"{api.BaseUrl}/openapi.json", options, Recordings.Server("http://127.0.0.1:1"), Cancellation));

        Assert.Contains("401", told.Message, StringComparison.Ordinal);
    }

    private static async Task<string> TextAsync(string document) => (await OpenApiText.ParseAsync(document, "openapi.json", Cancellation)).Text;
}
