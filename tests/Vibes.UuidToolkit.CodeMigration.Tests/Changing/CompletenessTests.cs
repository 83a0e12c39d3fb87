using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.Analyzers.Tests.Completeness;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>Whatever the rules are proven to find is changed so that the compiler takes it, and changed once.</summary>
public sealed class CompletenessTests
{
    public static TheoryData<string> All => [.. Constructs.All, .. Constructs.CollectionExpressions];

    [Theory]
    [MemberData(nameof(All))]
    public async Task What_was_reported_compiles_after_the_change(string members)
    {
        var change = await CodeChange.OfAsync(("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(members)));
        Assert.Equal("", string.Join('\n', await CodeChange.ErrorsAsync(change.After)));
        Assert.Equal(Journals.GuidModel, change.Text("Code/Model.cs"));
        var again = await change.AgainAsync();
        Assert.Equal(change.Text("Code/Code.cs"), again.Text("Code/Code.cs"));
    }
}
