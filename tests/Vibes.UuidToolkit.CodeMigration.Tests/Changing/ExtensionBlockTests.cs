using Vibes.UuidToolkit.Analyzers.Tests;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What becomes of the members of C# 14's extension blocks, and of what they are called on.</summary>
public sealed class ExtensionBlockTests
{
    /// <summary>A block, and members that use it: before and after.</summary>
    public static TheoryData<string, string, string, string> Blocks => new()
    {
        // What is called on a collection says what its elements are, and what it is given.
        {
            "extension<T>(ICollection<T> items) { public void AddMany(IEnumerable<T> more) { foreach (var item in more) items.Add(item); } }",
            "void A(IEnumerable<Journal> js) { var ids = new List<int>(); ids.AddMany(js.Select(j => j.Id)); var pages = new List<int>(); pages.AddMany(js.Select(j => j.Pages)); }",
            "extension<T>(ICollection<T> items) { public void AddMany(IEnumerable<T> more) { foreach (var item in more) items.Add(item); } }",
            "void A(IEnumerable<Journal> js) { var ids = new List<Guid>(); ids.AddMany(js.Select(j => j.Id)); var pages = new List<int>(); pages.AddMany(js.Select(j => j.Pages)); }"
        },
        {
            "extension<TKey, TValue>(IDictionary<TKey, TValue> map) { public TValue? Take(TKey key) => map.TryGetValue(key, out var value) ? value : default; }",
            "string? A(Dictionary<int, string> titles, Journal j) => titles.Take(j.Id); int B(Dictionary<string, int> ids, Journal j) { ids[\"a\"] = j.Id; return ids.Take(\"a\"); }",
            "extension<TKey, TValue>(IDictionary<TKey, TValue> map) { public TValue? Take(TKey key) => map.TryGetValue(key, out var value) ? value : default; }",
            "string? A(Dictionary<Guid, string> titles, Journal j) => titles.Take(j.Id); Guid B(Dictionary<string, Guid> ids, Journal j) { ids[\"a\"] = j.Id; return ids.Take(\"a\"); }"
        },
        {
            "extension<T>(IReadOnlyList<T> items) { public T Last => items[items.Count - 1]; }",
            "int A(List<Journal> js) { int last = js.ConvertAll(j => j.Id).Last; return last; } int B(List<int> pages) => pages.Last;",
            "extension<T>(IReadOnlyList<T> items) { public T Last => items[items.Count - 1]; }",
            "Guid A(List<Journal> js) { Guid last = js.ConvertAll(j => j.Id).Last; return last; } int B(List<int> pages) => pages.Last;"
        },
        {
            "extension<T>(T value) { public bool IsIn(params T[] values) => Array.IndexOf(values, value) >= 0; }",
            "bool A(Journal j, int a, int b) => j.UserId.IsIn(a, b);",
            "extension<T>(T value) { public bool IsIn(params T[] values) => Array.IndexOf(values, value) >= 0; }",
            "bool A(Journal j, Guid a, Guid b) => j.UserId.IsIn(a, b);"
        },
        // What is written into the block changes with what reaches it.
        {
            "extension(Journal journal) { public bool IsOf(int reader) => journal.UserId == reader; public int Owner => journal.UserId; public static bool Same(int a, int b) => a == b; }",
            "bool A(Journal j, int who) => j.IsOf(who) && Journal.Same(j.Id, j.Owner); bool B(Journal j) => JournalExtensions.IsOf(j, j.Owner);",
            "extension(Journal journal) { public bool IsOf(Guid reader) => journal.UserId == reader; public Guid Owner => journal.UserId; public static bool Same(Guid a, Guid b) => a == b; }",
            "bool A(Journal j, Guid who) => j.IsOf(who) && Journal.Same(j.Id, j.Owner); bool B(Journal j) => JournalExtensions.IsOf(j, j.Owner);"
        },
        {
            "extension(IEnumerable<int> journalIds) { public List<int> Known(VibesContext db) => db.Journals.Select(j => j.Id).Where(id => journalIds.Contains(id)).ToList(); public bool Any0 => journalIds.Any(); }",
            "List<int> A(VibesContext c, int[] ids) => ids.Known(c); bool B(List<int> wanted) => wanted.Any0;",
            "extension(IEnumerable<Guid> journalIds) { public List<Guid> Known(VibesContext db) => db.Journals.Select(j => j.Id).Where(id => journalIds.Contains(id)).ToList(); public bool Any0 => journalIds.Any(); }",
            "List<Guid> A(VibesContext c, Guid[] ids) => ids.Known(c); bool B(List<Guid> wanted) => wanted.Any0;"
        },
        {
            "extension(int number) { public bool IsEven => number % 2 == 0; }",
            "bool A(Journal j) => j.Pages.IsEven;",
            "extension(int number) { public bool IsEven => number % 2 == 0; }",
            "bool A(Journal j) => j.Pages.IsEven;"
        },
    };

    [Theory]
    [MemberData(nameof(Blocks))]
    public async Task Becomes(string block, string members, string changedBlock, string changedMembers)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Extensions.cs", File(block)), ("Code.cs", CodeBlock.Of(members)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal(From(File(changedBlock), "static class"), From(change.Text("Code/Extensions.cs"), "static class"));
        Assert.Equal(From(CodeBlock.Of(changedMembers), "class Code"), From(change.Text("Code/Code.cs"), "class Code"));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Empty((await change.AgainAsync()).Result.Changes);
    }

    // The compiler can only say that it does not know the block's type argument.
    [Fact]
    public async Task Leaves_ids_that_are_added_to_numbers()
    {
        const string Block = "extension<T>(ICollection<T> items) { public void AddMany(IEnumerable<T> more) { foreach (var item in more) items.Add(item); } }";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Extensions.cs", File(Block)), ("Code.cs", CodeBlock.Of("void A(IEnumerable<Journal> js, List<int> pages) { pages.Add(js.First().Pages); pages.AddMany(js.Select(j => j.Id)); }")));
        Assert.Contains("pages.AddMany(UuidDecision.Open<IEnumerable<int>>(\"js.Select(j => j.Id)\"));", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    [Fact]
    public async Task What_is_left_open_keeps_the_name_that_a_member_has_from_it()
    {
        const string Block = "extension(int number) { public bool IsEven => number % 2 == 0; }";
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Extensions.cs", File(Block)), ("Code.cs", CodeBlock.Of("bool? A(Journal? j) => new { j?.Id.IsEven, j?.Pages }.IsEven; bool? B(Journal? j) { var t = (j?.Id.IsEven, j?.Pages.IsEven); return t.Item1; }")));
        Assert.Contains("new { IsEven = UuidDecision.Open<bool?>(\"j?.Id.IsEven\"), j?.Pages }.IsEven", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains("var t = (IsEven: UuidDecision.Open<bool?>(\"j?.Id.IsEven\"), j?.Pages.IsEven);", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
    }

    private static string File(string block) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using Microsoft.EntityFrameworkCore;
        namespace Vibes;
        public static class JournalExtensions
        {
            {{block}}
        }
        """;

    private static string From(string text, string start) => text[text.IndexOf(start, StringComparison.Ordinal)..];
}
