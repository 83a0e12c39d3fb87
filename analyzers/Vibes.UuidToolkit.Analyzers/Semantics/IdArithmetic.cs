using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0605: an id is added to, divided, counted on, summed: operators, <c>++</c>, compound assignments, <c>Sum</c>, <c>Average</c>.</summary>
internal sealed class IdArithmetic : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Binary, OperationKind.Binary);
        context.OnOperation(Unary, OperationKind.Unary);
        context.OnOperation(Step, OperationKind.Increment, OperationKind.Decrement);
        context.OnOperation(Compound, OperationKind.CompoundAssignment);
        context.OnCall(Sum, "Sum", "Average", "SumAsync", "AverageAsync");
    }

    /// <summary>Whether a value is an operand of arithmetic, through conversions, awaits, fallbacks and parentheses.</summary>
    public static bool IsOperand(IOperation value)
    {
        for (var parent = value.Parent; parent is not null; parent = parent.Parent)
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or ICoalesceOperation:
                    continue;
                default:
                    return parent is IBinaryOperation binary && IsArithmetic(binary);
            }
        return false;
    }

    private static void Binary(OperationScope scope)
    {
        var binary = (IBinaryOperation)scope.Operation;
        // Of a.Id * 10 + 1 the innermost operation is the one that meets the id.
        if (IsArithmetic(binary) && (Operand(scope, binary.LeftOperand) ?? Operand(scope, binary.RightOperand)) is { } id)
            Report(scope, id);
    }

    /// <summary>Whether an id is an operand of arithmetic, at whatever depth.</summary>
    public static bool HasId(OperationScope scope, IOperation value) => value switch
    {
        IConversionOperation conversion => HasId(scope, conversion.Operand),
        IParenthesizedOperation parenthesized => HasId(scope, parenthesized.Operand),
        IBinaryOperation binary => HasId(scope, binary.LeftOperand) || HasId(scope, binary.RightOperand),
        IUnaryOperation unary => HasId(scope, unary.Operand),
        _ => Operand(scope, value) is not null,
    };

    private static void Unary(OperationScope scope)
    {
        var unary = (IUnaryOperation)scope.Operation;
        if (unary.OperatorKind is UnaryOperatorKind.Minus or UnaryOperatorKind.Plus or UnaryOperatorKind.BitwiseNegation && Operand(scope, unary.Operand) is { } id)
            Report(scope, id);
    }

    private static void Step(OperationScope scope)
    {
        // A counter is no id itself; what it counts is: Id = ++_last.
        if ((Operand(scope, ((IIncrementOrDecrementOperation)scope.Operation).Target) ?? ValueUse.OfUse(scope.Model, scope.Operation, scope.Cancellation)) is { } id)
            Report(scope, id);
    }

    private static void Compound(OperationScope scope)
    {
        var assignment = (ICompoundAssignmentOperation)scope.Operation;
        if (IsNumeric(assignment.Type) && (Operand(scope, assignment.Target) ?? Operand(scope, assignment.Value)) is { } id)
            Report(scope, id);
    }

    private static void Sum(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name is nameof(Enumerable.Sum) or nameof(Enumerable.Average) or "SumAsync" or "AverageAsync" && SequenceMethods.IsQuery(scope.Types, call.TargetMethod)
            && Selected.Id(scope, call) is { } id)
        {
            var (where, what) = call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } syntax
                ? (member.Name, member.Name.Identifier.ValueText + syntax.ArgumentList) : (call.Syntax, call.Syntax.ToString());
            scope.Report(Descriptors.IdArithmetic, where, id, what, id.Entity, id.Reason);
        }
    }

    // The operand's id; an extreme of ids, and an id with a fallback, are ids too.
    private static Identifier? Operand(OperationScope scope, IOperation value)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                return Operand(scope, conversion.Operand);
            case IParenthesizedOperation parenthesized:
                return Operand(scope, parenthesized.Operand);
            case IAwaitOperation awaited:
                return Operand(scope, awaited.Operation);
            case ICoalesceOperation coalesce:
                return Operand(scope, coalesce.Value);
            case IBinaryOperation or IUnaryOperation or ILiteralOperation:
                return null;
            case IInvocationOperation call when ExtremeId.Takes(scope.Types, call.TargetMethod):
                return Selected.Id(scope, call);
            default:
                return IsNumeric(value.Type) || value.Type is { TypeKind: TypeKind.Dynamic } or { Name: "Task" or "ValueTask" } ? scope.Model.Of(value, scope.Cancellation) : null;
        }
    }

    private static void Report(OperationScope scope, Identifier id) =>
        scope.Report(Descriptors.IdArithmetic, scope.Operation.Syntax, id, scope.Operation.Syntax, id.Entity, id.Reason);

    private static bool IsArithmetic(IBinaryOperation binary) => binary.OperatorKind is BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply
        or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder or BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr
        or BinaryOperatorKind.LeftShift or BinaryOperatorKind.RightShift or BinaryOperatorKind.UnsignedRightShift && (IsNumeric(binary.Type) || binary.Type?.TypeKind == TypeKind.Dynamic);

    private static bool IsNumeric(ITypeSymbol? type) => IntegerTypes.Unwrap(type)?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
}
