using System.Collections.Immutable;
using System.Text.Json;
using Vibes.UuidToolkit.Verification.Endpoints;
using Xunit;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>What is an id and what is none, and how an answer is written.</summary>
public sealed class AnswerTextTests
{
    private const string U = "018f6b1e-7c00-8000-8abc-0123456789ab";

    /// <summary>A body in the answer of /journals, and its lines with a name in place of each id.</summary>
    public static TheoryData<string, string> Bodies => new()
    {
        // Names say what is an id, in any spelling.
        { """{"id":1}""", "{ \"id\": journal_1 }" },
        { """{"userId":1}""", "{ \"userId\": user_1 }" },
        { """{"user_id":1}""", "{ \"user_id\": user_1 }" },
        { """{"UserID":1}""", "{ \"UserID\": user_1 }" },
        { """{"user-id":"1"}""", "{ \"user-id\": user_1 }" },
        { """{"tagIds":[2,1]}""", "{ \"tagIds\": [ tag_1, tag_2 ] }" },
        { """{"secretTagIDs":[1]}""", "{ \"secretTagIDs\": [ secret_tag_1 ] }" },
        { """{"ids":[7]}""", "{ \"ids\": [ journal_1 ] }" },
        { """{"data":{"items":[{"id":1}]}}""", "{ \"data\": { \"items\": [ { \"id\": journal_1 } ] } }" },
        { """{"author":{"id":1}}""", "{ \"author\": { \"id\": author_1 } }" },
        { """{"people":[{"id":1}]}""", "{ \"people\": [ { \"id\": person_1 } ] }" },
        { $$"""{"id":"{{U}}"}""", "{ \"id\": journal_1 }" },
        { $$"""{"id":"{{U.ToUpperInvariant()}}"}""", "{ \"id\": journal_1 }" },
        { """{"usersById":{"7":{"id":7},"8":null}}""", "{ \"usersById\": { user_1: { \"id\": user_1 }, user_2: null } }" },
        // Numbers are none because of their value.
        { """{"count":1,"id":1,"page":1,"year":2024}""", "{ \"count\": 1, \"id\": journal_1, \"page\": 1, \"year\": 2024 }" },
        { """{"paid":1,"grid":2,"valid":3,"idle":4}""", "{ \"grid\": 2, \"idle\": 4, \"paid\": 1, \"valid\": 3 }" },
        { """{"id":1.5,"userId":1e3}""", "{ \"id\": 1.5, \"userId\": 1e3 }" },
        { """{"id":null,"userId":true}""", "{ \"id\": null, \"userId\": true }" },
        { """{"billing_customer_id":"cus_9","userId":""}""", "{ \"billing_customer_id\": \"cus_9\", \"userId\": \"\" }" },
        { """{"externalId":5}""", "{ \"externalId\": 5 }" },
        { """{"payment":{"id":5}}""", "{ \"payment\": { \"id\": 5 } }" },
        { """{"countByYear":{"2024":5}}""", "{ \"countByYear\": { \"2024\": 5 } }" },
        // What is configured.
        { """{"ownerRef":5,"userId":5}""", "{ \"ownerRef\": user_1, \"userId\": user_1 }" },
        { """{"subjectId":5,"subjectType":"Tags"}""", "{ \"subjectId\": tag_1, \"subjectType\": \"Tags\" }" },
        { """{"createdBy":{"id":5},"userId":5}""", "{ \"createdBy\": { \"id\": user_1 }, \"userId\": user_1 }" },
        // Addresses: behind an entity of the run, and in parameters.
        { """{"self":"/journals/5"}""", "{ \"self\": \"/journals/{journal_1}\" }" },
        { """{"self":"http://api:5000/v1/journals/5/pages/3?page=2#5"}""", "{ \"self\": \"{base}/v1/journals/{journal_1}/pages/3?page=2#5\" }" },
        { """{"self":"http://other/journals/5.json"}""", "{ \"self\": \"http://other/journals/{journal_1}.json\" }" },
        { """{"self":"/reports/2024"}""", "{ \"self\": \"/reports/2024\" }" },
        { """{"next":"/journals?userId=5&ids=1,2&limit=5"}""", "{ \"next\": \"/journals?userId={user_1}&ids={journal_1},{journal_2}&limit=5\" }" },
        { """{"text":"I read /journals/5 twice"}""", "{ \"text\": \"I read /journals/5 twice\" }" },
        // Cursors: ids that the run knows, plain, in base64, in JSON; never dates or counts.
        { """{"id":5,"nextCursor":5}""", "{ \"id\": journal_1, \"nextCursor\": journal_1 }" },
        { """{"id":5,"nextCursor":"5"}""", "{ \"id\": journal_1, \"nextCursor\": journal_1 }" },
        { """{"id":5,"nextCursor":20}""", "{ \"id\": journal_1, \"nextCursor\": 20 }" },
        { """{"id":5,"nextCursor":"NQ=="}""", "{ \"id\": journal_1, \"nextCursor\": \"base64({journal_1})\" }" },
        { """{"id":5,"nextCursor":"2024-01-05|5"}""", "{ \"id\": journal_1, \"nextCursor\": \"2024-01-05|{journal_1}\" }" },
        { """{"id":5,"after":"eyJ1c2VySWQiOjUsImlkIjo1LCJwYWdlIjo1LjV9"}""", "{ \"after\": \"base64({\\\"userId\\\":{user_1},\\\"id\\\":{journal_1},\\\"page\\\":5.5})\", \"id\": journal_1 }" },
        { """{"id":5,"text":"NQ=="}""", "{ \"id\": journal_1, \"text\": \"NQ==\" }" },
        { """{"userId":5,"lastId":5}""", "{ \"lastId\": journal_1, \"userId\": user_1 }" },
        // Global ids.
        { """{"id":"Sm91cm5hbDo1"}""", "{ \"id\": \"base64(Journal:{journal_1})\" }" },
        { """{"id":"journal:5"}""", "{ \"id\": \"journal:{journal_1}\" }" },
        { """{"id":"INV-2024"}""", "{ \"id\": \"INV-2024\" }" },
        // Canonical JSON: members sorted, numbers digit for digit, texts with few escapes.
        { """{"b":1,"a":{"d":[],"c":{}}}""", "{ \"a\": { \"c\": {}, \"d\": [] }, \"b\": 1 }" },
        { """{"n":[1,1.0,1.00,1e0,1E0,-0,0.1e-5,12345678901234567890123]}""", "{ \"n\": [ 1, 1.0, 1.00, 1e0, 1E0, -0, 0.1e-5, 12345678901234567890123 ] }" },
        { """{"t":"\u0041\/\ud83d\ude00\u0001\t\"\\é<&'"}""", "{ \"t\": \"A/😀\\u0001\\t\\\"\\\\é<&'\" }" },
        { """{"a":1,"a":2}""", "{ \"a\": 1, \"a\": 2 }" },
        { "5", "5" },
        { "\"x\"", "\"x\"" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_body_is_written(string body, string expected) => Assert.Equal(expected, Body(body));

    /// <summary>The bodies that are objects of different members.</summary>
    public static IEnumerable<TheoryDataRow<string, string>> Objects => Bodies.Where(row => row.Data is (['{', ..] body, _) && !body.Contains("\"a\":2", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Objects))]
    public void It_reads_the_same_whatever_the_order_of_members(string body, string expected)
    {
        using var document = JsonDocument.Parse(body);
        var reversed = "{" + string.Join(',', document.RootElement.EnumerateObject().Reverse().Select(member => $"{JsonSerializer.Serialize(member.Name)}:{member.Value.GetRawText()}")) + "}";

        Assert.Equal(expected, Body(reversed));
    }

    [Fact]
    public void Spellings_that_are_not_canonical_are_kept()
    {
        var snapshot = Snapshot($$"""[{"id":"{{U.ToUpperInvariant()}}"},{"id":"{{U}}"}]""");

        Assert.Equal($"# uuidkit endpoint-ids 1\njournal_1 {U}\njournal_1 {U} written {U.ToUpperInvariant()} by get-journals\n", snapshot.Texts[EndpointSnapshot.IdsName]);
    }

    [Fact]
    public void What_changes_between_two_answers_is_volatile()
    {
        var snapshot = Snapshot("""{"id":1,"at":"10:00","log":[1,2],"token":"a","x":[{"y":1}]}""", """{"id":1,"at":"10:01","log":[1],"token":"a","x":[{"y":2}]}""");

        Assert.Equal("{ \"at\": {volatile}, \"id\": journal_1, \"log\": {volatile}, \"token\": \"a\", \"x\": [ { \"y\": {volatile} } ] }", OneLine(snapshot));
        Assert.Equal("UK0662", Assert.Single(snapshot.Notices).Code);
    }

    [Fact]
    public void An_order_that_changes_between_two_answers_is_no_volatile_value_but_told()
    {
        var snapshot = Snapshot("""[{"id":1,"t":"a"},{"id":2,"t":"b"}]""", """[{"id":2,"t":"b"},{"id":1,"t":"a"}]""");

        Assert.DoesNotContain("volatile", OneLine(snapshot), StringComparison.Ordinal);
        Assert.Equal("UK0661", Assert.Single(snapshot.Notices).Code);
    }

    [Fact]
    public void An_id_that_is_made_anew_for_each_answer_is_volatile() =>
        Assert.Contains("\"requestId\": {volatile}", OneLine(Snapshot($$"""{"requestId":"{{Guid.NewGuid()}}"}""", $$"""{"requestId":"{{Guid.NewGuid()}}"}""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"a":{volatile},"b":1}""", """{"a":{"x":[1]},"b":1}""", true)]
    [InlineData("""{"a":{volatile},"b":1}""", """{"a":"x","b":1}""", true)]
    [InlineData("""{"a":{volatile},"b":1}""", """{"a":[{"x":1},2],"b":2}""", false)]
    [InlineData("""{"a":{volatile},"b":1}""", """{"c":1,"b":1}""", false)]
    [InlineData("""{"a":1,"b":{volatile}}""", """{"a":1,"b":[1]}""", true)]
    public void What_is_volatile_on_one_side_is_on_both(string marked, string other, bool isEqual)
    {
        var (a, b) = (Marked(marked), Marked(other));

        var (before, after) = VolatileAlignment.Align(a, b);
        Assert.Equal(isEqual, before == after);
        (before, after) = VolatileAlignment.Align(b, a);
        Assert.Equal(isEqual, before == after);

        static string Marked(string body) => Snapshot(body.Replace("{volatile}", "\"???\"", StringComparison.Ordinal)).Texts["endpoints/get-journals"].Replace("\"???\"", "{volatile}", StringComparison.Ordinal);
    }

    /// <summary>Answers to a request that says what they identify: nothing in them has a name.</summary>
    [Theory]
    [InlineData("5", "tag_1")]
    [InlineData("[5,3,5]", "[ tag_1, tag_2, tag_1 ]")]
    [InlineData("[]", "[]")]
    [InlineData("[\"x\",5]", "[ \"x\", tag_1 ]")]
    [InlineData("[[5]]", "[ [ 5 ] ]")]
    [InlineData("""[{"id":5,"n":5}]""", """[ { "id": tag_1, "n": 5 } ]""")]
    public void An_answer_without_names_is_written(string body, string expected) => Assert.Equal(expected, OneLine(Snapshot(body, body, "tag")));

    [Fact]
    public void An_order_of_ids_without_names_that_changes_is_told() => Assert.Equal("UK0661", Assert.Single(Snapshot("[5,3]", "[3,5]", "tag").Notices).Code);

    private static string Body(string body) => OneLine(Snapshot(body));

    private static string OneLine(EndpointSnapshot snapshot) =>
        string.Join(' ', snapshot.Texts["endpoints/get-journals"].Split("\n\n", 2)[1].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static EndpointSnapshot Snapshot(string body, string? second = null, string? entity = null)
    {
        var options = new EndpointOptions
        {
            Ids = ImmutableDictionary<string, string?>.Empty.Add("ownerRef", "user").Add("externalId", null).Add("payment.id", null).Add("subjectId", "{subjectType}").Add("createdBy", "user"),
        };
        var request = new EndpointRequest("get-journals", "/v1/journals") { Entity = entity };
        var exchange = new Exchange(request, new("get-journals", "GET", "/v1/journals", [], null, default), Answer(body), second is null ? null : Answer(second));
        return EndpointSnapshot.Of([exchange], options, "http://api:5000", text => text);

        static Answer Answer(string json) => AnswerReader.Read("test", 200, [], new("application/json"), System.Text.Encoding.UTF8.GetBytes(json));
    }
}
