using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Services;

/// <summary>
/// VUID0311: compares with <c>Guid.Empty</c> where 0 stood for no row: <c>== 0</c>, <c>!= 0</c>, <c>&lt;= 0</c>, <c>&gt; 0</c>. Only where
/// the id already is a Guid, so that what did not compile does: what else a constant stood for, and when, is for a person to say.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class IntegerSentinelFix() : RuleFix(Descriptors.IntegerSentinel)
{
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (model is null || root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is not BinaryExpressionSyntax comparison)
            return null;
        var isOnRight = IsZero(comparison.Right);
        var (id, kind) = isOnRight ? (comparison.Left, comparison.Kind()) : IsZero(comparison.Left) ? (comparison.Right, Mirrored(comparison.Kind())) : (null, default);
        if (id is null || model.GetTypeInfo(id, cancellation).Type is var type && !IntegerTypes.Unwrap(type).IsGuid())
            return null;
        SyntaxKind? equality = kind switch
        {
            SyntaxKind.EqualsExpression or SyntaxKind.LessThanOrEqualExpression => SyntaxKind.EqualsExpression,
            SyntaxKind.NotEqualsExpression => SyntaxKind.NotEqualsExpression,
            // null > 0 is false, and null != Guid.Empty is true.
            SyntaxKind.GreaterThanExpression when type.IsGuid() => SyntaxKind.NotEqualsExpression,
            _ => null,
        };
        if (equality is not { } with)
            return null;
        var empty = TypeChange.GuidMember("Empty");
        var changed = isOnRight
            ? SyntaxFactory.BinaryExpression(with, id, empty.WithTriviaFrom(comparison.Right))
            : SyntaxFactory.BinaryExpression(with, empty.WithTriviaFrom(comparison.Left), id);
        var token = changed.OperatorToken.WithTriviaFrom(comparison.OperatorToken);
        return new("Compare with Guid.Empty", editor => editor.ReplaceNode(comparison, changed.WithOperatorToken(token)));
    }

    private static bool IsZero(ExpressionSyntax expression) => expression is LiteralExpressionSyntax { Token.Value: 0 or 0L };

    private static SyntaxKind Mirrored(SyntaxKind kind) => kind switch
    {
        SyntaxKind.LessThanExpression => SyntaxKind.GreaterThanExpression,
        SyntaxKind.GreaterThanOrEqualExpression => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.LessThanOrEqualExpression => SyntaxKind.GreaterThanOrEqualExpression,
        SyntaxKind.GreaterThanExpression => SyntaxKind.LessThanExpression,
        _ => kind,
    };
}
