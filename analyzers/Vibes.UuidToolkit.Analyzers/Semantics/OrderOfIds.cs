using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0602: ids are compared by order: <c>x.Id &gt; last</c>, <c>a.Id.CompareTo(b.Id)</c>. A comparison with a constant is a sentinel.</summary>
internal sealed class OrderOfIds : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Operator, OperationKind.Binary);
        context.OnCall(Call, "CompareTo", "Compare");
    }

    private static void Operator(OperationScope scope)
    {
        var binary = (IBinaryOperation)scope.Operation;
        if (!ValueUse.IsOrder(binary.OperatorKind) || binary.LeftOperand.ConstantValue.HasValue || binary.RightOperand.ConstantValue.HasValue || !IsKeyType(binary.LeftOperand) || !IsKeyType(binary.RightOperand))
            return;
        var (left, right) = (scope.Model.Of(binary.LeftOperand, scope.Cancellation), scope.Model.Of(binary.RightOperand, scope.Cancellation));
        if (left is not null && (right is not null || BecomesId(scope, binary.RightOperand)) || left is null && right is not null && BecomesId(scope, binary.LeftOperand))
            Report(scope, (left ?? right)!);
    }

    // An id compared with a number that is no id is a conflict, not an order.
    private static bool BecomesId(OperationScope scope, IOperation other) =>
        IntegerTypes.Unwrap(Bare(other).Type).IsGuid() || !Services.IntegerThatStays.Stays(scope, ValueUse.Referenced(other));

    private static void Call(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (Compares(scope, call) && (Id(scope, call.Instance) ?? call.Arguments.Select(argument => Id(scope, argument.Value)).FirstOrDefault(found => found is not null)) is { } id)
            Report(scope, id);
    }

    /// <summary>Whether a call compares two values by order: <c>CompareTo</c>, or <c>Compare</c> of a comparer.</summary>
    public static bool Compares(OperationScope scope, IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: nameof(IComparable.CompareTo), Parameters.Length: 1, IsStatic: false } => IsKeyType(call.Instance),
        { Name: "Compare", Parameters.Length: 2 } => KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, scope.Types["System.Collections.Generic.Comparer`1"])
            || KnownTypes.Is(call.TargetMethod.ContainingType, scope.Types["System.Collections.Generic.IComparer`1"]),
        _ => false,
    };

    private static void Report(OperationScope scope, Identifier id) =>
        scope.Report(Descriptors.OrderOfIds, scope.Operation.Syntax, id, scope.Operation.Syntax, id.Entity, id.Reason);

    private static Identifier? Id(OperationScope scope, IOperation? value) => value is not null && IsKeyType(value) ? scope.Model.Of(value, scope.Cancellation) : null;

    private static bool IsKeyType(IOperation? value) => value is not null && IntegerTypes.Unwrap(Bare(value).Type) is { } type && (type.IsInteger() || type.IsGuid());

    private static IOperation Bare(IOperation value) => value is IConversionOperation { IsImplicit: true } conversion ? Bare(conversion.Operand) : value;
}
