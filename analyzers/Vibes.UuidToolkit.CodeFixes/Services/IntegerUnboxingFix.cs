using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>VUID0307: unboxes a Guid: <c>(Guid)value</c> for <c>(int)value</c> and for <c>Convert.ToInt32(value)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerUnboxingFix() : RuleFix(Descriptors.IntegerUnboxing)
{
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        switch (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
        {
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var value }] } call }:
                var operand = value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
                    ? value.WithoutTrivia() : SyntaxFactory.ParenthesizedExpression(value.WithoutTrivia());
                ExpressionSyntax cast = SyntaxFactory.CastExpression(TypeChange.Guid, operand);
                if (call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax)
                    cast = SyntaxFactory.ParenthesizedExpression(cast);
                return await TypeChange.TriedAsync("Unbox a Guid", document, editor => editor.ReplaceNode(call, cast.WithTriviaFrom(call)), cancellation).ConfigureAwait(false);
            case TypeSyntax type:
                return await TypeChange.TriedAsync("Unbox a Guid", document, editor => editor.ReplaceNode(type, TypeChange.Guid.WithTriviaFrom(type)), cancellation).ConfigureAwait(false);
            default:
                return null;
        }
    }
}
