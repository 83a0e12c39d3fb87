using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Types that only an HTTP client fills from JSON: no id is seen to get there, and the places are listed.</summary>
public sealed class JsonClientTests
{
    private const string Types = """
        public class Row { public int Id { get; set; } public int UserId { get; set; } public string Title { get; set; } = ""; public int Pages { get; set; } public int StatusId { get; set; } }
        public record JournalRow(int Id, int Pages);
        public class Paged<T> { public List<T> Items { get; set; } = []; public int Page { get; set; } }
        public class JournalKind { public int Id { get; set; } public string Name { get; set; } = ""; }
        public class JournalDetailsDto { public int Id { get; set; } public int Pages { get; set; } }
        public class Rate { public int Id { get; set; } public int Percent { get; set; } }
        int A(Journal j) => j.Id;
        """;

    [Theory]
    [InlineData("http.GetFromJsonAsync<Row>($\"/api/journals/{key}\")", "public int Id { get; set; }: Journal", "public int UserId { get; set; }: User")]
    [InlineData("http.GetFromJsonAsync<List<Row>>($\"/api/users/{key}/journals\")", "public int Id { get; set; }: Journal", "public int UserId { get; set; }: User")]
    [InlineData("http.GetFromJsonAsync<Paged<JournalRow>>(\"/api/x\")", "int Id: Journal")]
    [InlineData("http.PostAsJsonAsync(\"/api/journals\", new JournalRow(1, 2))", "int Id: Journal")]
    [InlineData("http.GetFromJsonAsync<Rate>(\"/api/rates\")")]
    [InlineData("JsonSerializer.Deserialize<Row>(key)")]
    // What is named for an entity and something else is no copy of it, whatever address it comes from.
    [InlineData("http.GetFromJsonAsync<JournalKind[]>(\"/api/kinds\")")]
    [InlineData("http.GetFromJsonAsync<JournalKind[]>(\"/api/journals\")")]
    [InlineData("http.GetFromJsonAsync<JournalKind[]>(\"/api/tags\")", "public int Id { get; set; }: Tag")]
    [InlineData("http.GetFromJsonAsync<JournalDetailsDto[]>(\"/api/x\")", "public int Id { get; set; }: Journal")]
    // What is read as a text first.
    [InlineData("JsonSerializer.Deserialize<JournalRow>(http.GetStringAsync(key).Result)", "int Id: Journal")]
    public async Task What_is_named_for_an_id_and_stays_a_number_is_listed(string call, params string[] expected)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", "using System.Net.Http; using System.Net.Http.Json; " + CodeBlock.Of($"{Types} object? B(HttpClient http, string key) => {call};")));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), change.Result.Open.Select(open => $"{open.Code}: {open.Entity}").Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>Integers that are read where an id is given, also by a method of the program's own. A count is read as well, and is given none.</summary>
    [Theory]
    [InlineData("public async Task<int> Delete(HttpClient http, int id) => await (await http.DeleteAsync($\"/x/{id}\")).Content.ReadFromJsonAsync<int>(); void Use(Journal j) => Delete(null!, j.Id);", true)]
    [InlineData("public async Task<List<int>?> Save(HttpClient http, Journal journal) => await (await http.PostAsJsonAsync(\"/x\", journal)).Content.ReadFromJsonAsync<List<int>>();", true)]
    [InlineData("public class Result<T> { public T? Data { get; set; } } static async Task<Result<T>?> Read<T>(HttpResponseMessage answer) => JsonSerializer.Deserialize<Result<T>>(await answer.Content.ReadAsStringAsync()); public async Task<Result<int>?> Delete(HttpClient http, int id) => await Read<int>(await http.DeleteAsync($\"/x/{id}\")); void Use(Journal j) => Delete(null!, j.Id);", true)]
    [InlineData("public async Task<int> Count(HttpClient http, int page) => await http.GetFromJsonAsync<int>(\"/x\");", false)]
    [InlineData("public async Task<string?> Delete(HttpClient http, int id) => await (await http.DeleteAsync($\"/x/{id}\")).Content.ReadFromJsonAsync<string>(); void Use(Journal j) => Delete(null!, j.Id);", false)]
    public async Task An_integer_that_is_read_where_an_id_is_given_is_listed(string members, bool isListed)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", "using System.Net.Http; using System.Net.Http.Json; " + CodeBlock.Of(members)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(isListed, change.Open.Any(open => open.Contains("from JSON where an id is given", StringComparison.Ordinal)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>Services that share messages as JSON alone have a type each. One of another shape is another type, and what refers to the changed one is followed.</summary>
    [Theory]
    [InlineData("public record Written(int Writer, int Pages);", "", true)]
    [InlineData("public class Written { public int? Writer { get; set; } public string Title { get; set; } = \"\"; public int Pages { get; set; } }", "", true)]
    [InlineData("public class Written { public int Writer { get; set; } public string Title { get; set; } = \"\"; public int Size { get; set; } }", "", false)]
    [InlineData("public record Written(System.Guid Writer, int Pages);", "", false)]
    [InlineData("public class Other { public record Written(int Writer, int Pages); }", "", false)]
    [InlineData("public record Written(int Writer, int Pages);", "Web", false)]
    public async Task A_type_of_the_same_name_that_stays_a_number_elsewhere_is_listed(string twin, string reference, bool isListed)
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Written.cs", "namespace Vibes;\npublic record Written(int Writer, int Pages);\npublic class Bus { public Written Of(Journal journal) => new(journal.UserId, 3); }\n")], []),
            ("Mail", [("Mail/Written.cs", $"namespace Mail;\n{twin}\n")], reference.Length == 0 ? [] : [reference]));
        Assert.Contains("record Written(Guid Writer, int Pages)", change.Text("Web/Written.cs"), StringComparison.Ordinal);
        Assert.Equal(isListed, change.Open.Any(open => open.Contains("'Written.Writer' has become a Guid in Web. Mail has a type of this name", StringComparison.Ordinal)));
        Assert.DoesNotContain(change.Open, open => open.Contains("'Written.Pages'", StringComparison.Ordinal));
    }

    /// <summary>What a file holds nobody changes; what another program's answer holds is none of it.</summary>
    [Theory]
    [InlineData("JsonSerializer.Deserialize<Journal[]>(System.IO.File.ReadAllText(key))", "Journal")]
    [InlineData("JsonSerializer.Deserialize<List<Seed>>(System.IO.File.OpenRead(key))", "User")]
    [InlineData("JsonSerializer.Deserialize<Rate>(System.IO.File.ReadAllText(key))", null)]
    [InlineData("JsonSerializer.Deserialize<Journal[]>(key)", null)]
    public async Task What_is_read_from_a_file_into_ids_is_listed(string call, string? entity)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of($$"""
            public class Seed { public string Title { get; set; } = ""; public int Owner { get; set; } public int Pages { get; set; } }
            public class Rate { public int Id { get; set; } public int Percent { get; set; } }
            Journal A(Seed seed) => new() { UserId = seed.Owner };
            object? B(string key) => {{call}};
            """)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.DoesNotContain(change.Open, open => open.Contains("into ''", StringComparison.Ordinal));
        Assert.Equal(entity is null ? [] : [$"{call}: {entity}"], change.Result.Open.Where(open => open.Why.StartsWith("It reads a file into", StringComparison.Ordinal)).Select(open => $"{open.Code}: {open.Entity}"));
    }

    /// <summary>JSON that a test writes as a text, where its member is named for an id.</summary>
    [Theory]
    [InlineData("""""
        """{ "title": "x", "userId": 5 }"""
        """"", true)]
    [InlineData("""
        "{\"user_id\": 5}"
        """, true)]
    [InlineData("""
        "{\"userId\": null, \"pages\": 5, \"statusId\": 3}"
        """, false)]
    [InlineData("""
        "userId: 5"
        """, false)]
    public async Task JSON_in_a_text_of_a_test_is_listed(string text, bool isListed)
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model)], []),
            CodeChange.Xunit,
            ("Tests", [("Tests/Tests.cs", $"namespace Vibes;\npublic class Tests\n{{\n    [Xunit.Fact] public void A() => System.Console.WriteLine({text.Trim()});\n}}\n")], ["Web", "xunit.v3.core"]));
        Assert.Equal(isListed, change.Open.Any(open => open.Contains("The JSON has the number 5 for 'user", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_a_test_reads_is_listed()
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model)], []),
            CodeChange.Xunit,
            ("Tests", [("Tests/Tests.cs", "using System.Text.Json;\nnamespace Vibes;\npublic class Row { public int UserId { get; set; } public int Pages { get; set; } }\npublic class Tests\n{\n    [Xunit.Fact] public void A() => System.Console.WriteLine(JsonSerializer.Deserialize<Row>(JsonSerializer.Serialize(new Journal { UserId = 5 }))!.UserId == 5);\n}\n")], ["Web", "xunit.v3.core"]));
        Assert.Contains(change.Open, open => open.StartsWith("public int UserId { get; set; }: Deserialize takes 'Row' for JSON", StringComparison.Ordinal));
        Assert.DoesNotContain(change.Open, open => open.Contains("Pages", StringComparison.Ordinal));
    }

    /// <summary>What is parsed of a text and is named for an id, and gets nowhere from where the code knows that it is one.</summary>
    [Theory]
    [InlineData("int UserId(string claim) => int.Parse(claim);", "UserId")]
    [InlineData("int GetCurrentUserId(string? claim) => claim is null ? 0 : int.Parse(claim);", "GetCurrentUserId")]
    [InlineData("int UserId => int.TryParse(Claim, out var id) ? id : 0; string Claim => \"5\";", null)]
    [InlineData("bool Is(string header) => int.TryParse(header, out var userId) && userId > 0;", "userId")]
    [InlineData("long? Of(string? text) { long? journalId = text is null ? null : System.Convert.ToInt64(text); return journalId; }", "journalId")]
    [InlineData("int Level(string claim) => int.Parse(claim);", null)]
    [InlineData("Journal? Find(string text) { var journalId = int.Parse(text); return new List<Journal>().Find(j => j.Id == journalId); }", null)]
    public async Task What_is_parsed_by_the_name_of_an_id_is_listed(string member, string? name)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(member + " object A(Journal j, User u) => (j.Id, u.Id);")));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(name is null ? [] : [name], change.Result.Open.Where(open => open.Why.StartsWith("It parses a number", StringComparison.Ordinal)).Select(open => open.Why.Split('\'')[1]));
    }

    /// <summary>A number of JSON that a test compares with an id is one, whoever has answered with it.</summary>
    [Fact]
    public async Task What_is_compared_with_an_id_is_read_as_one()
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model)], []),
            ("xunit.v3.core", [("xunit.v3.core/Fact.cs", "namespace Xunit; public class FactAttribute : System.Attribute; public static class Assert { public static void Equal<T>(T expected, T actual) { } }")], []),
            ("Tests", [("Tests/Tests.cs", "using System.Text.Json;\nnamespace Vibes;\npublic class Tests\n{\n    [Xunit.Fact] public void A(Journal j, JsonElement json) { Xunit.Assert.Equal(j.Id, json.GetProperty(\"parentId\").GetInt32()); Xunit.Assert.Equal(j.Pages, json.GetProperty(\"id\").GetInt32()); }\n}\n")], ["Web", "xunit.v3.core"]));
        Assert.Contains("Equal(j.Id, json.GetProperty(\"parentId\").GetGuid()); Xunit.Assert.Equal(j.Pages, json.GetProperty(\"id\").GetInt32());", change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }
}
