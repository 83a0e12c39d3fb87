using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Tests.Completeness;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Semantics;

/// <summary>The examples in the pages of the rules of services and semantics: the bad one is reported, the good one is not.</summary>
public sealed class RulePageExamplesTests
{
    private static readonly Regex Block = new(@"^## (?<kind>Bad|Good)\n(?<guid><!-- model: guid -->\n)?```csharp\n(?<code>.*?)\n```", RegexOptions.Multiline | RegexOptions.Singleline);

    // What is told at the compilation's end, or of another project, is a matter of RulePagesTests.
    public static TheoryData<string> Rules => new(Descriptors.All.Select(rule => rule.Id)
        .Where(id => id.StartsWith("VUID03", StringComparison.Ordinal) && id is not ("VUID0314" or "VUID0315" or "VUID0390") || id.StartsWith("VUID06", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Example(string rule)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "rules", rule + ".md"), TestContext.Current.CancellationToken);
        Assert.StartsWith($"# {rule}: {Descriptors.All.Single(descriptor => descriptor.Id == rule).Title}\n", page, StringComparison.Ordinal);
        var kinds = new List<string>();
        foreach (Match block in Block.Matches(page))
        {
            var oracle = block.Groups["guid"].Success ? CompilerOracle.AfterTheChange(block.Groups["code"].Value) : new(block.Groups["code"].Value);
            Assert.Equal("", string.Join('\n', oracle.Errors));
            var isReported = (await oracle.FindingsAsync(TestContext.Current.CancellationToken)).Any(finding => finding.Id == rule);
            Assert.Equal(block.Groups["kind"].Value == "Bad", isReported);
            kinds.Add(block.Groups["kind"].Value);
        }

        Assert.Equal(["Bad", "Good"], kinds);
    }

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Vibes.UuidToolkit.sln")))
            directory = directory.Parent!;
        return directory.FullName;
    }
}
