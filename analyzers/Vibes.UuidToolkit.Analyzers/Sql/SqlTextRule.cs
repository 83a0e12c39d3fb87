using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Analyzers.Sql.Texts;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>
/// Looks at each SQL text where it is written, whoever runs it: what has to change is there, and is reported once. A text is a
/// statement by its first word; what it means for ids is told by the tables that it names.
/// </summary>
internal abstract class SqlTextRule : Rule
{
    // Shorter than any statement that has a table and an id in it.
    private const int Shortest = 12;

    /// <inheritdoc/>
    public override void Register(RuleContext context) =>
        context.OnOperation(Look, OperationKind.Literal, OperationKind.InterpolatedString, OperationKind.Binary);

    /// <summary>Looks at a text.</summary>
    protected abstract void Look(OperationScope scope, SqlText text);

    private void Look(OperationScope scope)
    {
        var operation = scope.Operation;
        if (operation.Type?.SpecialType != SpecialType.System_String && operation.Kind != OperationKind.InterpolatedString)
            return;
        if (operation.Syntax is not ExpressionSyntax expression || operation.SemanticModel is not { } model || IsPart(expression) || !MayBegin(expression, model, scope.Cancellation))
            return;
        var text = SqlText.Of(expression, model, scope.Cancellation);
        if (SqlModel.IsStatement(text.Value))
            Look(scope, text);
    }

    private static bool IsPart(ExpressionSyntax expression)
    {
        var parent = expression.Parent;
        while (parent is ParenthesizedExpressionSyntax)
            parent = parent.Parent;
        return parent is InterpolationSyntax || (parent is BinaryExpressionSyntax && parent.IsKind(SyntaxKind.AddExpression));
    }

    /// <summary>Whether a text may be a statement, by its leftmost piece: most texts are none, and need not be put together.</summary>
    private static bool MayBegin(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        if (expression.Parent is AssignmentExpressionSyntax && expression.Parent.IsKind(SyntaxKind.AddAssignmentExpression))
            return true;
        while (true)
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                    expression = binary.Left;
                    break;
                case LiteralExpressionSyntax literal:
                    return literal.Token.ValueText is { Length: >= Shortest } text ? SqlModel.IsStatement(text) : expression.Parent is BinaryExpressionSyntax;
                case InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax first, ..] }:
                    return SqlModel.IsStatement(first.TextToken.ValueText);
                case InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax first, ..] }:
                    expression = first.Expression;
                    break;
                case IdentifierNameSyntax or MemberAccessExpressionSyntax:
                    return model.GetTypeInfo(expression, cancellation).Type?.SpecialType == SpecialType.System_String;
                default:
                    return false;
            }
    }
}
