using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Semantics;

/// <summary>VUID0613: leaves the key unset, so that Entity Framework makes it and adds the row.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class PresetChildKeyFix() : RuleFix(Descriptors.PresetChildKey)
{
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } key
            ? new("Leave the key to Entity Framework", editor => editor.ReplaceNode(initializer, Without(initializer, key)))
            : null;
    }

    // Keeps what stands between the braces as it was for the members that stay.
    private static InitializerExpressionSyntax Without(InitializerExpressionSyntax initializer, ExpressionSyntax key)
    {
        var expressions = initializer.Expressions;
        var index = expressions.IndexOf(key);
        var left = expressions.RemoveAt(index);
        if (left.Count == 0)
            return initializer.WithExpressions(left);
        if (index == 0)
            return initializer.WithExpressions(left.Replace(left[0], left[0].WithLeadingTrivia(key.GetLeadingTrivia())));
        var last = left[left.Count - 1];
        return initializer.WithExpressions(index == left.Count && left.SeparatorCount < left.Count ? left.Replace(last, last.WithTrailingTrivia(key.GetTrailingTrivia())) : left);
    }
}
