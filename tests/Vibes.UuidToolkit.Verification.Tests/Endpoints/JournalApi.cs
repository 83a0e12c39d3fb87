using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Vibes.UuidToolkit.Verification.Tests.Endpoints;

/// <summary>
/// A small API over the same data in two flavours, with integer ids and with UUIDs, and with a fault that can be switched on.
/// Every answer is made as text here, so that a fault can change any byte of it.
/// </summary>
public sealed class JournalApi : IAsyncDisposable
{
    public const string Token = "s3cr3t+token/of=the API";

    private readonly WebApplication _application;
    private readonly bool _isMigrated;
    private readonly Func<ApiAnswer, ApiAnswer> _fault;
    private readonly ConcurrentDictionary<string, JsonObject> _created = new();
    private int _requests;

    private JournalApi(bool isMigrated, Func<ApiAnswer, ApiAnswer> fault)
    {
        (_isMigrated, _fault) = (isMigrated, fault);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _application = builder.Build();
        _application.Run(AnswerAsync);
    }

    public string BaseUrl => _application.Urls.Single();

    public int Requests => _requests;

    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Set to let a bad id fail as a server does that hands it to the database unchecked.</summary>
    public bool FailsOnBadIds { get; init; }

    /// <summary>Set to compare ids as text, letter by letter.</summary>
    public bool IgnoresCaseWrongly { get; init; }

    /// <summary>Set to let updates get lost.</summary>
    public bool LosesUpdates { get; init; }

    public static async Task<JournalApi> StartAsync(bool isMigrated, Func<ApiAnswer, ApiAnswer>? fault = null, bool failsOnBadIds = false, bool ignoresCaseWrongly = false, bool losesUpdates = false)
    {
        var api = new JournalApi(isMigrated, fault ?? (answer => answer)) { FailsOnBadIds = failsOnBadIds, IgnoresCaseWrongly = ignoresCaseWrongly, LosesUpdates = losesUpdates };
        await api._application.StartAsync();
        return api;
    }

    /// <summary>The id of the nth user, journal or tag as it is served.</summary>
    public JsonNode Id(char entity, int number) => _isMigrated ? JsonValue.Create(Uuid(entity, number)) : JsonValue.Create(number);

    /// <summary>The UUID that an integer became.</summary>
    public static string Uuid(char entity, int number) => $"0190{(int)entity:x4}-{number:x4}-8000-8abc-{number * 7919:x12}";

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        Log.Enqueue($"{context.Request.Method} {context.Request.GetEncodedPathAndQuery()}");
        using var reader = new StreamReader(context.Request.Body);
        var sent = await reader.ReadToEndAsync();
        var answer = context.Request.Headers.Authorization != $"Bearer {Token}"
            ? new ApiAnswer("/", 401, """{"title":"Who are you?"}""")
            : Answer(context.Request.Method, Uri.UnescapeDataString(context.Request.Path.Value!), context.Request.QueryString.Value ?? "", sent);
        answer = _fault(answer);
        context.Response.StatusCode = answer.Status;
        if (answer.Body.Length > 0)
            context.Response.ContentType = answer.ContentType;
        if (answer.Location is not null)
            context.Response.Headers.Location = answer.Location;
        if (answer.Link is not null)
            context.Response.Headers.Link = answer.Link;
        context.Response.Headers.SetCookie = "session=s3cr3t-cookie; HttpOnly";
        context.Response.Headers.CacheControl = answer.CacheControl;
        context.Response.Headers.ETag = $"\"{Guid.NewGuid():N}\"";
        if (answer.Body.Length > 0)
            await context.Response.WriteAsync(answer.Body, Encoding.UTF8);
    }

    private ApiAnswer Answer(string method, string path, string query, string sent)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (method, segments) switch
        {
            ("GET", ["users"]) => new(path, 200, new JsonArray([.. Enumerable.Range(1, 3).Select(User)]).ToJsonString()),
            ("GET", ["users", "me"]) => new(path, 200, User(2).ToJsonString()),
            ("GET", ["journals"]) => Journals(path, query),
            ("GET", ["journals", var id, "tags"]) => Number('j', id) is { } number
                ? new(path, 200, new JsonObject { ["items"] = new JsonArray([.. Tags(number).Select(Tag)]), ["count"] = Tags(number).Count() }.ToJsonString())
                : Refusal(path, id),
            ("GET", ["journals", var id]) => _created.TryGetValue(id, out var created) ? new(path, 200, created.ToJsonString())
                : Number('j', id) is { } number and <= 20 ? new(path, 200, Journal(number, true).ToJsonString()) : Refusal(path, id),
            ("GET", ["stats"]) => new(path, 200, $$"""{"count": 20, "year": 2024, "page": 1, "ratio": 1.50, "big": 12345678901234567890, "traceId": "{{Guid.NewGuid():N}}", "at": "{{DateTime.UtcNow:O}}", "text": "caf\u00e9 \ud83d\ude00 \/ 3" }"""),
            ("GET", ["deleted"]) => new(path, 200, new JsonObject { ["journal"] = new JsonObject { ["id"] = Id('j', 25) } }.ToJsonString()),
            ("GET", ["latest"]) => new(path, 302, "") { Location = $"{BaseUrl}/journals/{Id('j', 3)}" },
            ("GET", ["token"]) => new(path, 200, new JsonObject { ["token"] = Token, ["owner"] = User(1) }.ToJsonString()),
            ("GET", ["readme"]) => new(path, 200, "Journals\r\nof Vibes\n") { ContentType = "text/plain; charset=utf-8" },
            ("POST", ["journals"]) => Create(path, sent),
            ("PUT", ["journals", var id]) when _created.TryGetValue(id, out var created) => Update(path, created, sent),
            ("DELETE", ["journals", var id]) when _created.TryRemove(id, out _) => new(path, 204, ""),
            _ => new(path, 404, """{"title":"Not found"}"""),
        };
    }

    private ApiAnswer Journals(string path, string query)
    {
        var page = query.Contains("cursor", StringComparison.Ordinal) ? 2 : 1;
        var last = page * 5;
        var cursor = Convert.ToBase64String(Encoding.UTF8.GetBytes($"2024-01-05T10:00:00Z|{Id('j', last)}"));
        return new(path, 200, new JsonObject
        {
            ["items"] = new JsonArray([.. Enumerable.Range(last - 4, 5).Select(number => Journal(number, false))]),
            ["page"] = page,
            ["total"] = 20,
            ["nextCursor"] = cursor,
            ["next"] = $"{BaseUrl}/journals?cursor={Uri.EscapeDataString(cursor)}&limit=5",
            ["lastId"] = Id('j', last),
        }.ToJsonString()) { Link = $"<{BaseUrl}/journals?after={Id('j', last)}>; rel=\"next\", <{BaseUrl}/users/{Id('u', 1)}>; rel=\"author\"" };
    }

    private JsonObject User(int number) => new() { ["id"] = Id('u', number), ["name"] = $"user {number}", ["billing_customer_id"] = $"cus_{number}" };

    private JsonObject Tag(int number) => new() { ["tagId"] = Id('t', number), ["label"] = $"tag {number}" };

    private static IEnumerable<int> Tags(int journal) => Enumerable.Range(1, 3).Where(tag => (journal + tag) % 2 == 0);

    private JsonObject Journal(int number, bool whole)
    {
        var journal = new JsonObject
        {
            ["id"] = Id('j', number),
            ["user_id"] = Id('u', (number % 3) + 1),
            ["title"] = $"journal {number}",
            ["words"] = number,
            ["tagIds"] = new JsonArray([.. Tags(number).Select(tag => Id('t', tag))]),
            ["parentJournalId"] = null,
            ["self"] = $"/journals/{Id('j', number)}",
        };
        if (whole)
        {
            journal["author"] = new JsonObject { ["id"] = Id('u', (number % 3) + 1), ["name"] = "x" };
            journal["global"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Journal:{Id('j', number)}"));
            journal["globalId"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"Journal:{Id('j', number)}"));
            journal.Remove("global");
        }

        return journal;
    }

    private ApiAnswer Create(string path, string sent)
    {
        var id = _isMigrated ? Guid.CreateVersion7().ToString() : "1000";
        var journal = JsonNode.Parse(sent)!.AsObject();
        journal["id"] = _isMigrated ? JsonValue.Create(id) : JsonValue.Create(1000);
        _created[id] = journal;
        return new(path, 201, journal.ToJsonString()) { Location = $"/journals/{id}" };
    }

    private ApiAnswer Update(string path, JsonObject created, string sent)
    {
        if (!LosesUpdates)
            foreach (var (name, value) in JsonNode.Parse(sent)!.AsObject())
                created[name] = value?.DeepClone();
        return new(path, 200, created.ToJsonString());
    }

    private int? Number(char entity, string id)
    {
        if (!_isMigrated)
            return int.TryParse(id, out var number) ? number : null;
        var spelling = IgnoresCaseWrongly ? id : Guid.TryParse(id, out var uuid) ? uuid.ToString() : id;
        return Enumerable.Range(1, 30).Select(n => (int?)n).FirstOrDefault(n => Uuid(entity, n!.Value) == spelling)
            ?? (IgnoresCaseWrongly && Guid.TryParse(id, out _) ? 1 : null);
    }

    private ApiAnswer Refusal(string path, string id) => FailsOnBadIds && _isMigrated && !Guid.TryParse(id, out _)
        ? new(path, 500, "invalid input syntax for type uuid") { ContentType = "text/plain" }
        : new(path, 404, new JsonObject { ["title"] = "Not found", ["detail"] = $"There is no journal {id}.", ["instance"] = path }.ToJsonString()) { ContentType = "application/problem+json" };
}
