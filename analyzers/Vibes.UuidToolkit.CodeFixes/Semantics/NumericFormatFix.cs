using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Semantics;

/// <summary>VUID0606: leaves out the number's format. Until the key is a Guid, the text loses its leading zeros, which the title says.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class NumericFormatFix() : RuleFix(Descriptors.NumericFormat)
{
    private const string Title = "Leave out the number's format (an integer loses its leading zeros)";

    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        switch (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
        {
            case InterpolationFormatClauseSyntax { Parent: InterpolationSyntax interpolation }:
                return new(Title, editor => editor.ReplaceNode(interpolation, interpolation.WithFormatClause(null)));
            case ArgumentListSyntax { Parent: InvocationExpressionSyntax } arguments:
                return new(Title, editor => editor.ReplaceNode(arguments, SyntaxFactory.ArgumentList().WithTriviaFrom(arguments)));
            // id.ToString().PadLeft(6, '0').
            case SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax text, Parent: InvocationExpressionSyntax padded } }:
                return new(Title, editor => Replace(editor, padded, text));
            default:
                return null;
        }
    }

    private static void Replace(SyntaxEditor editor, SyntaxNode padded, SyntaxNode text) => editor.ReplaceNode(padded, text.WithTriviaFrom(padded));
}
