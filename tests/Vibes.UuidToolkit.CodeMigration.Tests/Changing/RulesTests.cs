using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>The change and the analyzers speak of the same rules.</summary>
public sealed class RulesTests
{
    private static readonly HashSet<string> Known = Descriptors.All.Select(rule => rule.Id).ToHashSet();

    [Fact]
    public void A_conversion_is_of_rules_that_there_are() => Assert.Subset(Known, AllConversions.ByRule.Keys.ToHashSet());

    [Fact]
    public void What_blocks_is_of_rules_that_there_are() => Assert.Subset(Known, CodeScan.Blockers.ToHashSet());
}
