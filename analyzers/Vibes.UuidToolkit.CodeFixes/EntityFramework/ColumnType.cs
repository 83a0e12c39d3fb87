using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeFixes.EntityFramework;

/// <summary>Writes the column type <c>uuid</c>.</summary>
internal static class ColumnType
{
    /// <summary>The edit; null where the column type is not a literal at the finding.</summary>
    /// <param name="document">The document.</param>
    /// <param name="diagnostic">A finding at the column type.</param>
    /// <param name="cancellation">Cancels the planning.</param>
    public static async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        return root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal
            ? new("Use the column type 'uuid'", editor => editor.ReplaceNode(
                literal, SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("uuid")).WithTriviaFrom(literal)))
            : null;
    }
}
