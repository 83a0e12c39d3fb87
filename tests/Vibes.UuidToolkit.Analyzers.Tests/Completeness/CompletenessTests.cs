using Microsoft.CodeAnalysis;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>
/// Every place that the compiler refuses once the keys are Guids was reported while they were integers. Each row is the members
/// of a class; the compiler, not the row, says what has to be found.
/// </summary>
public sealed class CompletenessTests
{
    [Theory]
    [MemberData(nameof(Constructs.CollectionExpressions), MemberType = typeof(Constructs))]
    public Task What_the_compiler_refuses_in_collection_expressions_was_reported(string members)
    {
        Assert.SkipUnless(Enum.IsDefined(typeof(OperationKind), "CollectionExpression"), "this Roslyn has no operation for collection expressions");
        return What_the_compiler_refuses_was_reported(members);
    }

    [Theory]
    [MemberData(nameof(Constructs.All), MemberType = typeof(Constructs))]
    public async Task What_the_compiler_refuses_was_reported(string members)
    {
        var oracle = new CompilerOracle(members.Replace("; ", ";\n", StringComparison.Ordinal));
        Assert.Equal("", string.Join('\n', oracle.Errors));
        Assert.Equal("", string.Join('\n', await oracle.UnreportedAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("", string.Join('\n', await oracle.UnreportedAfterDeclarationsAsync(TestContext.Current.CancellationToken)));
        Assert.Equal("", string.Join('\n', Doubles.In(await oracle.FindingsAsync(TestContext.Current.CancellationToken))));
    }
}
