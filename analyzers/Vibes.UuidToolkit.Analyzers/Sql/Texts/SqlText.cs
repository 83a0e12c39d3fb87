using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Sql.Statements;

namespace Vibes.UuidToolkit.Analyzers.Sql.Texts;

/// <summary>
/// A SQL text as an expression puts it together: literals, constants, interpolations and concatenations, with a mark for each
/// value that only the run knows, and with the place of each character in the source.
/// </summary>
internal sealed class SqlText
{
    // A variable of a variable of a variable.
    private const int MaxFollowed = 3;

    private readonly List<SqlPiece> _pieces = [];
    private readonly SemanticModel _model;
    private readonly CancellationToken _cancellation;

    private SqlText(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation) =>
        (Expression, _model, _cancellation) = (expression, model, cancellation);

    /// <summary>The expression.</summary>
    public ExpressionSyntax Expression { get; }

    /// <summary>The text.</summary>
    public string Value { get; private set; } = "";

    /// <summary>The text that an expression makes.</summary>
    public static SqlText Of(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellation)
    {
        var text = new SqlText(expression, model, cancellation);
        // sql += " AND id = " + id
        if (expression.Parent is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment && assignment.IsKind(SyntaxKind.AddAssignmentExpression))
            text.Add(target, isElsewhere: true, followed: 0);
        text.Add(expression, isElsewhere: false, followed: 0);
        text.Value = string.Concat(text._pieces.Select(piece => piece.Value));
        return text;
    }

    /// <summary>The places that only the run knows: their position in the text, and the expression whose value is put there.</summary>
    public IEnumerable<(int Position, ExpressionSyntax Expression)> Holes
    {
        get
        {
            var start = 0;
            foreach (var piece in _pieces)
            {
                if (piece is { IsHole: true, IsElsewhere: false, Node: ExpressionSyntax expression })
                    yield return (start, expression);
                start += piece.Value.Length;
            }
        }
    }

    /// <summary>Where a part of the text stands in the source; null where it is written elsewhere, and looked at there.</summary>
    public Location? Locate(TextSpan span)
    {
        var start = 0;
        foreach (var piece in _pieces)
        {
            var end = start + piece.Value.Length;
            if (span.Start >= start && span.Start < end)
            {
                if (piece.IsElsewhere)
                    return null;
                return piece.Places is not { } places ? piece.Node.GetLocation()
                    // What goes on behind a literal begins in it.
                    : Location.Create(Expression.SyntaxTree, TextSpan.FromBounds(places[span.Start - start], span.End <= end ? places[span.End - start] : EndOf(span.End) ?? places[places.Count - 1]));
            }

            start = end;
        }

        return Expression.GetLocation();
    }

    /// <summary>The literal that a part of the text stands in, and where; null where it is not in one literal.</summary>
    public TextSpan? Find(TextSpan span)
    {
        var start = 0;
        foreach (var piece in _pieces)
        {
            var end = start + piece.Value.Length;
            if (span.Start >= start && span.End <= end)
                return piece is { IsElsewhere: false, Places: { } places } ? TextSpan.FromBounds(places[span.Start - start], places[span.End - start]) : null;
            start = end;
        }

        return null;
    }

    private int? EndOf(int position)
    {
        var start = 0;
        foreach (var piece in _pieces)
        {
            var end = start + piece.Value.Length;
            if (position <= end)
                return piece.IsElsewhere ? null : piece.Places is { } places ? places[position - start] : piece.Node.Span.End;
            start = end;
        }

        return null;
    }

    private void Add(ExpressionSyntax expression, bool isElsewhere, int followed)
    {
        _cancellation.ThrowIfCancellationRequested();
        switch (expression)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Add(parenthesized.Expression, isElsewhere, followed);
                break;
            case BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.AddExpression):
                AddConcatenation(binary, isElsewhere, followed);
                break;
            case LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression):
                _pieces.Add(new(literal, literal.Token.ValueText, IsElsewhere: isElsewhere));
                break;
            case InterpolatedStringExpressionSyntax interpolated:
                foreach (var content in interpolated.Contents)
                    if (content is InterpolationSyntax interpolation)
                        Add(interpolation.Expression, isElsewhere, followed);
                    else
                        _pieces.Add(new(content, LiteralToken.Value((InterpolatedStringTextSyntax)content), IsElsewhere: isElsewhere));

                break;
            default:
                AddValue(expression, isElsewhere, followed);
                break;
        }
    }

    // A concatenation of hundreds of literals is as deep as it is long.
    private void AddConcatenation(BinaryExpressionSyntax binary, bool isElsewhere, int followed)
    {
        var operands = new Stack<ExpressionSyntax>();
        ExpressionSyntax left = binary;
        while (left is BinaryExpressionSyntax add && add.IsKind(SyntaxKind.AddExpression))
        {
            operands.Push(add.Right);
            left = add.Left;
        }

        operands.Push(left);
        foreach (var operand in operands)
            Add(operand, isElsewhere, followed);
    }

    private void AddValue(ExpressionSyntax expression, bool isElsewhere, int followed)
    {
        if (_model.GetConstantValue(expression, _cancellation) is { HasValue: true, Value: string constant })
            _pieces.Add(new(expression, constant, IsElsewhere: isElsewhere || SqlModel.IsStatement(constant)));
        else if (followed < MaxFollowed && expression is IdentifierNameSyntax && Initializer(expression) is { } initializer)
            Add(initializer, isElsewhere: true, followed + 1);
        else
            _pieces.Add(new(expression, SqlLexer.Hole.ToString(), IsHole: true, isElsewhere));
    }

    /// <summary>What a variable of text, or a static field that is only read, begins with.</summary>
    private ExpressionSyntax? Initializer(ExpressionSyntax expression) => _model.GetSymbolInfo(expression, _cancellation).Symbol switch
    {
        ILocalSymbol { Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences: [var declaration] } => Initializer(declaration),
        IFieldSymbol { IsReadOnly: true, IsStatic: true, Type.SpecialType: SpecialType.System_String, DeclaringSyntaxReferences: [var declaration] } when declaration.SyntaxTree == expression.SyntaxTree => Initializer(declaration),
        _ => null,
    };

    private ExpressionSyntax? Initializer(SyntaxReference declaration) => declaration.GetSyntax(_cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }
        && value is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or BinaryExpressionSyntax ? value : null;
}
