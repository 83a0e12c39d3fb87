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
    public async Task What_is_named_for_an_id_and_stays_a_number_is_listed(string call, params string[] expected)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", "using System.Net.Http; using System.Net.Http.Json; " + CodeBlock.Of($"{Types} object? B(HttpClient http, string key) => {call};")));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), change.Result.Open.Select(open => $"{open.Code}: {open.Entity}").Order(StringComparer.Ordinal));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }
}
