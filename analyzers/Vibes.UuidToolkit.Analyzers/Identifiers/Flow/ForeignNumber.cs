using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Numbers that are certainly no ids: arithmetic, an enum's number, or what foreign code counts, adds up or finds the position of.
/// Told by the operation; and before anything is bound, by the syntax, which tells too many rather than too few.
/// </summary>
internal static class ForeignNumber
{
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal) { "Count", "Length", "Year", "Month", "Day" };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Count", "CountAsync", "LongCount", "LongCountAsync", "Sum", "SumAsync", "IndexOf", "LastIndexOf", "FindIndex", "SaveChanges", "SaveChangesAsync",
    };

    /// <summary>Whether a value is one.</summary>
    public static bool Is(IOperation value) => SlotFinder.Stripped(value) switch
    {
        { Type.TypeKind: TypeKind.Enum } => true,
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract, ConstantValue.HasValue: false } => true,
        IBinaryOperation { ConstantValue.HasValue: false } binary when Computes(binary.OperatorKind) && binary.Type.IsInteger() => true,
        IPropertyReferenceOperation { Property: { DeclaringSyntaxReferences.IsEmpty: true, Name: var name } } => Properties.Contains(name),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true, Name: var name } method } => Methods.Contains(name) || IsHash(method),
        IAwaitOperation awaited => Is(awaited.Operation),
        _ => false,
    };

    /// <summary>Whether a value is one that no id is ever made as: <c>hash * 31 + text[i]</c>, <c>BitConverter.ToInt32(hash, 0) &amp; 0x7fffffff</c>.</summary>
    public static bool IsComputed(IOperation value) => SlotFinder.Stripped(value) switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => IsComputed(sum.LeftOperand) || IsComputed(sum.RightOperand),
        IBinaryOperation { ConstantValue.HasValue: false } binary => Computes(binary.OperatorKind),
        IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } => IsHash(method),
        _ => false,
    };

    /// <summary>Whether a method makes a hash code, by its name.</summary>
    public static bool IsHash(IMethodSymbol method) => method.Name.EndsWith("HashCode", StringComparison.Ordinal) || method is { Name: "Combine", ContainingType.Name: "HashCode" };

    private static bool Computes(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder
        or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr;

    /// <summary>The expression that a node is, or that a name calls, if it may be such a number; null where it is none.</summary>
    public static ExpressionSyntax? At(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax binary => binary.Kind() is SyntaxKind.AddExpression or SyntaxKind.SubtractExpression or SyntaxKind.MultiplyExpression or SyntaxKind.DivideExpression
            or SyntaxKind.ModuloExpression or SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression
            ? binary : null,
        // An enum becomes a number by a cast.
        CastExpressionSyntax cast => cast,
        SimpleNameSyntax { Identifier.ValueText: var text } name => Properties.Contains(text) || Methods.Contains(text) || text is "Combine" || text.EndsWith("HashCode", StringComparison.Ordinal) ? Called(name) : null,
        _ => null,
    };

    private static ExpressionSyntax Called(SimpleNameSyntax name)
    {
        var expression = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? (ExpressionSyntax)access : name;
        return expression.Parent is InvocationExpressionSyntax call && call.Expression == expression ? call : expression;
    }
}
