using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>
/// The compiler as judge of completeness. A source is analysed beside the integer model; then the keys become Guids and it is
/// compiled again: whatever the compiler refuses must have been reported before.
/// </summary>
internal sealed class CompilerOracle
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.Latest);

    private readonly SyntaxTree _source;
    private readonly CSharpCompilation _before;
    private ImmutableArray<Diagnostic> _findings;

    /// <summary>An oracle for members of a class beside the model of <see cref="Journals"/>.</summary>
    public CompilerOracle(string members)
        : this(members, Journals.Model)
    {
    }

    private CompilerOracle(string members, string model)
    {
        _source = Parse(CodeBlock.Of(members), "Code.cs");
        _before = CSharpCompilation.Create("code", [_source, Parse(model, "Model.cs")], RuleTest.References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>An oracle for members of a class beside a model of their own.</summary>
    public static CompilerOracle Beside(string members, string model) => new(members, model);

    /// <summary>An oracle for code that is written for the changed keys.</summary>
    public static CompilerOracle AfterTheChange(string members) => new(members, Journals.GuidModel);

    /// <summary>The compiler's errors as the source stands.</summary>
    public IEnumerable<Diagnostic> Errors => ErrorsOf(_before);

    /// <summary>All findings of all rules in the source, in its order.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(CancellationToken cancellation)
    {
        if (!_findings.IsDefault)
            return _findings;
        var analysis = _before.WithAnalyzers(
            [new UuidAnalyzer()], new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), (exception, _, _) => throw exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return _findings =
        [
            .. (await analysis.GetAnalyzerDiagnosticsAsync(cancellation)).Where(finding => finding.Location.SourceTree == _source)
                .OrderBy(finding => finding.Location.SourceSpan.Start).ThenBy(finding => finding.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The errors that nobody foretold when only the model's keys become Guids. An error is foretold by a finding in its own
    /// statement, or by one at the declaration of something that the statement uses.
    /// </summary>
    public async Task<IReadOnlyList<string>> UnreportedAsync(CancellationToken cancellation)
    {
        var findings = await FindingsAsync(cancellation);
        return Unreported(ErrorsOf(WithGuidKeys(_source)), findings, _source.GetRoot(cancellation), usesDeclarations: true);
    }

    /// <summary>
    /// The errors that are left when the keys and every reported declaration become Guids, and that have no finding in their own
    /// statement: what a person who did all that the findings say would still stumble over.
    /// </summary>
    public async Task<IReadOnlyList<string>> UnreportedAfterDeclarationsAsync(CancellationToken cancellation)
    {
        var findings = await FindingsAsync(cancellation);
        var root = await _source.GetRootAsync(cancellation);
        var declared = findings.Select(finding => Foretelling.TypeAt(root, finding)).OfType<TypeSyntax>().Distinct().ToList();
        // Same length, so that spans before and after can be compared.
        var text = await _source.GetTextAsync(cancellation);
        var changed = Parse(text.WithChanges(declared.OrderBy(type => type.SpanStart).Select(type => new TextChange(type.Span, Alias(type.Span.Length)))).ToString(), "Code.cs");
        var statements = findings.Where(finding => Foretelling.TypeAt(root, finding) is null || Foretelling.IsCall(finding)).ToImmutableArray();
        return Unreported(ErrorsOf(WithGuidKeys(changed)), statements, root, usesDeclarations: false);
    }

    private IReadOnlyList<string> Unreported(IEnumerable<Diagnostic> errors, ImmutableArray<Diagnostic> findings, SyntaxNode root, bool usesDeclarations)
    {
        var model = _before.GetSemanticModel(_source);
        var unreported = new List<string>();
        foreach (var error in errors)
        {
            if (error.Location.SourceTree?.FilePath != "Code.cs")
            {
                unreported.Add(error.ToString());
                continue;
            }

            var statement = Foretelling.Statement(root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true));
            var foretold = findings.Any(finding => statement.Span.IntersectsWith(finding.Location.SourceSpan))
                || Foretelling.Used(model, statement).Where(symbol => usesDeclarations || Foretelling.IsInferred(symbol)).Any(symbol => symbol.DeclaringSyntaxReferences.Any(declaration =>
                    findings.Any(finding => declaration.SyntaxTree == _source && Foretelling.Head(declaration.GetSyntax()).IntersectsWith(finding.Location.SourceSpan))));
            if (!foretold)
                unreported.Add($"{error.Id} {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} at: {statement}");
        }

        return unreported;
    }

    private static string Alias(int length) => length == 3 ? "Uid" : "Uuid";

    private CSharpCompilation WithGuidKeys(SyntaxTree source) => CSharpCompilation.Create(
        "code", [source, Parse(Journals.GuidModel, "Model.cs"), Parse("global using Uid = System.Guid; global using Uuid = System.Guid;", "Aliases.cs")], RuleTest.References, _before.Options);

    private static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path);
}
