using System.Collections.Immutable;
using Vibes.UuidToolkit.Analyzers.Tests;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>What a person decided of a constant is true wherever the constant stands, also where its name cannot.</summary>
public sealed class AnswerTests
{
    private const string Code = """
        [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
        public class InlineDataAttribute(params object[] data) : Attribute { public object[] Data => data; }
        public const int System = 0;
        public const int Nobody = -1;
        [InlineData(System)]
        [InlineData(Nobody)]
        [InlineData(0)]
        [InlineData(7)]
        public bool Is(int userId) => db.Journals.Any(j => j.UserId == userId);
        """;

    [Theory]
    [InlineData("row", "empty", "00000000-0000-8000-8000-000000000000", "00000000-0000-0000-0000-000000000000")]
    [InlineData("empty", "row", "00000000-0000-0000-0000-000000000000", "ffffffff-0000-8000-8000-000000000001")]
    public async Task A_row_of_a_test_has_the_id_that_its_constant_has(string system, string nobody, string systemId, string nobodyId)
    {
        var answers = ImmutableDictionary<string, string>.Empty.Add("sentinel Code.System: 0", system).Add("sentinel Code.Nobody: -1", nobody);
        var change = await CodeChange.OfAsync(new FixOptions { Answers = answers }, ("Model.cs", Journals.Model), ("Code.cs", CodeBlock.Of(Code)));
        Assert.Empty(await CodeChange.ErrorsAsync(change.After));
        Assert.Contains($"""
            [InlineData("{systemId}")]
            [InlineData("{nobodyId}")]
            [InlineData("00000000-0000-0000-0000-000000000000")]
            [InlineData("00000000-0000-8000-8000-000000000007")]
            public bool Is(Guid userId)
            """, change.Text("Code/Code.cs"), StringComparison.Ordinal);
    }
}
