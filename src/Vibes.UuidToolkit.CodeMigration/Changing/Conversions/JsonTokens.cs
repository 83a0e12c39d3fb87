using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A UUID is a text in JSON: where an id is read only of a number, <c>if (element.ValueKind == JsonValueKind.Number) Find(element.GetInt32())</c> or
/// <c>reader.TokenType == JsonTokenType.Number ? reader.GetInt32() : 0</c>, it would never be read.
/// </summary>
internal static class JsonTokens
{
    /// <summary>Asks for a text around a call that reads an id.</summary>
    /// <param name="place">The called member.</param>
    public static void Convert(Place place)
    {
        if (place.Node is not MemberAccessExpressionSyntax { Expression: var source } read)
            return;
        foreach (var ancestor in read.Ancestors().TakeWhile(node => node is not MemberDeclarationSyntax))
            switch (ancestor)
            {
                case IfStatementSyntax choice when choice.Statement.Span.Contains(read.Span):
                    Convert(place, choice.Condition, source);
                    break;
                case ConditionalExpressionSyntax choice when choice.WhenTrue.Span.Contains(read.Span):
                    Convert(place, choice.Condition, source);
                    break;
                // if (reader.TokenType != JsonTokenType.Number) throw ...;
                case BlockSyntax block:
                    foreach (var refusal in block.Statements.OfType<IfStatementSyntax>().TakeWhile(earlier => earlier.SpanStart < read.SpanStart).Where(IsRefusal))
                        Convert(place, refusal.Condition, source);
                    break;
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when both.Right.Span.Contains(read.Span):
                    Convert(place, both.Left, source);
                    break;
                // There may be another one for texts.
                case SwitchExpressionArmSyntax { Pattern: ConstantPatternSyntax { Expression: var number } } arm when IsNumber(place, number):
                    Leave(place, number);
                    break;
                case SwitchSectionSyntax section:
                    foreach (var label in section.Labels.OfType<CaseSwitchLabelSyntax>().Where(label => IsNumber(place, label.Value)))
                        Leave(place, label.Value);
                    break;
            }
    }

    private static void Convert(Place place, ExpressionSyntax condition, ExpressionSyntax source)
    {
        foreach (var name in condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>())
            // In "is JsonValueKind.Number" it is written as a type would be.
            if (name.Parent is ExpressionSyntax number and (MemberAccessExpressionSyntax or QualifiedNameSyntax) && number.GetLastToken() == name.Identifier && IsNumber(place, number)
                && Asked(number) is MemberAccessExpressionSyntax { Expression: var asked } && SyntaxFactory.AreEquivalent(asked, source))
                place.Edits.Replace(name, "String");
    }

    private static ExpressionSyntax? Asked(ExpressionSyntax number) => number.Parent switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.IsExpression } comparison => comparison.Left == number ? comparison.Right : comparison.Left,
        ConstantPatternSyntax { Parent: IsPatternExpressionSyntax or UnaryPatternSyntax { Parent: IsPatternExpressionSyntax } } pattern => pattern.FirstAncestorOrSelf<IsPatternExpressionSyntax>()!.Expression,
        _ => null,
    };

    // Otherwise what stands behind it is reached by other tokens too.
    private static bool IsRefusal(IfStatementSyntax choice) => choice.Else is null && (choice.Statement is BlockSyntax { Statements: [.., var last] } ? last : choice.Statement) is ThrowStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax
        && choice.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression or (int)SyntaxKind.LogicalOrExpression } or IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax };

    private static void Leave(Place place, ExpressionSyntax number) => place.Leave(number, "An id is read of a number here, and a UUID is a text in JSON: read it there.");

    private static bool IsNumber(Place place, ExpressionSyntax expression) => expression is not IdentifierNameSyntax && place.Model.GetSymbolInfo(expression).Symbol is IFieldSymbol { Name: "Number", ContainingType: { Name: "JsonValueKind" or "JsonTokenType", ContainingNamespace.Name: "Json" } };
}
