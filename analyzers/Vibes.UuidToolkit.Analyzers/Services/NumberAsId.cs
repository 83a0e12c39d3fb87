using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>
/// VUID0313: a number that stays an integer is assigned, passed or returned as an id: a counter, a product, a hash code, a column of pages.
/// Other rules know better what to say of constants, enums, what libraries return, and arithmetic with ids.
/// </summary>
internal sealed class NumberAsId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Reference, OperationKind.LocalReference, OperationKind.ParameterReference, OperationKind.PropertyReference, OperationKind.FieldReference);
        context.OnOperation(Call, OperationKind.Invocation);
        context.OnOperation(Arithmetic, OperationKind.Binary);
    }

    private static void Reference(OperationScope scope)
    {
        if (Candidate(scope.Operation) is { } symbol && scope.Model.IsNumber(symbol, scope.Cancellation) && scope.Model.Of(scope.Operation, scope.Cancellation) is null)
            Report(scope);
    }

    private static void Call(OperationScope scope)
    {
        // The method's own body is looked at last: it may be in another file.
        if (Candidate(scope.Operation) is { } method && ValueUse.OfUse(scope.Model, scope.Operation, scope.Cancellation) is not null && scope.Model.IsNumber(method, scope.Cancellation)
            && scope.Model.Of(scope.Operation, scope.Cancellation) is null)
            Report(scope);
    }

    // What is declared in the program, and given to something.
    private static ISymbol? Candidate(IOperation value) =>
        value.Type.IsIntegerOrNullable() && !value.ConstantValue.HasValue && IsGiven(value) && ValueUse.Referenced(value) is { DeclaringSyntaxReferences.IsEmpty: false } symbol ? symbol : null;

    private static void Arithmetic(OperationScope scope)
    {
        var binary = (IBinaryOperation)scope.Operation;
        // Of a * 31 + b the outermost operation is the number, and the one that an id is in is reported there.
        if (binary.Type.IsIntegerOrNullable() && IsGiven(binary) && ForeignNumber.Is(binary) && !Semantics.IdArithmetic.HasId(scope, binary))
            Report(scope);
    }

    private static void Report(OperationScope scope)
    {
        if (ValueUse.OfUse(scope.Model, scope.Operation, scope.Cancellation) is { } id)
            scope.Report(Descriptors.NumberAsId, scope.Operation.Syntax, id, scope.Operation.Syntax, scope.Operation.Type!.ToDisplayString(), id.Entity, id.Reason);
    }

    // Comparisons are the other rule's, those of a join's keys too, and operands their operation's.
    private static bool IsGiven(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation or ICoalesceOperation)
            parent = parent.Parent;
        return parent is IAssignmentOperation or IVariableInitializerOperation or IArgumentOperation or ISymbolInitializerOperation or IArrayInitializerOperation or ITupleOperation
            or ISwitchExpressionArmOperation || parent is IReturnOperation && !IsKeyOfJoin(parent);
    }

    private static bool IsKeyOfJoin(IOperation returned) =>
        returned.Parent is IBlockOperation { Parent: IAnonymousFunctionOperation { Parent: { } created } } && (created is IDelegateCreationOperation or IConversionOperation ? created.Parent : created) is IArgumentOperation { Parent: IInvocationOperation call }
            && IntegerThatStays.IsJoin(call);
}
