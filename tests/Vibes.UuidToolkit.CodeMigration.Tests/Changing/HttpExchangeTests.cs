using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>
/// What a test, or another client, sends to the endpoints of a program and reads of their answers: types of its own, lists of numbers and JSON, which nothing but the address ties to the
/// endpoint. The numbers beside the ids stay what they are.
/// </summary>
public sealed class HttpExchangeTests
{
    private const string Api = """
        public record Added(string Title, int Writer, int[] Readers, int Pages);
        public class Page<T> { public int Total { get; set; } public List<T> Items { get; set; } = []; }
        public class Answer<T> { public T? Data { get; set; } public int Tries { get; set; } }
        public record Row(int Which, string Title, int Pages, [property: System.Text.Json.Serialization.JsonPropertyName("by")] int? Writer);
        [ApiController, Route("api/v1/[controller]")]
        public class JournalsController(VibesContext db) : ControllerBase
        {
            [HttpGet("{id:int}")] public Row Get(int id) => db.Journals.Where(j => j.Id == id).Select(j => new Row(j.Id, j.Title, j.Pages, j.UserId)).Single();
            [HttpGet] public async Task<ActionResult<Page<Row>>> List(int page = 1) => new Page<Row> { Total = await db.Journals.CountAsync(), Items = [.. db.Journals.Skip(page).Select(j => new Row(j.Id, j.Title, j.Pages, null))] };
            [HttpPost] public IActionResult Post(Added added) { db.Add(new Journal { UserId = added.Writer, Pages = added.Pages }); Console.WriteLine(db.Users.Count(u => added.Readers.Contains(u.Id))); return CreatedAtAction(nameof(Get), new { done = db.Journals.Max(j => j.Id), count = 1 }); }
            [HttpGet("of/{page}")] public List<Journal> Of(int page, [FromQuery(Name = "w")] int[] writers, int? reader) => db.Journals.Where(j => writers.Contains(j.UserId) || j.UserId == reader).Skip(page).ToList();
            [HttpGet("ids")] public async Task<List<int>> Ids() => await db.Journals.Select(j => j.Id).ToListAsync();
            [HttpGet("newest")] public IActionResult Newest() => Ok(new Answer<int> { Data = db.Journals.First().Id, Tries = 3 });
            [HttpGet("pages")] public async Task<List<int>> Pages() => await db.Journals.Select(j => j.Pages).ToListAsync();
            [HttpGet("/users/{name}/first")] public async Task<object> First(string name) => new { value = (await db.Users.FirstAsync()).Id };
        }
        public interface ICurrent { int Id { get; } }
        public static class Endpoints
        {
            public static void Map(WebApplication app)
            {
                var notes = app.MapGroup("/notes").RequireAuthorization();
                notes.MapGet("/{id:int}", async (int id, VibesContext db) => await db.Journals.FindAsync(id) is { } j ? Results.Ok(new { value = j.Id, pages = j.Pages }) : Results.NotFound());
                notes.MapGet("/{id:int}/mine", (int id, ICurrent current, VibesContext db) => db.Journals.Count(j => j.Id == id && j.UserId == current.Id));
                notes.MapGet("/count", (VibesContext db) => Results.Ok(new { value = db.Journals.Count(), pages = 3 }));
                notes.MapGroup("inner").MapInner();
                app.MapPut("/notes/{id}", Put);
            }
            private static void MapInner(this IEndpointRouteBuilder inner) => inner.MapGet("first", (VibesContext db) => TypedResults.Ok(db.Journals.First().Id));
            private static async Task<Results<Ok<Row>, NotFound>> Put(int id, Row row, VibesContext db) { (await db.Journals.FindAsync(id))!.UserId = row.Writer ?? 0; return TypedResults.Ok(row); }
        }
        """;

    private const string FastEndpoints = """
        namespace FastEndpoints;
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        public abstract class BaseEndpoint { public virtual void Configure() { } }
        public abstract class Group { protected void Configure(string prefix, Action<object> more) { } }
        public abstract class Endpoint<TRequest, TResponse> : BaseEndpoint
        {
            protected void Put(params string[] patterns) { }
            protected void Group<T>() where T : Group { }
            protected Task Send(TResponse answer) => Task.CompletedTask;
            public virtual Task HandleAsync(TRequest request, CancellationToken token) => Task.CompletedTask;
        }
        public class EndpointOptions { public string RoutePrefix { get; set; } = ""; }
        """;

    /// <summary>An endpoint that is a class takes its route's values and the body as one request.</summary>
    [Fact]
    public async Task A_class_that_is_an_endpoint_is_one()
    {
        var code = (string id) => $$"""
            using System; using System.Threading; using System.Threading.Tasks; using FastEndpoints; using Microsoft.EntityFrameworkCore;
            namespace Vibes;
            public class Sent { public {{id}} JournalId { get; set; } public {{id}} Writer { get; set; } public int Pages { get; set; } }
            public class Told { public {{id}} Which { get; set; } public int Pages { get; set; } }
            public class Notes : Group { public Notes() => Configure("notes", _ => { }); }
            public class Add(VibesContext db) : Endpoint<Sent, Told>
            {
                public override void Configure() { Put("{journalId}"); Group<Notes>(); }
                public override async Task HandleAsync(Sent sent, CancellationToken token) { var j = await db.Journals.FindAsync(sent.JournalId); j!.UserId = sent.Writer; await Send(new Told { Which = j.Id, Pages = sent.Pages }); }
            }
            public static class Application { public static void Use(EndpointOptions all) => all.RoutePrefix = "api"; }

            """;
        const string before = "record Body(int Writer, int Pages); record Row(int Which, int Pages); async Task<Row?> A(HttpClient http) => await (await http.PutAsJsonAsync(\"/api/notes/5\", new Body(3, 7))).Content.ReadFromJsonAsync<Row>();";
        const string after = "record Body(Guid Writer, int Pages); record Row(Guid Which, int Pages); async Task<Row?> A(HttpClient http) => await (await http.PutAsJsonAsync(\"/api/notes/00000000-0000-8000-8000-000000000005\", new Body(TestIds.User3, 7))).Content.ReadFromJsonAsync<Row>();";
        var change = await CodeChange.OfProjectsAsync(
            ("FastEndpoints", [("FastEndpoints/Endpoint.cs", FastEndpoints)], []),
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Code.cs", code("int"))], ["FastEndpoints"]),
            CodeChange.Xunit,
            ("Tests", [("Tests/Tests.cs", Client(before))], ["xunit.v3.core"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(code("Guid"), change.Text("Web/Code.cs"));
        Assert.Equal(Client(after), change.Text("Tests/Tests.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>Each with the client's members before and after.</summary>
    public static TheoryData<string, string> Exchanged => new()
    {
        // A record of the test's own, by the names that the JSON has.
        { "record Mine(int Which, int Pages, int? By); Task<Mine?> A(HttpClient http, int id) => http.GetFromJsonAsync<Mine>($\"/api/v1/journals/{id}\");",
          "record Mine(Guid Which, int Pages, Guid? By); Task<Mine?> A(HttpClient http, Guid id) => http.GetFromJsonAsync<Mine>($\"/api/v1/journals/{id}\");" },
        { "class List { public int total { get; set; } public Mine[] items { get; set; } = []; } record Mine(int which, int pages); Task<List?> A(HttpClient http) => http.GetFromJsonAsync<List>(\"api/v2/Journals?page=2\");",
          "class List { public int total { get; set; } public Mine[] items { get; set; } = []; } record Mine(Guid which, int pages); Task<List?> A(HttpClient http) => http.GetFromJsonAsync<List>(\"api/v2/Journals?page=2\");" },
        // A list of ids, and one of pages.
        { "async Task A(HttpClient http) { var ids = await http.GetFromJsonAsync<int[]>(\"/api/v1/journals/ids\"); var pages = await http.GetFromJsonAsync<List<int>>(\"/api/v1/journals/pages\"); Console.WriteLine(ids![0] == 5 || pages![0] == 5); }",
          "async Task A(HttpClient http) { var ids = await http.GetFromJsonAsync<Guid[]>(\"/api/v1/journals/ids\"); var pages = await http.GetFromJsonAsync<List<int>>(\"/api/v1/journals/pages\"); Console.WriteLine(ids![0] == TestIds.Journal5 || pages![0] == 5); }" },
        // A wrapper of both sides' own.
        { "record Mine<T>(T Data, int Tries); async Task A(HttpClient http) { var newest = await (await http.GetAsync(\"/api/v1/journals/newest\")).Content.ReadFromJsonAsync<Mine<int>>(); Console.WriteLine(newest!.Data == 5 && newest.Tries == 5); }",
          "record Mine<T>(T Data, int Tries); async Task A(HttpClient http) { var newest = await (await http.GetAsync(\"/api/v1/journals/newest\")).Content.ReadFromJsonAsync<Mine<Guid>>(); Console.WriteLine(newest!.Data == TestIds.Journal5 && newest.Tries == 5); }" },
        // Through methods of the test's own.
        { "record Mine(int Which, int Pages); HttpClient http = new(); async Task<T> Get<T>(string url) => (await http.GetFromJsonAsync<T>(url))!; Task Send<T>(string path, T body) => http.PutAsJsonAsync(path, body); async Task A() { var mine = await Get<Mine>(\"/api/v1/journals/5\"); var pages = await Get<int[]>(\"/api/v1/journals/pages\"); await Send(\"/notes/6\", new { which = 5, pages = 7 }); Console.WriteLine(mine.Which == 5 && pages[0] == 5); }",
          "record Mine(Guid Which, int Pages); HttpClient http = new(); async Task<T> Get<T>(string url) => (await http.GetFromJsonAsync<T>(url))!; Task Send<T>(string path, T body) => http.PutAsJsonAsync(path, body); async Task A() { var mine = await Get<Mine>(\"/api/v1/journals/00000000-0000-8000-8000-000000000005\"); var pages = await Get<int[]>(\"/api/v1/journals/pages\"); await Send(\"/notes/00000000-0000-8000-8000-000000000006\", new { which = TestIds.Journal5, pages = 7 }); Console.WriteLine(mine.Which == TestIds.Journal5 && pages[0] == 5); }" },
        // What is sent, and what is read of the answer to it.
        { "async Task A(HttpClient http) { var answer = await http.PostAsJsonAsync(\"/api/v1/journals\", new { title = \"x\", writer = 5, readers = new[] { 6 }, pages = 7 }); answer.EnsureSuccessStatusCode(); var made = await answer.Content.ReadFromJsonAsync<Made>(); Console.WriteLine(made!.Count + 1); } class Made { public int Done { get; set; } public int Count { get; set; } }",
          "async Task A(HttpClient http) { var answer = await http.PostAsJsonAsync(\"/api/v1/journals\", new { title = \"x\", writer = TestIds.User5, readers = new[] { TestIds.User6 }, pages = 7 }); answer.EnsureSuccessStatusCode(); var made = await answer.Content.ReadFromJsonAsync<Made>(); Console.WriteLine(made!.Count + 1); } class Made { public Guid Done { get; set; } public int Count { get; set; } }" },
        { "record Sent(int Writer, int Pages); async Task A(HttpClient http) { var body = new StringContent(JsonSerializer.Serialize(new Sent(5, 7)), null, \"application/json\"); await http.PostAsync(new Uri(\"/api/v1/journals\", UriKind.Relative), body); }",
          "record Sent(Guid Writer, int Pages); async Task A(HttpClient http) { var body = new StringContent(JsonSerializer.Serialize(new Sent(TestIds.User5, 7)), null, \"application/json\"); await http.PostAsync(new Uri(\"/api/v1/journals\", UriKind.Relative), body); }" },
        { "record Sent(int? by, int Pages); const string Notes = \"/notes\"; async Task<Sent?> A(HttpClient http, string id) { var answer = await http.PutAsync($\"{Notes}/{id}\", JsonContent.Create(new Sent(5, 7))); return JsonSerializer.Deserialize<Sent>(await answer.Content.ReadAsStringAsync()); }",
          "record Sent(Guid? by, int Pages); const string Notes = \"/notes\"; async Task<Sent?> A(HttpClient http, string id) { var answer = await http.PutAsync($\"{Notes}/{id}\", JsonContent.Create(new Sent(TestIds.User5, 7))); return JsonSerializer.Deserialize<Sent>(await answer.Content.ReadAsStringAsync()); }" },
        // Two endpoints that one method maps, and answers of one shape.
        { "const int Seven = 7; async Task A(HttpClient http) { var note = await http.GetFromJsonAsync<JsonElement>(\"/notes/\" + Seven); var count = await http.GetFromJsonAsync<JsonElement>(\"/notes/count\"); Console.WriteLine(note.GetProperty(\"value\").GetInt32() == 7 && note.GetProperty(\"pages\").GetInt32() == 7 && count.GetProperty(\"value\").GetInt32() == 7); }",
          "static readonly Guid Seven = new Guid(\"00000000-0000-8000-8000-000000000007\"); async Task A(HttpClient http) { var note = await http.GetFromJsonAsync<JsonElement>(\"/notes/\" + Seven); var count = await http.GetFromJsonAsync<JsonElement>(\"/notes/count\"); Console.WriteLine(note.GetProperty(\"value\").GetGuid() == TestIds.Journal7 && note.GetProperty(\"pages\").GetInt32() == 7 && count.GetProperty(\"value\").GetInt32() == 7); }" },
        // What the endpoint takes by its address, whatever the words in it say: a page is no journal's.
        { "void A(HttpClient http, int which, int page) { http.GetAsync($\"/notes/{which}\"); http.GetAsync($\"api/v1/journals/of/{page}?w=5&w=6&reader=7&size=8\"); http.GetAsync(\"/api/v1/journals/of/9?w=\" + which); }",
          "void A(HttpClient http, Guid which, int page) { http.GetAsync($\"/notes/{which}\"); http.GetAsync($\"api/v1/journals/of/{page}?w=00000000-0000-8000-8000-000000000005&w=00000000-0000-8000-8000-000000000006&reader=00000000-0000-8000-8000-000000000007&size=8\"); http.GetAsync(\"/api/v1/journals/of/9?w=\" + which); }" },
        // What a test counts or draws makes no number of what the endpoint takes.
        { "record Sent(int Which, string Title, int Pages); Task<HttpResponseMessage> A(HttpClient http) => http.PutAsJsonAsync(\"/notes/8\", new Sent(5, \"x\", Random.Shared.Next()));",
          "record Sent(Guid Which, string Title, int Pages); Task<HttpResponseMessage> A(HttpClient http) => http.PutAsJsonAsync(\"/notes/00000000-0000-8000-8000-000000000008\", new Sent(TestIds.Journal5, \"x\", Random.Shared.Next()));" },
        // A message that is made before it is sent, here or by a method of the test's own.
        { "record Sent(int? by, int Pages); async Task<Sent?> A(HttpClient http, int id) { using var message = new HttpRequestMessage(HttpMethod.Put, $\"/notes/{id}\"); message.Headers.Add(\"x\", \"1\"); message.Content = JsonContent.Create(new Sent(5, 7)); var answer = await http.SendAsync(message); return await answer.Content.ReadFromJsonAsync<Sent>(); }",
          "record Sent(Guid? by, int Pages); async Task<Sent?> A(HttpClient http, Guid id) { using var message = new HttpRequestMessage(HttpMethod.Put, $\"/notes/{id}\"); message.Headers.Add(\"x\", \"1\"); message.Content = JsonContent.Create(new Sent(TestIds.User5, 7)); var answer = await http.SendAsync(message); return await answer.Content.ReadFromJsonAsync<Sent>(); }" },
        { "record Mine(int Which, int Pages); async Task<Mine?> A(HttpClient http) => await (await http.SendAsync(new HttpRequestMessage { RequestUri = new Uri(\"/api/v1/journals/5\", UriKind.Relative) })).Content.ReadFromJsonAsync<Mine>();",
          "record Mine(Guid Which, int Pages); async Task<Mine?> A(HttpClient http) => await (await http.SendAsync(new HttpRequestMessage { RequestUri = new Uri(\"/api/v1/journals/00000000-0000-8000-8000-000000000005\", UriKind.Relative) })).Content.ReadFromJsonAsync<Mine>();" },
        // A class of the client's own that knows where the service is.
        { "record Mine(int Which, int Pages); record Sent(int? by, int Pages); class Service(HttpClient http, string api) { private readonly string _api = api; public async Task<T?> HttpGet<T>(string uri) { var got = await http.GetAsync($\"{_api}{uri}\"); return got.IsSuccessStatusCode ? await Read<T>(got) : default; } public async Task<T?> HttpPut<T>(string uri, object sent) { var content = ToJson(sent); var got = await http.PutAsync(_api + \"/\" + uri, content); return await Read<T>(got); } StringContent ToJson(object sent) => new(JsonSerializer.Serialize(sent)); async Task<T?> Read<T>(HttpResponseMessage got) => JsonSerializer.Deserialize<T>(await got.Content.ReadAsStringAsync()); } async Task A(Service s, int id) { var mine = await s.HttpGet<Mine>($\"journals/{id}\"); var pages = await s.HttpGet<int[]>(\"v1/journals/pages\"); var put = await s.HttpPut<Sent>($\"notes/{id}\", new Sent(5, 7)); Console.WriteLine(mine!.Which == 5 && pages![0] == 5 && put!.by == 5); }",
          "record Mine(Guid Which, int Pages); record Sent(Guid? by, int Pages); class Service(HttpClient http, string api) { private readonly string _api = api; public async Task<T?> HttpGet<T>(string uri) { var got = await http.GetAsync($\"{_api}{uri}\"); return got.IsSuccessStatusCode ? await Read<T>(got) : default; } public async Task<T?> HttpPut<T>(string uri, object sent) { var content = ToJson(sent); var got = await http.PutAsync(_api + \"/\" + uri, content); return await Read<T>(got); } StringContent ToJson(object sent) => new(JsonSerializer.Serialize(sent)); async Task<T?> Read<T>(HttpResponseMessage got) => JsonSerializer.Deserialize<T>(await got.Content.ReadAsStringAsync()); } async Task A(Service s, Guid id) { var mine = await s.HttpGet<Mine>($\"journals/{id}\"); var pages = await s.HttpGet<int[]>(\"v1/journals/pages\"); var put = await s.HttpPut<Sent>($\"notes/{id}\", new Sent(TestIds.User5, 7)); Console.WriteLine(mine!.Which == TestIds.Journal5 && pages![0] == 5 && put!.by == TestIds.User5); }" },
        { "record Sent(int Which, string Title, int Pages); HttpClient http = new(); Task<HttpResponseMessage> Send(HttpMethod method, string url, object? body = null) => http.SendAsync(new(method, url) { Content = JsonContent.Create(body) }); async Task A() { await Send(HttpMethod.Put, \"/notes/8\", new Sent(5, \"x\", 7)); await Send(HttpMethod.Delete, \"/notes/8\", new Sent(5, \"x\", 7)); }",
          "record Sent(Guid Which, string Title, int Pages); HttpClient http = new(); Task<HttpResponseMessage> Send(HttpMethod method, string url, object? body = null) => http.SendAsync(new(method, url) { Content = JsonContent.Create(body) }); async Task A() { await Send(HttpMethod.Put, \"/notes/00000000-0000-8000-8000-000000000008\", new Sent(TestIds.Journal5, \"x\", 7)); await Send(HttpMethod.Delete, \"/notes/8\", new Sent(TestIds.Journal5, \"x\", 7)); }" },
        { "record Mine(int Which, int Pages); HttpRequestMessage Ask(string path) { var asked = new HttpRequestMessage(HttpMethod.Get, path); asked.Headers.Add(\"x\", \"1\"); return asked; } async Task<Mine?> A(HttpClient http) => await (await http.SendAsync(Ask(\"/api/v1/journals/5\"))).Content.ReadFromJsonAsync<Mine>();",
          "record Mine(Guid Which, int Pages); HttpRequestMessage Ask(string path) { var asked = new HttpRequestMessage(HttpMethod.Get, path); asked.Headers.Add(\"x\", \"1\"); return asked; } async Task<Mine?> A(HttpClient http) => await (await http.SendAsync(Ask(\"/api/v1/journals/00000000-0000-8000-8000-000000000005\"))).Content.ReadFromJsonAsync<Mine>();" },
        { "record Mine(int Which, int Pages); static async Task<T?> Read<T>(HttpResponseMessage answer) => JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync()); async Task<Mine?> A(HttpClient http) { var answer = await http.GetAsync(\"/api/v1/journals/5\"); return await Read<Mine>(answer); }",
          "record Mine(Guid Which, int Pages); static async Task<T?> Read<T>(HttpResponseMessage answer) => JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync()); async Task<Mine?> A(HttpClient http) { var answer = await http.GetAsync(\"/api/v1/journals/00000000-0000-8000-8000-000000000005\"); return await Read<Mine>(answer); }" },
        { "class Mine { public int Writer { get; set; } public int Pages { get; set; } } HttpContent New() { var mine = new Mine { Writer = 5, Pages = 5 }; return new StringContent(JsonSerializer.Serialize(mine)); } Task A(HttpClient http) => http.PostAsync(\"/api/v1/journals\", New());",
          "class Mine { public Guid Writer { get; set; } public int Pages { get; set; } } HttpContent New() { var mine = new Mine { Writer = TestIds.User5, Pages = 5 }; return new StringContent(JsonSerializer.Serialize(mine)); } Task A(HttpClient http) => http.PostAsync(\"/api/v1/journals\", New());" },
        // What an endpoint takes as a service is none of the request's.
        { "async Task A(HttpClient http, bool other) { var which = other ? 5 : 6; await http.GetAsync($\"/notes/{which}/mine\"); }", "async Task A(HttpClient http, bool other) { var which = other ? TestIds.Journal5 : TestIds.Journal6; await http.GetAsync($\"/notes/{which}/mine\"); }" },
        // A group that is handed to another method, and one that an action leaves.
        { "async Task<bool> A(HttpClient http) => await http.GetFromJsonAsync<int>(\"http://localhost/notes/inner/first\") == 5 && JsonDocument.Parse(await http.GetStringAsync(\"users/x/first\")).RootElement.GetProperty(\"value\").GetInt32() == 5;",
          "async Task<bool> A(HttpClient http) => await http.GetFromJsonAsync<Guid>(\"http://localhost/notes/inner/first\") == TestIds.Journal5 && JsonDocument.Parse(await http.GetStringAsync(\"users/x/first\")).RootElement.GetProperty(\"value\").GetInt32() == 5;" },
    };

    [Theory]
    [MemberData(nameof(Exchanged))]
    public async Task A_client_takes_and_gives_what_the_endpoint_does(string client, string changed)
    {
        var change = await ChangeAsync(client, "xunit.v3.core");
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(Client(changed), change.Text("Tests/Tests.cs"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>A library that has a client for others: where what it reads is called as what the endpoint answers with, it is that.</summary>
    [Theory]
    [InlineData("public record Row(int Which, string Title, int Pages, int? By); private readonly string _base = \"api/v1/journals/\"; Task<Row?> A(HttpClient http, int number) { var address = $\"{_base}{number}\"; return http.GetFromJsonAsync<Row>(address); }",
        "public record Row(Guid Which, string Title, int Pages, Guid? By); private readonly string _base = \"api/v1/journals/\"; Task<Row?> A(HttpClient http, Guid number) { var address = $\"{_base}{number}\"; return http.GetFromJsonAsync<Row>(address); }")]
    [InlineData("public record Mine(int Which, string Title, int Pages); private readonly string _base = \"api/v1/journals/\"; Task<Mine?> A(HttpClient http, int number) => http.GetFromJsonAsync<Mine>($\"{_base}{number}\");", null)]
    [InlineData("public record Row(int Which, string Title, int Pages); Task<Row?> A(HttpClient http, int number) => http.GetFromJsonAsync<Row>($\"api/v1/users/{number}\");", null)]
    public async Task A_library_is_a_client_by_the_names_of_its_types(string client, string? changed)
    {
        var change = await ChangeAsync(client, "System.Runtime.Extra");
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(Client(changed ?? client), change.Text("Tests/Tests.cs"));
    }

    /// <summary>An interface that a library makes a client of, in a test and in a library.</summary>
    [Theory]
    [InlineData("xunit.v3.core", "[Get(\"/api/v1/journals/{number}\")] Task<Mine> A(int number); public record Mine(int Which, int Pages);", "[Get(\"/api/v1/journals/{number}\")] Task<Mine> A(Guid number); public record Mine(Guid Which, int Pages);")]
    [InlineData("xunit.v3.core", "[Get(\"/api/v1/journals/newest?x=1\")] Task<ApiResponse<Answer<int>>> A(); public record Answer<T>(T Data, int Tries);", "[Get(\"/api/v1/journals/newest?x=1\")] Task<ApiResponse<Answer<Guid>>> A(); public record Answer<T>(T Data, int Tries);")]
    [InlineData("xunit.v3.core", "[Put(\"/notes/{id}\")] Task A([AliasAs(\"id\")] int number, [Body] Mine row); public record Mine(int By, int Pages);", "[Put(\"/notes/{id}\")] Task A([AliasAs(\"id\")] Guid number, [Body] Mine row); public record Mine(Guid By, int Pages);")]
    [InlineData("xunit.v3.core", "[Get(\"/api/v1/journals/of/{page}\")] Task A(int page, [AliasAs(\"w\")] int[] who, int? reader);", "[Get(\"/api/v1/journals/of/{page}\")] Task A(int page, [AliasAs(\"w\")] Guid[] who, Guid? reader);")]
    [InlineData("System.Runtime.Extra", "[Get(\"/api/v1/journals/{number}\")] Task<Row> A(int number); public record Row(int Which, int Pages);", "[Get(\"/api/v1/journals/{number}\")] Task<Row> A(Guid number); public record Row(Guid Which, int Pages);")]
    [InlineData("System.Runtime.Extra", "[Get(\"/api/v1/journals/{number}\")] Task<Mine> A(int number); public record Mine(int Which, int Pages);", null)]
    public async Task An_interface_of_requests_takes_and_gives_what_the_endpoint_does(string reference, string members, string? changed)
    {
        const string library = "using System; namespace Refit { public class GetAttribute(string path) : Attribute; public class PutAttribute(string path) : Attribute; public class AliasAsAttribute(string name) : Attribute; public class BodyAttribute : Attribute; public class ApiResponse<T> { public T? Content { get; } } }";
        static string Code(string members) => $"using System; using System.Threading.Tasks; using Refit; namespace Tests; public interface ICalls {{ {members} }}\n";
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Code.cs", $"using Microsoft.AspNetCore.Http.HttpResults; using Microsoft.AspNetCore.Routing; {CodeBlock.Usings}\n{Api}")], []),
            (reference, [($"{reference}/Fact.cs", $"{library} namespace Xunit {{ public class FactAttribute : Attribute; }}")], []),
            ("Tests", [("Tests/Tests.cs", Code(members))], [reference]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(Code(changed ?? members), change.Text("Tests/Tests.cs"));
    }

    /// <summary>What another system is asked has no more than a path in common with an endpoint, and a library may be of one.</summary>
    [Theory]
    [InlineData("record Mine(int Which, int Pages); Task<Mine?> A(HttpClient http) => http.GetFromJsonAsync<Mine>(\"/api/v1/journals/5\");", "System.Runtime.Extra")]
    [InlineData("record Mine(int Which, int Pages); Task<Mine?> A(HttpClient http) => http.GetFromJsonAsync<Mine>(\"https://example.com/api/v1/journals/5\");", "xunit.v3.core")]
    [InlineData("record Mine(int Which, int Pages); Task<Mine?> A(HttpClient http) => http.DeleteFromJsonAsync<Mine>(\"/api/v1/journals/5\");", "xunit.v3.core")]
    [InlineData("record Mine(int Which, int Pages); Task<Mine?> A(HttpClient http, string host) => http.GetFromJsonAsync<Mine>($\"{host}/5\");", "xunit.v3.core")]
    [InlineData("record Mine(int Which, int Pages); Task<Mine?> A(HttpClient http) => http.GetFromJsonAsync<Mine>(\"/rest/journals/5.json\");", "xunit.v3.core")]
    public async Task What_is_asked_elsewhere_stays(string client, string reference)
    {
        var change = await ChangeAsync(client, reference);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Contains("record Mine(int Which, int Pages)", change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
    }

    private static Task<CodeChange> ChangeAsync(string client, string reference) => CodeChange.OfProjectsAsync(
        ("Web", [("Web/Model.cs", Journals.Model), ("Web/Code.cs", $"using Microsoft.AspNetCore.Http.HttpResults; using Microsoft.AspNetCore.Routing; {CodeBlock.Usings}\n{Api}")], []),
        (reference, [($"{reference}/Fact.cs", "namespace Xunit; public class FactAttribute : System.Attribute;")], []),
        ("Tests", [("Tests/Tests.cs", Client(client))], [reference]));

    private static string Client(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Threading.Tasks;
        namespace Tests;
        public class Calls
        {
            {{members}}
        }

        """;
}
