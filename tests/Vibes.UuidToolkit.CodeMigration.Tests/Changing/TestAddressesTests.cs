using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Parameters of tests that go into an address: what is behind an entity's word, and nothing else.</summary>
public sealed class TestAddressesTests
{
    private const string Library = "using System;\nnamespace Xunit;\n[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]\npublic class InlineDataAttribute(params object[] data) : Attribute { public object[] Data => data; }\n";

    /// <summary>The members of a class of tests, before and after; U is how the tests name a row's id.</summary>
    public static TheoryData<string, string> Changed => new()
    {
        { "[InlineData(1020, 200)] public Task<string> A(int id, int status) => Get($\"/api/journals/{id}/pages?status={status}\");", "[InlineData(\"U1020\", 200)] public Task<string> A(Guid id, int status) => Get($\"/api/journals/{id}/pages?status={status}\");" },
        { "[InlineData(3, 1020)] [InlineData(0, -1)] public Task<string> A(int user, long journal) => Get($\"/users/{user}/journals/{journal}\");", "[InlineData(\"U3\", \"U1020\")] [InlineData(\"U0\", \"U-1\")] public Task<string> A(Guid user, Guid journal) => Get($\"/users/{user}/journals/{journal}\");" },
        { "[InlineData(5)] public Task<string> A(int id) => new HttpClient().GetStringAsync($\"api/reminders?journalId={id}\");", "[InlineData(\"U5\")] public Task<string> A(Guid id) => new HttpClient().GetStringAsync($\"api/reminders?journalId={id}\");" },
        { "[InlineData(5)] public async Task A(int id) { await Get($\"/journals/{id}\"); await Get($\"/journals/{id}/tags\"); }", "[InlineData(\"U5\")] public async Task A(Guid id) { await Get($\"/journals/{id}\"); await Get($\"/journals/{id}/tags\"); }" },
    };

    /// <summary>No entity's word, a part of a value, a number elsewhere as well, another system, two entities, no row of a test.</summary>
    public static TheoryData<string> Unchanged =>
    [
        "[InlineData(2)] public Task<string> A(int page) => Get($\"/journals?page={page}\");",
        "[InlineData(2)] public Task<string> A(int id) => Get($\"/invoices/{id}/paid\");",
        "[InlineData(2)] public Task<string> A(int n) => Get($\"/journals/1{n}\");",
        "[InlineData(2)] public Task<string> A(int n) => Get($\"/journals/{n:D6}\");",
        "[InlineData(2)] public async Task<bool> A(int n) => (await Get($\"/journals/{n}\")).Length == n;",
        "[InlineData(2)] public Task<string> A(int id) => Get($\"https://api.example.com/users/{id}\");",
        "[InlineData(2)] public Task<string> A(int id) => Get($\"I read users/{id}\");",
        "[InlineData(2)] public async Task A(int id) { await Get($\"/journals/{id}\"); await Get($\"/users/{id}\"); }",
        "public Task<string> A(int id) => Get($\"/journals/{id}\");",
        "[InlineData(2)] public Task<string> A(int id) => Get(\"/journals\");",
    ];

    [Theory]
    [MemberData(nameof(Changed))]
    public async Task Becomes(string before, string after)
    {
        var change = await OfAsync(before);
        foreach (var number in new[] { -1, 0, 3, 5, 1020 })
            after = after.Replace($"\"U{number}\"", $"\"{(number == 0 ? Guid.Empty : new ReadableIds().Of("", null, number))}\"", StringComparison.Ordinal);
        Assert.Contains(after, change.Text("Tests/Tests.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    [Theory]
    [MemberData(nameof(Unchanged))]
    public async Task Stays(string members) => Assert.Contains(members, (await OfAsync(members)).Text("Tests/Tests.cs"), StringComparison.Ordinal);

    private static Task<CodeChange> OfAsync(string members) => CodeChange.OfProjectsAsync(
        ("Web", [("Web/Model.cs", Journals.Model)], []),
        ("xunit.v3.core", [("xunit.v3.core/InlineData.cs", Library)], []),
        ("Tests", [("Tests/Tests.cs", $"using System;\nusing System.Net.Http;\nusing System.Threading.Tasks;\nusing Xunit;\nnamespace Vibes;\npublic class Tests\n{{\n    Task<string> Get(string url) => Task.FromResult(url);\n    {members}\n}}\n")], ["Web", "xunit.v3.core"]));
}
