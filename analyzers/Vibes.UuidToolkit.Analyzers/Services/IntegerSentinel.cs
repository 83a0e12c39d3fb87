using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0311: an id is compared with a constant: <c>id == 0</c>, <c>id &gt; 0</c>, <c>id is -1</c>, <c>case 1:</c>, <c>ThrowIfNegative(id)</c>.</summary>
internal sealed class IntegerSentinel : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Binary, OperationKind.Binary);
        context.OnOperation(Pattern, OperationKind.ConstantPattern, OperationKind.RelationalPattern);
        context.OnOperation(Case, OperationKind.CaseClause);
        context.OnOperation(Guard, OperationKind.Invocation);
    }

    private static void Binary(OperationScope scope)
    {
        var binary = (IBinaryOperation)scope.Operation;
        if (!ValueUse.IsComparison(binary.OperatorKind))
            return;
        var (value, constant) = IsInteger(binary.RightOperand) ? (binary.LeftOperand, binary.RightOperand) : IsInteger(binary.LeftOperand) ? (binary.RightOperand, binary.LeftOperand) : default;
        // id == Users.System: right again once the constant, which is reported itself, has the id's type.
        if (value is not null && constant is not null && (ValueUse.IsOrder(binary.OperatorKind) || !IsDeclared(constant, scope)))
            Report(scope, value, constant, binary.Syntax);
    }

    private static void Pattern(OperationScope scope)
    {
        var constant = scope.Operation is IConstantPatternOperation equal ? equal.Value : ((IRelationalPatternOperation)scope.Operation).Value;
        if (IsInteger(constant) && Tested(scope.Operation) is { } value)
            Report(scope, value, constant, scope.Operation.Syntax);
    }

    private static void Case(OperationScope scope)
    {
        if (scope.Operation is ISingleValueCaseClauseOperation clause && IsInteger(clause.Value) && clause.Parent?.Parent is ISwitchOperation choice)
            Report(scope, choice.Value, clause.Value, clause.Value.Syntax);
    }

    // ArgumentOutOfRangeException.ThrowIfNegative(id), ThrowIfZero(id), ThrowIfLessThan(id, 1).
    private static void Guard(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod is not { Name: var name, IsStatic: true } method || !name.StartsWith("ThrowIf", StringComparison.Ordinal)
            || !KnownTypes.Is(method.ContainingType, scope.Types["System.ArgumentOutOfRangeException"]) || call.Arguments.Length == 0
            || Other(call) is { ConstantValue.HasValue: false })
            return;
        if (call.Arguments[0].Value is { ConstantValue.HasValue: false } value && IdOf(scope, value) is { } id)
            scope.Report(Descriptors.IntegerSentinel, call.Syntax, id, id.Entity, Other(call)?.Syntax.ToString() ?? "0", id.Reason);

        // Beside the value, its name is passed by the compiler.
        static IOperation? Other(IInvocationOperation call) => call.TargetMethod.Parameters.Length == 3 ? call.Arguments[1].Value : null;
    }

    private static bool IsDeclared(IOperation constant, OperationScope scope) =>
        ValueUse.Referenced(constant) is var symbol && (symbol is ILocalSymbol || symbol is IFieldSymbol && !scope.Model.Entities.IsOfLibrary(symbol));

    private static void Report(OperationScope scope, IOperation value, IOperation constant, SyntaxNode where)
    {
        if (!value.ConstantValue.HasValue && IdOf(scope, value) is { } id)
            scope.Report(Descriptors.IntegerSentinel, where, id, id.Entity, constant.Syntax, id.Reason);
    }

    // An id with a fallback is still the id: (id ?? 0) == 0, id.GetValueOrDefault() == 0.
    private static Identifier? IdOf(OperationScope scope, IOperation value) => scope.Model.Of(value, scope.Cancellation) ?? value switch
    {
        IConversionOperation conversion => IdOf(scope, conversion.Operand),
        IParenthesizedOperation parenthesized => IdOf(scope, parenthesized.Operand),
        ICoalesceOperation coalesce => IdOf(scope, coalesce.Value),
        IConditionalAccessOperation access => IdOf(scope, access.WhenNotNull),
        IInvocationOperation { Instance: { } instance, TargetMethod.Name: nameof(Nullable<int>.GetValueOrDefault) } => IdOf(scope, instance),
        _ => null,
    };

    private static bool IsInteger(IOperation operation) =>
        Bare(operation).ConstantValue is { HasValue: true, Value: int or long or short or uint or ulong or ushort or byte or sbyte } && !IsDefault(operation);

    // default means an empty Guid as well as 0.
    private static bool IsDefault(IOperation operation) =>
        (operation is IConversionOperation conversion ? conversion.Operand.Syntax : operation.Syntax) is LiteralExpressionSyntax { RawKind: (int)Microsoft.CodeAnalysis.CSharp.SyntaxKind.DefaultLiteralExpression };

    // The value that a pattern tests: the operand of 'is' or 'switch', or the property of { UserId: 0 }.
    private static IOperation? Tested(IOperation pattern)
    {
        for (IOperation current = pattern, parent = pattern.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                case INegatedPatternOperation or IBinaryPatternOperation or ISwitchExpressionArmOperation or ISwitchCaseOperation or IPatternCaseClauseOperation:
                    continue;
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchExpressionOperation choice:
                    return choice.Value;
                case ISwitchOperation choice:
                    return choice.Value;
                case IPropertySubpatternOperation property:
                    return property.Member;
                // (journal.UserId, journal.Pages) is (1, > 5).
                case IRecursivePatternOperation positional when current is IPatternOperation part && positional.DeconstructionSubpatterns.IndexOf(part) is >= 0 and var index:
                    return Tested(positional) is { } whole && Bare(whole) is ITupleOperation tuple ? tuple.Elements.ElementAtOrDefault(index) : null;
                default:
                    return null;
            }
        return null;
    }

    private static IOperation Bare(IOperation value) => value is IConversionOperation { IsImplicit: true } conversion ? Bare(conversion.Operand) : value;
}
