using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Numbers that a test counts, and takes for ids: each stands for the id that is written where the number is.</summary>
public sealed class TestNumberTests
{
    private const string Library =
        """
        using System;
        using System.Collections.Generic;
        namespace Xunit;
        public class FactAttribute : Attribute;
        public static class Assert
        {
            public static void Equal<T>(T expected, T actual) { }
            public static void Contains<T>(IEnumerable<T> all, Predicate<T> wanted) { }
        }
        """;

    /// <summary>A test's members, before and after.</summary>
    public static TheoryData<string, string> Counted => new()
    {
        { "[Fact] void A() { var js = Enumerable.Range(1, 9).Select(i => new Journal { Id = i, UserId = i % 3 + 1, Pages = i }).ToList(); Assert.Equal(3, js[2].Id); }", "[Fact] void A() { var js = Enumerable.Range(1, 9).Select(i => new Journal { Id = TestIds.Of(i), UserId = TestIds.Of(i % 3 + 1), Pages = i }).ToList(); Assert.Equal(TestIds.Journal3, js[2].Id); }" },
        { "[Fact] void A() { for (int i = 0; i < 9; i++) { Assert.Equal(i + 1, All[i].Id); Assert.Contains(All, j => j.Id == i + 1); } } List<Journal> All = [];", "[Fact] void A() { for (int i = 0; i < 9; i++) { Assert.Equal(TestIds.Of(i + 1), All[i].Id); Assert.Contains(All, j => j.Id == TestIds.Of(i + 1)); } } List<Journal> All = [];" },
        { "[Fact] void A() { for (var i = 1; i < 9; i++) Make(i, i * 10); } Journal Make(int id, int pages) => new() { Id = id, Pages = pages };", "[Fact] void A() { for (var i = 1; i < 9; i++) Make(TestIds.Of(i), i * 10); } Journal Make(Guid id, int pages) => new() { Id = id, Pages = pages };" },
        { "[Fact] void A() { var id = 0; foreach (var t in new[] { \"a\", \"b\" }) Console.WriteLine(new Journal { Id = ++id, Title = t }.Id == 2); }", "[Fact] void A() { var id = 0; foreach (var t in new[] { \"a\", \"b\" }) Console.WriteLine(new Journal { Id = TestIds.Of(++id), Title = t }.Id == TestIds.Journal2); }" },
        { "[Fact] void A() { for (var i = 1; i < 9; i++) { var j = new Journal(); typeof(Journal).GetProperty(\"Id\")!.SetValue(j, i); typeof(Journal).GetProperty(\"Pages\")!.SetValue(j, i); } }", "[Fact] void A() { for (var i = 1; i < 9; i++) { var j = new Journal(); typeof(Journal).GetProperty(\"Id\")!.SetValue(j, TestIds.Of(i)); typeof(Journal).GetProperty(\"Pages\")!.SetValue(j, i); } }" },
        { "[Fact] void A() { Assert.Equal(0, Find(int.MaxValue).Pages); Assert.Equal(int.MaxValue, new Journal().Pages); } Journal Find(int id) => new() { Id = id };", "[Fact] void A() { Assert.Equal(0, Find(TestIds.Journal2147483647).Pages); Assert.Equal(int.MaxValue, new Journal().Pages); } Journal Find(Guid id) => new() { Id = id };" },
    };

    /// <summary>A test's statement with an id beyond that of a row.</summary>
    public static TheoryData<string, string> Beyond => new()
    {
        // No row has it, and how far beyond it is says nothing.
        { "Find(j.Id + 1);", "Find(Guid.CreateVersion7());" },
        { "Find(j.Id + 2);", "Find(Guid.CreateVersion7());" },
        { "Find(999 + j.Id);", "Find(Guid.CreateVersion7());" },
        { "const int Far = 100; Find(j.Id + Far);", "const int Far = 100; Find(Guid.CreateVersion7());" },
        { "var missing = j.Id + 100; Find(missing);", "var missing = Guid.CreateVersion7(); Find(missing);" },
        { "Find(db.Journals.Max(x => x.Id) + 1000);", "Find(Guid.CreateVersion7());" },
        { "Assert.Contains(db.Journals, x => x.UserId != k.UserId); k.UserId = j.UserId + 7;", "k.UserId = Guid.CreateVersion7();" },
        { "client.GetAsync($\"/journals/{j.Id + 999}\");", "client.GetAsync($\"/journals/{Guid.CreateVersion7()}\");" },
        { "client.GetAsync(\"/journals/\" + (j.Id + 5));", "client.GetAsync(\"/journals/\" + (Guid.CreateVersion7()));" },
        { "client.GetAsync($\"/journals?id={j.Id + 5}\");", "client.GetAsync($\"/journals?id={Guid.CreateVersion7()}\");" },
        { "Find(int.MaxValue - 1); Find(-1); Find(99999);", "Find(TestIds.Journal2147483646); Find(TestIds.JournalMinus1); Find(TestIds.Journal99999);" },
        // The order of ids is meant, or nothing that is certain.
        { "Assert.Equal(j.Id + 1, k.Id);", "Assert.Equal(UuidDecision.Open<Guid>(\"j.Id + 1\"), k.Id);" },
        { "Assert.Equal(j.Id + 2, k.Id);", "Assert.Equal(UuidDecision.Open<Guid>(\"j.Id + 2\"), k.Id);" },
        { "Console.WriteLine(j.Id == k.Id + 2);", "Console.WriteLine(j.Id == UuidDecision.Open<Guid>(\"k.Id + 2\"));" },
        { "Console.WriteLine($\"Journal {j.Id + 2}\");", "Console.WriteLine($\"Journal {UuidDecision.Open<int>(\"j.Id + 2\")}\");" },
        { "Find(j.Id - 2);", "Find(UuidDecision.Open<Guid>(\"j.Id - 2\"));" },
        { "Find(j.Id + j.Pages);", "Find(UuidDecision.Open<Guid>(\"j.Id + j.Pages\"));" },
    };

    [Theory]
    [MemberData(nameof(Beyond))]
    public async Task Beyond_a_row_are_no_rows(string before, string after)
    {
        var change = await OfAsync($"[Fact] void A(Journal j, Journal k, VibesContext db, System.Net.Http.HttpClient client) {{ {before} }} Journal? Find(int id) => new VibesContext().Journals.Find(id);");
        Assert.Contains(after, change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    /// <summary>What an assertion says of rows that have an id among others.</summary>
    public static TheoryData<string, string> Asserted => new()
    {
        { "Rows().Should().Contain([(100, 5), (5, 6)]);", "Rows().Should().Contain([(100, TestIds.Id5), (5, TestIds.Id6)]);" },
        { "Rows().Should().HaveCount(5).And.Contain((100, 5));", "Rows().Should().HaveCount(5).And.Contain((100, TestIds.Journal5));" },
        { "Rows().ShouldContain((100, 5));", "Rows().ShouldContain((100, TestIds.Journal5));" },
    };

    [Theory]
    [MemberData(nameof(Asserted))]
    public async Task Are_ids_where_what_is_asserted_has_them(string before, string after)
    {
        const string assertions = """
            public class Claims<T>(IEnumerable<T> rows)
            {
                public Claims<T> And => this;
                public Claims<T> HaveCount(int count) => this;
                public Claims<T> Contain(T row) => this;
                public Claims<T> Contain(IEnumerable<T> wanted) => this;
                public IEnumerable<T> Rows => rows;
            }
            public static class ClaimExtensions
            {
                public static Claims<T> Should<T>(this IEnumerable<T> rows) => new(rows);
                public static void ShouldContain<T>(this IEnumerable<T> rows, T row) { }
            }
            """;
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model)], []),
            ("xunit.v3.core", [("xunit.v3.core/Assert.cs", Library + assertions)], []),
            ("Tests", [("Tests/Tests.cs", $"using System.Collections.Generic;\nusing System.Linq;\nusing Xunit;\nnamespace Vibes;\npublic class Tests\n{{\n    [Fact] void A() {{ {before} }}\n    IEnumerable<(int, int)> Rows() => new List<Journal>().Select(j => (j.Pages, j.Id));\n}}\n")], ["Web", "xunit.v3.core"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.True(change.Text("Tests/Tests.cs").Contains(after, StringComparison.Ordinal), change.Text("Tests/Tests.cs") + string.Join('\n', change.Open));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    [Fact]
    public async Task So_is_one_in_bytes()
    {
        var change = await OfAsync("[Fact] void A() { var j = new Journal { Id = 5 }; Assert.Equal(\"id: 5\"u8.Length, j.Title.Length); }");
        Assert.Contains(change.Open, place => place.StartsWith("\"id: 5\"u8: The text has the number 5", StringComparison.Ordinal));
    }

    /// <summary>Texts of a test class, and those of them that have the number of a row whose id is a UUID in the class.</summary>
    [Theory]
    [InlineData("No journal with id 5", true)]
    [InlineData("Id: 5, pages: 5", true)]
    [InlineData("{\\\"journalId\\\":5}", true)]
    [InlineData("JournalIds [5]", true)]
    [InlineData("a[href='/journals/5']", true)]
    [InlineData("a[href='/pages/5']", false)]
    [InlineData("No journal with id 6", false)]
    [InlineData("paid 5", false)]
    [InlineData("5 journals", false)]
    [InlineData("Journal 5 is gone", true)]
    // A user 5 there is none.
    [InlineData("User 5 is gone", false)]
    [InlineData("The title of journal 5", false)]
    public async Task A_text_with_the_number_of_a_row_is_left_to_a_person(string text, bool isLeft)
    {
        var members = $"[Fact] void A() {{ var j = new Journal {{ Id = 5, Title = \"The title of journal 5\" }}; Assert.Equal(\"{text}\", j.Title); }}";
        var change = await OfAsync(members);
        Assert.Equal(isLeft, change.Open.Any(place => place.Contains("The text has the number 5", StringComparison.Ordinal)));
    }

    /// <summary>What a test chooses on a page is a text.</summary>
    [Theory]
    [InlineData("Find(\"select\").Change(\"5\")", true)]
    [InlineData("Find(\"select\").Change(\"6\")", false)]
    [InlineData("Find(\"5\").Change(\"x\")", false)]
    public async Task A_choice_of_a_row_is_left_to_a_person(string choice, bool isLeft)
    {
        var change = await OfAsync($"class Element {{ public void Change(string value) {{ }} }} Element Find(string selector) => new(); [Fact] void A() {{ var j = new Journal {{ Id = 5 }}; {choice}; }}");
        Assert.Equal(isLeft, change.Open.Any(place => place.Contains("The text has the number 5", StringComparison.Ordinal)));
    }

    /// <summary>What a test sends as texts, by the name of an id or of what is no id.</summary>
    public static TheoryData<string, string> Sent => new()
    {
        { "new Dictionary<string, string> { [\"journalId\"] = \"5\", [\"pages\"] = \"5\" }", $"[\"journalId\"] = \"{Five}\", [\"pages\"] = \"5\"" },
        { "new Dictionary<string, string> { { \"journalId\", \"5\" }, { \"journal\", \"5\" } }", $"{{ \"journalId\", \"{Five}\" }}, {{ \"journal\", \"5\" }}" },
        { "new KeyValuePair<string, string>(\"journalId\", \"5\")", $"(\"journalId\", \"{Five}\")" },
        { "new Dictionary<string, object> { [\"journalId\"] = 5, [\"userId\"] = \"x\" }", $"[\"journalId\"] = \"{Five}\", [\"userId\"] = \"x\"" },
        { "new Dictionary<string, int> { [\"journalId\"] = 5 }", "[\"journalId\"] = 5" },
        { "new System.Net.Http.HttpRequestMessage().Headers.TryAddWithoutValidation(\"X-Reader\", \"5\")", $"(\"X-Reader\", \"{Five}\")" },
        { "new System.Net.Http.HttpRequestMessage().Headers.TryAddWithoutValidation(\"X-Pages\", \"5\")", "(\"X-Pages\", \"5\")" },
        { "new System.Net.Http.MultipartFormDataContent { { new System.Net.Http.StringContent(\"5\"), \"journalId\" } }", $"new System.Net.Http.StringContent(\"{Five}\"), \"journalId\"" },
        { "Own(\"journalId\", \"5\")", "Own(\"journalId\", \"5\")" },
    };

    [Theory]
    [InlineData("new KeyValuePair<string, string>(\"Items[0].Id\", \"5\")", true)]
    [InlineData("new KeyValuePair<string, string>(\"Items[0].Quantity\", \"5\")", false)]
    public async Task A_field_that_may_be_an_id_is_listed(string sent, bool isListed)
    {
        var change = await OfAsync($"[Fact] void A() {{ var sent = {sent}; Assert.Equal(\"\", new Journal().Title); }}");
        Assert.Equal(isListed, change.Open.Any(open => open.StartsWith("\"5\": It is sent as 'Items[0].Id'", StringComparison.Ordinal)));
    }

    private const string Five = "00000000-0000-8000-8000-000000000005";

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task Are_ids_by_the_names_under_which_they_are_sent(string sent, string expected)
    {
        const string web = """
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Mvc;
            namespace Vibes;
            public static class Web
            {
                public static void Map(WebApplication app) => app.MapPost("/checkin", ([FromForm] int journalId, [FromForm] int pages, [FromHeader(Name = "X-Reader")] int reader, [FromHeader(Name = "X-Pages")] int size, VibesContext db) =>
                    db.Journals.Find(journalId) is { Pages: var all } && db.Users.Find(reader) is not null && all == pages + size);
            }
            """;
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model), ("Web/Web.cs", web)], []),
            ("xunit.v3.core", [("xunit.v3.core/Assert.cs", Library)], []),
            ("Tests", [("Tests/Tests.cs", $"using System.Collections.Generic;\nusing Xunit;\npublic class Tests\n{{\n    [Fact] void A() {{ var sent = {sent}; }}\n    static string Own(string name, string value) => name + value;\n}}\n")], ["Web", "xunit.v3.core"]));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Contains(expected, change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    [Theory]
    [MemberData(nameof(Counted))]
    public async Task Becomes(string before, string after)
    {
        var change = await OfAsync(before);
        Assert.Contains(after, change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("UuidDecision", change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain(change.Result.Open, place => place.Location.Path.EndsWith("TestIds.cs", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    [Fact]
    public async Task Stand_for_the_ids_that_are_written_for_them()
    {
        var change = await OfAsync("[Fact] void A() { for (var i = 1; i < 9; i++) Assert.Equal(i, new Journal { Id = 42 }.Id); }");
        using var image = new MemoryStream();
        var tests = CSharpCompilation.Create("Ids", [CSharpSyntaxTree.ParseText(change.Text("Tests/TestIds.cs"), cancellationToken: TestContext.Current.CancellationToken)], CodeChange.References, new(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(tests.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var ids = Assembly.Load(image.ToArray()).GetType("TestIds")!;
        var of = ids.GetMethod("Of")!.CreateDelegate<Func<long, Guid>>();
        Assert.Equal(ids.GetField("Journal42")!.GetValue(null), of(42));
        Assert.Equal(Guid.Empty, of(0));
        foreach (var number in new[] { 1, -1, 1020, int.MaxValue, long.MaxValue, long.MinValue })
            Assert.True(new ReadableIds().Of("", null, number) == of(number), number.ToString(CultureInfo.InvariantCulture));
    }

    // Rows of a database have other ids, which only the mapping knows: what is counted there stays for a person.
    [Fact]
    public async Task Stay_where_ids_are_those_of_a_database()
    {
        var change = await OfAsync("[Fact] void A() { for (var i = 1; i < 9; i++) Assert.Equal(i, new Journal().Id); }", new() { Literals = new DatabaseIds() });
        Assert.Contains("UuidDecision.Open<Guid>(\"i\")", change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
    }

    private static Task<CodeChange> OfAsync(string members, FixOptions? options = null) => CodeChange.OfProjectsAsync(options ?? new(),
        ("Web", [("Web/Model.cs", Journals.Model)], []),
        ("xunit.v3.core", [("xunit.v3.core/Assert.cs", Library)], []),
        ("Tests", [("Tests/Tests.cs", $"using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Xunit;\nnamespace Vibes;\npublic class Tests\n{{\n    {members}\n}}\n")], ["Web", "xunit.v3.core"]));

    private sealed class DatabaseIds : IIdLiterals
    {
        public bool AreOfDatabase => true;

        public Guid Of(string entity, string? table, long id) => new ReadableIds().Of(entity, table, id);
    }
}
