using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>SQL in strings, and what is given to it: casts, column types, numbers and parameters' types.</summary>
internal sealed class SqlConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0501", "VUID0502", "VUID0503", "VUID0507", "VUID0508"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        var (tree, span) = (place.Node.SyntaxTree, place.Span);
        var text = place.Node.SyntaxTree.GetText().ToString(span);
        switch (place.Rule)
        {
            case "VUID0501" or "VUID0502":
                place.Edits.Replace(tree, span, "uuid");
                break;
            case "VUID0503" when long.TryParse(text, out var number):
                place.Edits.Replace(tree, span, $"'{place.Row(number)}'");
                break;
            case "VUID0507" when place.Node.FirstAncestorOrSelf<InterpolationSyntax>() is { } interpolation:
                place.Edits.Replace(tree, new(interpolation.SpanStart, 0), "'");
                place.Edits.Replace(tree, new(interpolation.Span.End, 0), "'");
                break;
            case "VUID0507" when place.Node is ExpressionSyntax { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var before } sum } value && sum.Right == value && Text(before) is { } literal:
                place.Edits.Replace(tree, new(literal.Token.Span.End - 1, 0), "'");
                if (sum.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } outer && outer.Left == sum && outer.Right is LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken } after)
                    place.Edits.Replace(tree, new(after.Token.SpanStart + after.Token.Text.IndexOf('"') + 1, 0), "'");
                else
                    place.Edits.Replace(tree, new(value.Span.End, 0), " + \"'\"");
                break;
            case "VUID0508":
                Declare(place);
                break;
            default:
                place.Leave(place.Node, "SQL that takes an id for a number.");
                break;
        }
    }

    // The text that an id is appended to.
    private static LiteralExpressionSyntax? Text(ExpressionSyntax before) => before switch
    {
        LiteralExpressionSyntax { Token.RawKind: (int)SyntaxKind.StringLiteralToken } literal => literal,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: var right } => Text(right),
        _ => null,
    };

    private static void Declare(Place place)
    {
        switch (place.Node)
        {
            case MemberAccessExpressionSyntax access:
                place.Edits.Replace(access.Name, access.Name.Identifier.ValueText is "Integer" or "Bigint" or "Smallint" ? "Uuid" : "Guid");
                break;
            case IdentifierNameSyntax { Identifier.ValueText: "Integer" or "Bigint" or "Smallint" } name:
                place.Edits.Replace(name, "Uuid");
                break;
            case TypeSyntax type:
                TypeConversion.Change(place, type);
                break;
            case ObjectCreationExpressionSyntax creation:
                TypeConversion.Change(place, creation.Type);
                break;
        }
    }
}
