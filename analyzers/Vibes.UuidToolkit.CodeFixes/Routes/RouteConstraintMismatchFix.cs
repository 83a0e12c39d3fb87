using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>
/// VUID0402: makes the constraint <c>guid</c>, as the parameter is. The other way round, <c>{id:guid}</c> on an integer, has no
/// fix: which of the two is right is not in the code.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class RouteConstraintMismatchFix() : RuleFix(Descriptors.RouteConstraintMismatch)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is var (literal, name)
            ? new("Let UUIDs through: ':guid'", editor => editor.ReplaceNode(literal, (current, _) => TemplateLiteral.Change((LiteralExpressionSyntax)current, name)))
            : null;

    /// <summary>The literal that a reported constraint stands in, and the route's parameter; null where it cannot be changed there.</summary>
    internal static async Task<(LiteralExpressionSyntax Literal, string Parameter)?> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindToken(diagnostic.Location.SourceSpan.Start).Parent is LiteralExpressionSyntax literal
            && TemplateLiteral.ParameterAt(literal, diagnostic.Location.SourceSpan) is { } name && TemplateLiteral.CanChange(literal, name)
            ? (literal, name)
            : null;
    }
}
