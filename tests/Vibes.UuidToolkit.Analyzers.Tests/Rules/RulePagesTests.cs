using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeFixes;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.Tests.Rules;

/// <summary>
/// Each rule has a page whose head says what its descriptor says, whose bad example it reports, and about whose good example
/// it is silent.
/// </summary>
public sealed partial class RulePagesTests
{
    private static readonly ImmutableHashSet<string> Fixed = [.. typeof(RuleFix).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
        .SelectMany(type => ((CodeFixProvider)Activator.CreateInstance(type, nonPublic: true)!).FixableDiagnosticIds)];

    public static TheoryData<string> Rules => [.. Descriptors.All.Select(descriptor => descriptor.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_head_says_what_the_descriptor_says(string rule)
    {
        var page = RulePage.Of(rule);
        Repository.Matches(page.Path, page.Expected(Descriptor(rule), Fixed.Contains(rule)));
    }

    [Fact]
    public void Nothing_is_missing_in_a_page()
    {
        var missing = Descriptors.All.Select(descriptor => (descriptor.Id, Page: RulePage.Of(descriptor.Id)))
            .SelectMany(rule => rule.Page.Text.Length == 0
                ? [$"{rule.Id}: the page"]
                : new[] { "Why", "Bad", "Good", "When to suppress" }
                    .Where(section => !rule.Page.Text.Contains($"\n## {section}\n", StringComparison.Ordinal)).Select(section => $"{rule.Id}: {section}"));
        Assert.Empty(missing);
    }

    /// <summary>The package's targets report errors of their own; they have pages as well.</summary>
    [Fact]
    public void No_page_is_left_of_a_rule_that_is_gone()
    {
        var targets = File.ReadAllText(Path.Combine(Repository.Root, "analyzers", "Vibes.UuidToolkit.Analyzers.Package", "build", "Vibes.UuidToolkit.Analyzers.targets"));
        var errors = TargetsCode().Matches(targets).Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(errors);
        Assert.Empty(errors.Intersect(Descriptors.All.Select(descriptor => descriptor.Id)));
        var pages = Directory.EnumerateFiles(Repository.Rules, "VUID*.md").Select(path => Path.GetFileNameWithoutExtension(path)!).ToList();
        Assert.Empty(errors.Except(pages));
        Assert.Empty(pages.Except(errors).Except(Descriptors.All.Select(descriptor => descriptor.Id)));
    }

    [Fact]
    public void The_index_lists_every_rule()
    {
        var index = new StringBuilder("""
            # Rules

            Severities are those of `VibesUuidMode` = `migrate`; a warning is a suggestion in `audit` and an error in `enforce`. How to use the rules
            is told in [analyzers](../docs/analyzers.md). This page and the heads of the others are made from the descriptors.


            """.ReplaceLineEndings("\n"));
        foreach (var area in Descriptors.All.GroupBy(descriptor => descriptor.Category))
        {
            index.Append($"## {area.Key["Uuid.".Length..]}\n| rule | finds | severity | fix |\n|---|---|---|---|\n");
            foreach (var descriptor in area)
                index.Append($"| [{descriptor.Id}]({descriptor.Id}.md) | {descriptor.Title} | {(descriptor.DefaultSeverity == DiagnosticSeverity.Warning ? "warning" : "suggestion")} | {(Fixed.Contains(descriptor.Id) ? "yes" : "")} |\n");
            index.Append('\n');
        }

        Repository.Matches(Path.Combine(Repository.Rules, "README.md"), index.ToString().TrimEnd('\n') + "\n");
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_bad_example_is_reported(string rule)
    {
        var examples = RulePage.Of(rule).Examples("Bad");
        Assert.NotEmpty(examples);
        Assert.Contains(rule, await AnalyzeAsync(rule, examples));
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task The_good_example_is_not(string rule)
    {
        var examples = RulePage.Of(rule).Examples("Good");
        Assert.NotEmpty(examples);
        Assert.DoesNotContain(rule, await AnalyzeAsync(rule, examples));
    }

    /// <summary>An address that leads nowhere is worse than none; see <see cref="RulePages"/>.</summary>
    [Fact]
    public void Help_links_are_below_the_projects_address_or_absent()
    {
        var properties = File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props"));
        var address = RepositoryUrl().Match(properties).Groups[1].Value;
        Assert.All(Descriptors.All, descriptor => Assert.Equal(address.Length == 0 ? "" : $"{address}/blob/main/rules/{descriptor.Id}.md", descriptor.HelpLinkUri));
    }

    private static DiagnosticDescriptor Descriptor(string rule) => Descriptors.All.Single(descriptor => descriptor.Id == rule);

    /// <summary>The rules that report a section's blocks together: C# is compiled, anything else is an additional file.</summary>
    private static async Task<IEnumerable<string>> AnalyzeAsync(string rule, IReadOnlyList<RulePage.Example> examples)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var others = examples.Where(example => example.Model == "other").Select(example => OtherProject.Of(example.Code)).ToList();
        var sources = examples.Where(example => example is { Language: "csharp", Model: not "other" }).Select(example => IsMembers(example.Code) ? CodeBlock.Of(example.Code) : example.Code).ToList();
        var model = others.Count > 0 ? "none" : examples.Select(example => example.Model).FirstOrDefault(model => model.Length > 0) ?? "int";
        if (model != "none")
            sources.Add(model == "guid" ? Journals.GuidModel : Journals.Model);
        var trees = sources.Select(source => CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose))).ToList();
        var kind = trees.Any(tree => ((CompilationUnitSyntax)tree.GetRoot(cancellation)).Members.Any(member => member is GlobalStatementSyntax))
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create("Shop", trees, [.. RuleTest.References, .. others], new(kind, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(cancellation).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var files = examples.Where(example => example.Language != "csharp").Select(example => (AdditionalText)new ExampleFile(Name(rule, example.Language), example.Code));
        var found = await compilation
            .WithAnalyzers([new UuidAnalyzer()], new AnalyzerOptions([.. files], new ExampleOptions()))
            .GetAnalyzerDiagnosticsAsync(cancellation);
        Assert.DoesNotContain("AD0001", found.Select(diagnostic => diagnostic.Id));
        // What is reported in the model that stands beside the example is not the example's.
        return found.Where(diagnostic => model == "none" || diagnostic.Location.SourceTree != trees[^1]).Select(diagnostic => diagnostic.Id).Distinct();
    }

    /// <summary>Whether a block is the members of a class, without what surrounds them.</summary>
    private static bool IsMembers(string code)
    {
        var unit = SyntaxFactory.ParseCompilationUnit(code);
        return unit.Usings.Count == 0 && !unit.Members.Any(member => member is BaseTypeDeclarationSyntax or BaseNamespaceDeclarationSyntax)
            && !SyntaxFactory.ParseCompilationUnit($"class Code\n{{\n{code}\n}}").ContainsDiagnostics;
    }

    private static string Name(string rule, string language) => (rule, language) switch
    {
        ("VUID0001", _) => "schema.verified.txt",
        ("VUID0005" or "VUID0006", _) => "uuid-ids.txt",
        (_, "text") => ExampleOptions.Baseline,
        _ => "example." + language,
    };

    [GeneratedRegex("""Code="(VUID\d{4})"\s""")]
    private static partial Regex TargetsCode();

    [GeneratedRegex("<RepositoryUrl>(.*?)/?</RepositoryUrl>")]
    private static partial Regex RepositoryUrl();

    private sealed class ExampleFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    /// <summary>What the package's properties tell the compiler.</summary>
    private sealed class ExampleOptions : AnalyzerConfigOptionsProvider
    {
        public const string Baseline = "baseline.txt";

        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options();

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
            {
                value = key == "build_property.VibesUuidBaseline" ? Baseline : null;
                return value is not null;
            }
        }
    }
}
