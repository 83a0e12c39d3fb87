using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Literals;

/// <summary>
/// A constant string and where its characters stand in the source. It may be put together of several literals; of other
/// constants within it, the place is not known.
/// </summary>
internal sealed class ConstantText
{
    private readonly List<LiteralPiece> _pieces = [];

    private ConstantText(ExpressionSyntax expression, string value)
    {
        Expression = expression;
        Value = value;
    }

    /// <summary>The expression.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>Its value.</summary>
    public string Value { get; }

    /// <summary>The text of an expression whose value the compiler knows.</summary>
    public static ConstantText Of(ExpressionSyntax expression, string value)
    {
        var text = new ConstantText(expression, value);
        text.Add(expression);
        text.Settle();
        return text;
    }

    /// <summary>
    /// Where a part of the value stands in the source; the whole expression where that is not known or not in one literal.
    /// </summary>
    public Location Locate(TextSpan span) => Find(span) is var (_, place) ? Location.Create(Expression.SyntaxTree, place) : Expression.GetLocation();

    /// <summary>The literal that a part of the value stands in, and where; null where that is not known or not one literal.</summary>
    public (SyntaxNode Literal, TextSpan Place)? Find(TextSpan span)
    {
        var start = 0;
        foreach (var piece in _pieces)
        {
            var length = piece.Value!.Length;
            if (span.Start >= start && span.End <= start + length)
                return piece.Places is { } places ? (piece.Node, TextSpan.FromBounds(places[span.Start - start], places[span.End - start])) : null;
            start += length;
        }

        return null;
    }

    /// <summary>Gives the one other constant what the literals leave of the value; of several, nothing can be said.</summary>
    private void Settle()
    {
        var unknown = _pieces.FindIndex(piece => piece.Value is null);
        if (unknown >= 0)
        {
            var before = _pieces.Take(unknown).Sum(piece => piece.Value!.Length);
            var length = Value.Length - _pieces.Sum(piece => piece.Value?.Length ?? 0);
            if (length >= 0)
                _pieces[unknown] = _pieces[unknown] with { Value = Value.Substring(before, length) };
        }

        if (string.Concat(_pieces.Select(piece => piece.Value)) != Value || _pieces.Exists(piece => piece.Value is null))
            _pieces.Clear();
    }

    private void Add(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                Add(binary.Left);
                Add(binary.Right);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                _pieces.Add(new(literal, literal.Token.ValueText));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                    _pieces.Add(new(content, content is InterpolatedStringTextSyntax text ? LiteralToken.Value(text) : null));
                break;
            default:
                _pieces.Add(new(expression, null));
                break;
        }
    }
}
