using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeFixes.EntityFramework;

/// <summary>Takes a call out of a property's chain: <c>b.Property(x => x.Id).UseIdentityColumn()</c> becomes <c>b.Property(x => x.Id)</c>.</summary>
internal static class CallRemoval
{
    /// <summary>The edit; null where the call is no part of a chain that begins with the property itself.</summary>
    /// <param name="document">The document.</param>
    /// <param name="diagnostic">A finding at the call's name.</param>
    /// <param name="cancellation">Cancels the planning.</param>
    public static async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not SimpleNameSyntax
            { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call, Expression: var receiver } } name)
            return null;
        var title = $"Remove '{name.Identifier.ValueText}'";
        if (BeginsWithProperty(receiver))
            return new(title, editor => editor.ReplaceNode(call, (current, _) =>
                ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression.WithTrailingTrivia(current.GetTrailingTrivia())));
        // A property builder in a variable: without the call nothing is left of the statement.
        return receiver is IdentifierNameSyntax && call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax } statement
            ? new(title, editor => editor.RemoveNode(statement, SyntaxRemoveOptions.KeepUnbalancedDirectives))
            : null;
    }

    private static bool BeginsWithProperty(ExpressionSyntax receiver)
    {
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            if (access.Name.Identifier.ValueText is "Property" or "IndexerProperty")
                return true;
            receiver = access.Expression;
        }
        return false;
    }
}
