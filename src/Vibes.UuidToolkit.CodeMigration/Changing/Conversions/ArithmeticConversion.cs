using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// Arithmetic that only looks like it: an integer is its own hash code, and the difference of two tells which comes first.
/// <c>Id * 397 ^ Year</c> in <c>GetHashCode</c> becomes <c>Id.GetHashCode() * 397 ^ Year</c>, <c>(a, b) => a.Id - b.Id</c> becomes <c>(a, b) => a.Id.CompareTo(b.Id)</c>.
/// What counts an id on is a new one's; all else stays for the compiler to refuse.
/// </summary>
internal sealed class ArithmeticConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0605"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        var function = place.Model.GetEnclosingSymbol(place.Node.SpanStart) as IMethodSymbol;
        if (function is { Name: nameof(GetHashCode), ReturnType.SpecialType: SpecialType.System_Int32 })
            Hash(place);
        else if (function is { ReturnType.SpecialType: SpecialType.System_Int32, Parameters: [var first, var second] } && place.Node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression } difference
            && IsResult(difference) && (IsOf(place, difference.Left, first) && IsOf(place, difference.Right, second) || IsOf(place, difference.Left, second) && IsOf(place, difference.Right, first)))
        {
            place.Edits.Replace(difference.SyntaxTree, Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(difference.Left.Span.End, difference.Right.SpanStart), $".{nameof(IComparable.CompareTo)}(");
            place.Edits.Replace(difference.SyntaxTree, new(difference.Right.Span.End, 0), ")");
        }
        else if (Constant(place) is var (constant, entity))
            LiteralConversion.Convert(place with { Entity = entity }, constant);
        else
            GeneratorConversion.Generate(place);
    }

    // const int First = 12, of which a test makes others, First + 1: a number that is written, though in two parts. It is the id of what it is given to.
    private static (ExpressionSyntax Constant, Entity Entity)? Constant(Place place)
    {
        var constant = (place.Node as ArgumentSyntax)?.Expression ?? place.Node as ExpressionSyntax;
        while (constant?.Parent is ParenthesizedExpressionSyntax or BinaryExpressionSyntax && place.Model.GetConstantValue(constant.Parent).HasValue)
            constant = (ExpressionSyntax)constant.Parent;
        return constant is not null && place.Model.GetConstantValue(constant).HasValue && place.Model.GetOperation(constant) is { } value && place.Fix.EntityOfUse(place.Model.Compilation, value) is { } entity ? (constant, entity) : null;
    }

    private static void Hash(Place place)
    {
        foreach (var operand in place.Node switch
        {
            BinaryExpressionSyntax binary => [binary.Left, binary.Right],
            AssignmentExpressionSyntax assignment => [assignment.Right],
            PrefixUnaryExpressionSyntax unary => [unary.Operand],
            _ => Array.Empty<ExpressionSyntax>(),
        })
            if (place.Model.GetTypeInfo(operand).Type.IsIntegerOrNullable() && place.Model.GetOperation(operand) is { } operation && place.Fix.EntityOf(place.Model.Compilation, operation) is not null
                && place.Model.GetConstantValue(operand) is not { HasValue: true } && operand is NameSyntax or MemberAccessExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax or InvocationExpressionSyntax)
                place.Edits.Replace(operand.SyntaxTree, new(operand.Span.End, 0), $".{nameof(GetHashCode)}()");
    }

    // What is compared is the parameter, or a member of it.
    private static bool IsOf(Place place, ExpressionSyntax operand, IParameterSymbol parameter) => operand switch
    {
        MemberAccessExpressionSyntax access => IsOf(place, access.Expression, parameter),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure => IsOf(place, sure.Operand, parameter),
        IdentifierNameSyntax name => SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(name).Symbol, parameter),
        _ => false,
    };

    private static bool IsResult(ExpressionSyntax expression)
    {
        SyntaxNode current = expression;
        while (current.Parent is ParenthesizedExpressionSyntax)
            current = current.Parent;
        return current.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax;
    }
}
