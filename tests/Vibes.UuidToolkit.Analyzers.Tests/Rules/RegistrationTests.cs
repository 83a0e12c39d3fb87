using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Baselines;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>What is written down in several places is the same in all of them.</summary>
public sealed partial class RegistrationTests
{
    [Fact]
    public void Every_rule_is_in_the_list_of_all_rules()
    {
        var file = new TextFile();
        var cancellation = TestContext.Current.CancellationToken;
        var listed = AllRules.OfIds.Concat(AllRules.Setup(SchemaFile.Read(file, cancellation), BaselineFile.Read(file, null, cancellation), IdsFile.Read(file, CSharpCompilation.Create(null), cancellation))).Select(rule => rule.GetType()).ToList();
        Assert.Equal(listed.Distinct(), listed);
        Assert.Empty(typeof(Rule).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(Rule).IsAssignableFrom(type)).Except(listed));
    }

    [Fact]
    public void Ids_are_unique_and_of_their_area()
    {
        Assert.Equal(Descriptors.All.Select(descriptor => descriptor.Id).Distinct(), Descriptors.All.Select(descriptor => descriptor.Id));
        Assert.All(Descriptors.All, descriptor => Assert.Matches("^VUID\\d{4}$", descriptor.Id));
        // A hundred is an area, and an area a hundred.
        var areas = Descriptors.All.Select(descriptor => (descriptor.Category, Hundred: descriptor.Id[..6])).Distinct().ToList();
        Assert.Equal(areas.Count, areas.Select(area => area.Category).Distinct().Count());
        Assert.Equal(areas.Count, areas.Select(area => area.Hundred).Distinct().Count());
    }

    [Fact]
    public void The_release_tracking_files_agree()
    {
        var folder = Path.Combine(Repository.Root, "analyzers", "Vibes.UuidToolkit.Analyzers");
        var tracked = new[] { "AnalyzerReleases.Shipped.md", "AnalyzerReleases.Unshipped.md" }
            .SelectMany(name => Row().Matches(File.ReadAllText(Path.Combine(folder, name))))
            .Select(row => (row.Groups[1].Value, row.Groups[2].Value, row.Groups[3].Value, row.Groups[4].Value)).Order();
        Assert.Equal(Descriptors.All.Select(descriptor => (descriptor.Id, descriptor.Category, $"{descriptor.DefaultSeverity}", $"{descriptor.Title}")).Order(), tracked);
    }

    [Fact]
    public void Every_rule_says_what_goes_wrong() => Assert.All(Descriptors.All, descriptor =>
    {
        Assert.NotEmpty($"{descriptor.Description}");
        Assert.False($"{descriptor.Title}".EndsWith('.'), $"{descriptor.Id}: a title is no sentence with a full stop.");
    });

    [GeneratedRegex(@"^(VUID\d{4}) \| (\S+) \| (\w+) \| (.+?)\s*$", RegexOptions.Multiline)]
    private static partial Regex Row();

    private sealed class TextFile : AdditionalText
    {
        public override string Path => "file.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From("");
    }
}
