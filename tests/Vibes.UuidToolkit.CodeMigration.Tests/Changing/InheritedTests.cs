using System.Collections.Immutable;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What a base class declares, and several classes inherit: what is told of it, and what a person's answer makes of it.</summary>
public sealed class InheritedTests
{
    private const string Kinds = """
        abstract class Kind { protected Kind(int value) => Value = value; public int Value { get; } }
        sealed class Place : Kind { public Place(int value) : base(value) { } public static readonly Place First = new(1); }
        sealed class Level : Kind { public Level(int value) : base(value) { } public static readonly Level Low = new(2); }
        Tag A(Place place) => new() { Id = place.Value };
        """;

    private const string Audited = """
        abstract class Audited { public int Id { get; set; } public int By { get; set; } }
        class Comment : Audited;
        class Comments : DbContext { public DbSet<User> Users => Set<User>(); public DbSet<Comment> All => Set<Comment>(); }
        void A(Audited a, User u) => a.By = u.Id;
        """;

    [Fact]
    public async Task A_member_that_is_no_id_in_as_many_heirs_as_it_is_one_in_stays_and_is_asked_about()
    {
        var change = await ChangeAsync(Kinds, ImmutableDictionary<string, string>.Empty);
        Assert.Contains("public int Value { get; }", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Contains("new(2)", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal("number", Assert.Single(change.Result.Decisions, decision => decision.Key == "mixed Vibes.Code.Kind.Value").Choice);
        Assert.Contains(change.Open, open => open.Contains("other numbers in Level. It stays a number.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_becomes_a_Guid_in_all_of_them_where_somebody_says_so()
    {
        var change = await ChangeAsync(Kinds, ImmutableDictionary<string, string>.Empty.Add("mixed Vibes.Code.Kind.Value", "id"));
        Assert.Contains("public Guid Value { get; }", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.DoesNotContain("UuidDecision", change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Empty(change.Open);
    }

    [Theory]
    [InlineData("number", "public int By", true)]
    [InlineData("User", "public Guid By", false)]
    public async Task A_column_of_a_base_class_is_what_somebody_says(string answer, string expected, bool isOpen)
    {
        var change = await ChangeAsync(Audited, ImmutableDictionary<string, string>.Empty.Add("column Vibes.Code.Audited.By", answer));
        Assert.Contains(expected, change.Text("Code/Code.cs"), StringComparison.Ordinal);
        Assert.Equal(isOpen, change.Text("Code/Code.cs").Contains("UuidDecision", StringComparison.Ordinal));
        Assert.Equal(answer, Assert.Single(change.Result.Decisions, decision => decision.Key == "column Vibes.Code.Audited.By").Choice);
    }

    private static async Task<CodeChange> ChangeAsync(string members, ImmutableDictionary<string, string> answers)
    {
        var change = await CodeChange.OfAsync(new FixOptions { Answers = answers }, ("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(members)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.Before)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        return change;
    }
}
