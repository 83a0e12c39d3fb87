using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Tests;

/// <summary>
/// One rule over one source: <c>[|...|]</c> marks what it reports, and no marks mean that it is silent. All other rules are
/// off. The model of <see cref="Journals"/> stands beside the source unless a test brings its own.
/// </summary>
internal sealed class RuleTest : CSharpCodeFixTest<UuidAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
{
    // The runtime's own assemblies and all packages this project references: nothing is fetched.
    public static MetadataReference[] References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Vibes.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private readonly DiagnosticDescriptor _rule;
    private readonly CodeFixProvider? _fix;

    private RuleTest(DiagnosticDescriptor rule, CodeFixProvider? fix, string? model)
    {
        _rule = rule;
        _fix = fix;
        ReferenceAssemblies = new("net10.0");
        TestState.AdditionalReferences.AddRange(References);
        TestState.OutputKind = OutputKind.DynamicallyLinkedLibrary;
        DisabledDiagnostics.AddRange(Descriptors.All.Where(other => other.Id != rule.Id).Select(other => other.Id));
        // Both are Roslyn's to keep, and double the time; CompilerBehaviourTests has one test of each.
        TestBehaviors = TestBehaviors.SkipSuppressionCheck | TestBehaviors.SkipGeneratedCodeCheck;
        if (model is not null)
            TestState.Sources.Add(("Model.cs", model));
    }

    /// <summary>The rule reports what is marked and nothing else.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="source">The source with marks.</param>
    /// <param name="model">The entities beside it; null for none.</param>
    /// <param name="config">Lines of a global analyzer configuration.</param>
    /// <param name="files">Additional files: name and text.</param>
    public static Task Reports(
        DiagnosticDescriptor rule, string source, string? model = Journals.Model, string? config = null, params (string Name, string Text)[] files)
    {
        var test = new RuleTest(rule, null, model) { TestCode = source };
        test.Configure(config, files);
        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The rule reports what is marked and nothing else, in code that refers to another project.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="source">The source with marks.</param>
    /// <param name="other">The other project; the entities are in it, and not here.</param>
    /// <param name="files">Additional files: name and text.</param>
    public static Task ReportsBeside(DiagnosticDescriptor rule, string source, MetadataReference other, params (string Name, string Text)[] files)
    {
        var test = new RuleTest(rule, null, null) { TestCode = source };
        test.TestState.AdditionalReferences.Add(other);
        test.Configure(null, files);
        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The rule reports what is marked in code that has the entities beside it, and refers to another project that has none.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="source">The source with marks.</param>
    /// <param name="other">The other project.</param>
    /// <param name="files">Additional files: name and text.</param>
    public static Task ReportsWithModelBeside(DiagnosticDescriptor rule, string source, MetadataReference other, params (string Name, string Text)[] files)
    {
        var test = new RuleTest(rule, null, Journals.Model) { TestCode = source };
        test.TestState.AdditionalReferences.Add(other);
        test.Configure(null, files);
        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The rule reports something of the whole compilation, at no place in it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="source">The source.</param>
    /// <param name="arguments">What the message says.</param>
    public static Task ReportsNowhere(DiagnosticDescriptor rule, string source, params object[] arguments)
    {
        var test = new RuleTest(rule, null, Journals.Model) { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult(rule).WithArguments(arguments));
        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    /// <summary>The rule reports what is marked, and the fix makes <paramref name="after"/> of it, one by one and all at once.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="fix">The fix.</param>
    /// <param name="before">The source with marks.</param>
    /// <param name="after">The source afterwards; what the rule still reports there is marked.</param>
    /// <param name="model">The entities beside it; null for none.</param>
    /// <param name="config">Lines of a global analyzer configuration.</param>
    /// <param name="files">Additional files: name and text.</param>
    public static Task Fixes(
        DiagnosticDescriptor rule, CodeFixProvider fix, string before, string after, string? model = Journals.Model, string? config = null,
        params (string Name, string Text)[] files)
    {
        var test = new RuleTest(rule, fix, model) { TestCode = before };
        // In the order of the state before: documents are compared by it.
        if (model is not null)
            test.FixedState.Sources.Add(("Model.cs", model));
        test.FixedCode = after;
        test.FixedState.InheritanceMode = StateInheritanceMode.AutoInherit;
        // What a rule with a fix still reports afterwards is marked like everything else.
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.Configure(config, files);
        return test.RunAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private void Configure(string? config, (string Name, string Text)[] files)
    {
        if (config is not null)
            TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + config));
        foreach (var file in files)
            TestState.AdditionalFiles.Add((file.Name, file.Text));
    }

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => _rule;

    protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => _fix is null ? [] : [_fix];

    protected override ParseOptions CreateParseOptions() => new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);

    protected override CompilationOptions CreateCompilationOptions() =>
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
            .WithSpecificDiagnosticOptions(DisabledDiagnostics.ToDictionary(id => id, _ => ReportDiagnostic.Suppress));
}
