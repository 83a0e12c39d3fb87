using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>
/// Runs the same rules over what pages, views and components are compiled to. To the compiler that is generated code, and who wants to look at any is shown all: an
/// analyzer of its own asks for whole files alone, and binds nothing of the others.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RazorAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        if (!CompilationRules.HasRazor(context.Compilation) || CompilationRules.Of(context.Compilation, context.Options, context.CancellationToken) is not { } rules)
            return;
        context.RegisterSemanticModelAction(file =>
        {
            if (GeneratedCode.IsOfRazor(file.SemanticModel.SyntaxTree))
                rules.Run(file.SemanticModel, finding => Report(finding, file.ReportDiagnostic), file.CancellationToken);
        });
        context.RegisterCompilationEndAction(end => rules.End(end.Compilation, finding => Report(finding, end.ReportDiagnostic), end.CancellationToken));
    }

    // The rest is the Razor compiler's own, or the other analyzer's.
    private static void Report(Diagnostic finding, Action<Diagnostic> report)
    {
        if (finding.Location is { SourceTree: { } tree, SourceSpan: var span } && GeneratedCode.IsOfRazor(tree) && !RazorPlace.IsHidden(tree, span) && !IsOfPageLine(tree.GetRoot().FindNode(span)))
            report(finding);
    }

    // @page "/users/{Id:int}" is read in the file itself, as an additional one. @attribute [Route("/users/{Id:int}")] is not, and is copied as it is written.
    private static bool IsOfPageLine(SyntaxNode node) => node.FirstAncestorOrSelf<AttributeSyntax>()?.Name is QualifiedNameSyntax { Right.Identifier.ValueText: "RouteAttribute" };
}
