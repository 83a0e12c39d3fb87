using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0616: <c>string.Join(",", ids)</c> is written between parentheses of a statement, <c>IN (1,2,3)</c>.</summary>
internal sealed class JoinedIds : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "Join");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod is not { Name: nameof(string.Join), ContainingType.SpecialType: SpecialType.System_String } || call.Arguments.Length != 2 || !IsInParentheses(call))
            return;
        var values = call.Arguments[1].Value;
        if (!IsQuoted(values) && (scope.Model.OfElements(values, scope.Cancellation) ?? Selected.OfSelect(scope, values)) is { } id)
            scope.Report(Descriptors.JoinedIds, call.Syntax, id, call.Syntax, id.Entity, id.Reason);
    }

    // ids.Select(id => $"'{id}'"): each in quotes already.
    private static bool IsQuoted(IOperation values) => values.Descendants().OfType<IReturnOperation>().Any(result =>
        result.ReturnedValue is IInterpolatedStringOperation { Parts: [IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string before } }, ..] } && before.EndsWith("'", StringComparison.Ordinal));

    // Directly in a text, or through a variable that is.
    private static bool IsInParentheses(IOperation value)
    {
        if (Follows(value))
            return true;
        if (value.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } })
            return false;
        var root = value;
        while (root.Parent is not null)
            root = root.Parent;
        return root.Descendants().Any(other => other is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local) && Follows(reference));
    }

    private static bool Follows(IOperation value) => value.Parent switch
    {
        IConversionOperation or IParenthesizedOperation => Follows(value.Parent),
        IInterpolationOperation { Parent: IInterpolatedStringOperation text } hole => text.Parts.IndexOf(hole) is > 0 and var index
            && text.Parts[index - 1] is IInterpolatedStringTextOperation { Text.ConstantValue: { HasValue: true, Value: string before } } && Opens(before),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } concatenation when concatenation.RightOperand == value => concatenation.LeftOperand switch
        {
            { ConstantValue: { HasValue: true, Value: string before } } => Opens(before),
            IBinaryOperation { RightOperand.ConstantValue: { HasValue: true, Value: string before } } => Opens(before),
            _ => false,
        },
        _ => false,
    };

    private static bool Opens(string text) => text.TrimEnd().EndsWith("(", StringComparison.Ordinal);
}
