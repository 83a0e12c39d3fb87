using System.Collections.Immutable;
using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Rows that a test's helpers take where their callers name none: the changed tests use the same rows when they run.</summary>
public sealed class TestDefaultTests
{
    private const string Library = "namespace Xunit { public class FactAttribute : System.Attribute; }";

    /// <summary>Members of a test class, before and after.</summary>
    public static TheoryData<string, string> Changed => new()
    {
        { "static Journal Make(int id = 1, int userId = 2, int pages = 3) => new() { Id = id, UserId = userId, Pages = pages }; public static string Run() => Tell(Make()) + Tell(Make(4)) + Tell(Make(userId: 5)) + Tell(Make(6, 7, 8));", "static Journal Make(Guid? id = null, Guid? userId = null, int pages = 3) => new() { Id = id ?? TestIds.Journal1, UserId = userId ?? TestIds.User2, Pages = pages }; public static string Run() => Tell(Make()) + Tell(Make(TestIds.Journal4)) + Tell(Make(userId: TestIds.User5)) + Tell(Make(TestIds.Journal6, TestIds.User7, 8));" },
        // None stays none: by default, and where a caller gives it.
        { "static Journal Make(int id = 0, int userId = 2) { var j = new Journal { Id = id }; j.UserId = userId; return j; } public static string Run() => Tell(Make()) + Tell(Make(1, 0)) + Tell(Make(1, default(int)));", "static Journal Make(Guid id = default, Guid? userId = null) { var j = new Journal { Id = id }; j.UserId = userId ?? TestIds.User2; return j; } public static string Run() => Tell(Make()) + Tell(Make(TestIds.Journal1, Guid.Empty)) + Tell(Make(TestIds.Journal1, default(Guid)));" },
        // In a local function, in a function within the helper, beside other conversions.
        { "public static string Run() { Journal Make(int id = 1) { Func<int> again = () => id; return new() { Id = again() }; } return Tell(Make()) + Tell(Make(2)); }", "public static string Run() { Journal Make(Guid? id = null) { Func<Guid> again = () => id ?? TestIds.Journal1; return new() { Id = again() }; } return Tell(Make()) + Tell(Make(TestIds.Journal2)); }" },
        { "static string Ask(long id = 3L) { var all = new[] { new Journal { Id = 3 }, new Journal { Id = 4 } }.AsQueryable(); return $\"{nameof(id)} {id} {id == 0} {id > 0} {all.Count(j => j.Id == id)} \" + id.ToString(); } public static string Run() => Ask() + Ask(4) + Ask(0);", "static string Ask(Guid? id = null) { var all = new[] { new Journal { Id = TestIds.Journal3 }, new Journal { Id = TestIds.Journal4 } }.AsQueryable(); return $\"{nameof(id)} {id ?? TestIds.Journal3} {(id ?? TestIds.Journal3) == Guid.Empty} {(id ?? TestIds.Journal3) != Guid.Empty} {all.Count(j => j.Id == (id ?? TestIds.Journal3))} \" + (id ?? TestIds.Journal3).ToString(); } public static string Run() => Ask() + Ask(TestIds.Journal4) + Ask(Guid.Empty);" },
        // The name is that of a member.
        { "static string Both(int id = 1) { var (named, pair) = (new { id }, (id, 7)); return new Journal { Id = named.id }.Id + \" \" + new Journal { Id = pair.id }.Id; } public static string Run() => Both() + Both(2);", "static string Both(Guid? id = null) { var (named, pair) = (new { id = id ?? TestIds.Journal1 }, (id: id ?? TestIds.Journal1, 7)); return new Journal { Id = named.id }.Id + \" \" + new Journal { Id = pair.id }.Id; } public static string Run() => Both() + Both(TestIds.Journal2);" },
        { "static List<int> All(bool isMany, int id = 1) { foreach (var j in new[] { new Journal { Id = isMany ? id : 9 } }) return [j.Id, id]; return new() { id }; } public static string Run() => string.Join(' ', All(true)) + string.Join(' ', All(false, 2));", "static List<Guid> All(bool isMany, Guid? id = null) { foreach (var j in new[] { new Journal { Id = isMany ? (id ?? TestIds.Journal1) : TestIds.Journal9 } }) return [j.Id, id ?? TestIds.Journal1]; return new() { id ?? TestIds.Journal1 }; } public static string Run() => string.Join(' ', All(true)) + string.Join(' ', All(false, TestIds.Journal2));" },
        // One helper hands it on to another, also as a row that a constant names.
        { "const int Known = 5; static Journal Make(int id = Known) => Of(id); static Journal Of(int id = 6) => new() { Id = id }; public static string Run() => Tell(Make()) + Tell(Of()) + Tell(Of(Known));", "static readonly Guid Known = new Guid(\"00000000-0000-8000-8000-000000000005\"); static Journal Make(Guid? id = null) => Of(id ?? TestIds.Journal5); static Journal Of(Guid? id = null) => new() { Id = id ?? TestIds.Journal6 }; public static string Run() => Tell(Make()) + Tell(Of()) + Tell(Of(Known));" },
        { "private protected Journal Made(int id = 1) => new() { Id = id }; public static string Run() => Tell(new Code().Made()) + Tell(new Code()?.Made(id: 2)!);", "private protected Journal Made(Guid? id = null) => new() { Id = id ?? TestIds.Journal1 }; public static string Run() => Tell(new Code().Made()) + Tell(new Code()?.Made(id: TestIds.Journal2)!);" },
    };

    /// <summary>Helpers whose default stays that of a Guid, and is left to a person.</summary>
    public static TheoryData<string> Left =>
    [
        // As a delegate, by its name, with a default of its caller's.
        "static Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(new[] { 2 }.Select(i => i).Select(Make).First());",
        "static Journal Make(int id = 1) => new() { Id = id }; public static string Run() { Func<int, Journal> make = Make; return Tell(make(2)); }",
        "static Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(Make()) + nameof(Make);",
        "static Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(Make()) + typeof(Code).GetMethod(\"Make\");",
        "static Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(Make(default));",
        // What others say of it, or take it for.
        "public Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(new Code().Make());",
        "private protected virtual Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(new Code().Make());",
        "static Journal Make(int id = 1) => new() { Id = id }; static Journal Make(string title) => new() { Title = title }; public static string Run() => Tell(Make());",
        "class Made : Journal { internal Made(int id = 1) => Id = id; } public static string Run() => Tell(new Made());",
        "class Made(int id = 1) { public Journal Of() => new() { Id = id }; } public static string Run() => Tell(new Made().Of());",
        "public static string Run() { var make = (int id = 1) => new Journal { Id = id }; return Tell(make()); }",
        // What is written to, or is a pattern's.
        "static Journal Make(int id = 1) { if (id == 5) id = 4; return new() { Id = id }; } public static string Run() => Tell(Make());",
        "static Journal Make(int id = 1) { (id, var pages) = (new Journal { Id = 4 }.Id, 3); return new() { Id = id, Pages = pages }; } public static string Run() => Tell(Make());",
        "static Journal Make(int id = 1) { Next(ref id); return new() { Id = id }; } static void Next(ref int id) => id = new Journal { Id = 8 }.Id; public static string Run() => Tell(Make());",
        "static string Make(int id = 1) => id is 1 or 2 ? Tell(new Journal { Id = id }) : \"\"; public static string Run() => Make();",
        "static Journal Make(int id = 1) { ArgumentOutOfRangeException.ThrowIfNegativeOrZero(id); return new() { Id = id }; } public static string Run() => Tell(Make());",
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task Becomes(string before, string after)
    {
        var change = await OfAsync(before, "xunit.core");
        Assert.Equal(Files(after).Last().Text, change.Text("Code/Code.cs"));
        Assert.Equal("", string.Join('\n', change.Open));
        Assert.Equal(await ProgramOutput.OfAsync(change.Before), await ProgramOutput.OfAsync(change.After));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    [Theory]
    [MemberData(nameof(Left))]
    public async Task Stays_where_it_could_mean_something_else(string members)
    {
        var change = await OfAsync(members, "xunit.core");
        Assert.Contains("Guid id = default", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains(change.Open, place => place.Contains("The parameter's default was 1", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    [Fact]
    public async Task Stays_outside_of_tests()
    {
        var change = await OfAsync("static Journal Make(int id = 1) => new() { Id = id }; public static string Run() => Tell(Make());", "Library");
        Assert.Contains("static Journal Make(Guid id = default) => new() { Id = id };", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Single(change.Open, place => place.StartsWith("1: The parameter's default was 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_person_says_means_none_stays_none()
    {
        const string Members = "static Journal Make(int id = -1) => new() { Id = id }; public static string Run() => Tell(Make());";
        var change = await OfAsync(Members, "xunit.core");
        var decision = Assert.Single(change.Result.Decisions, decision => decision.Code == "-1");
        Assert.Contains("id ?? TestIds.JournalMinus1", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        var answered = await CodeChange.OfLibraryAsync(("xunit.core", Library), new() { Answers = new Dictionary<string, string> { [decision.Key] = "empty" }.ToImmutableDictionary() }, [.. Files(Members)]);
        Assert.Contains("static Journal Make(Guid id = default) => new() { Id = id };", answered.Text("Code/Code.cs"), StringComparison.Ordinal);
    }

    /// <summary>A helper that other projects of tests call, of which one takes it for a delegate.</summary>
    [Theory]
    [InlineData("object A() => Data.Make(3);", "public static Journal Make(Guid? id = null) => new() { Id = id ?? TestIds.Journal1 };")]
    [InlineData("Func<int, Journal> A() => Data.Make;", "public static Journal Make(Guid id = default) => new() { Id = id };")]
    public async Task Becomes_what_all_projects_can_call(string members, string after)
    {
        var change = await CodeChange.OfProjectsAsync(
            ("Web", [("Web/Model.cs", Journals.Model)], []),
            ("xunit.core", [("xunit.core/Fact.cs", Library)], []),
            ("Data", [("Data/Data.cs", "namespace Vibes;\npublic static class Data { public static Journal Make(int id = 1) => new() { Id = id }; }\n")], ["Web", "xunit.core"]),
            ("Tests", [("Tests/Tests.cs", $"using System;\nnamespace Vibes;\npublic class Tests {{ {members} }}\n")], ["Web", "xunit.core", "Data"]));
        Assert.Contains(after, change.Text("Data/Data.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    private static Task<CodeChange> OfAsync(string members, string library) => CodeChange.OfLibraryAsync((library, Library), [.. Files(members)]);

    private static IEnumerable<(string Name, string Text)> Files(string members) =>
    [
        ("Model.cs", Journals.Model),
        ("Code.cs", $"using System;\nusing System.Collections.Generic;\nusing System.Linq;\nusing Xunit;\nnamespace Vibes;\npublic class Code\n{{\n    {members}\n    static string Tell(Journal j) => $\"{{j.Id}} {{j.UserId}} {{j.Pages}};\";\n    [Fact] public void Runs() => Run();\n}}\n"),
    ];
}
