using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Semantics;

/// <summary>
/// VUID0601: compares with <c>==</c>, which the compiler checks. It means the same between integers; where one side is a Guid already,
/// the comparison is wrong, and no operator makes it right.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class EqualsIntegerFix() : RuleFix(Descriptors.EqualsInteger)
{
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not InvocationExpressionSyntax call
            || model.GetSymbolInfo(call, cancellation).Symbol is not IMethodSymbol { Name: nameof(Equals) })
            return null;
        var (left, right) = call switch
        {
            { ArgumentList.Arguments: [{ Expression: var one }, { Expression: var other }] } => (one, other),
            { ArgumentList.Arguments: [{ Expression: var other }], Expression: MemberAccessExpressionSyntax { Expression: var one } } => (one, other),
            _ => default,
        };
        if (left is null || right is null || !IsInteger(left) || !IsInteger(right))
            return null;
        var equality = SyntaxFactory.ParenthesizedExpression(SyntaxFactory.BinaryExpression(SyntaxKind.EqualsExpression, Operand(left), Operand(right)))
            .WithTriviaFrom(call).WithAdditionalAnnotations(Simplifier.Annotation, Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        return new("Compare with ==, which the compiler checks", editor => editor.ReplaceNode(call, equality));

        bool IsInteger(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellation).Type.IsIntegerOrNullable();
    }

    private static ParenthesizedExpressionSyntax Operand(ExpressionSyntax expression) =>
        SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()).WithAdditionalAnnotations(Simplifier.Annotation);
}
