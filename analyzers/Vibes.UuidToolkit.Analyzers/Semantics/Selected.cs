using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>The id that a method of a sequence works on: what its selector gives, or the sequence's own elements.</summary>
internal static class Selected
{
    /// <summary>The id; null where the call works on something else.</summary>
    public static Identifier? Id(OperationScope scope, IInvocationOperation call)
    {
        var hasSelector = false;
        foreach (var argument in call.Arguments)
            if (ValueUse.Lambda(argument.Value) is { } lambda)
            {
                hasSelector = true;
                if (Result(lambda) is { } result && Id(scope, result) is { } id)
                    return id;
            }

        if (hasSelector)
            return null;
        var sequence = call.Instance ?? (call.Arguments.Length > 0 ? call.Arguments[0].Value : null);
        return sequence is not null ? scope.Model.OfElements(sequence, scope.Cancellation) ?? OfSelect(scope, sequence) : null;
    }

    /// <summary>The id that the elements of a projection are: <c>rows.Select(x => x.Id)</c>.</summary>
    public static Identifier? OfSelect(OperationScope scope, IOperation sequence)
    {
        while (sequence is IConversionOperation conversion)
            sequence = conversion.Operand;
        return sequence is IInvocationOperation { TargetMethod: { Name: nameof(Enumerable.Select), ContainingType: { } type } } select
            && (KnownTypes.Is(type, scope.Types.Enumerable) || KnownTypes.Is(type, scope.Types.Queryable))
            && ValueUse.Lambda(select.Arguments[1].Value) is { } lambda && Result(lambda) is { } result ? Id(scope, result) : null;
    }

    // A key within a composite one orders too: new { x.Year, x.Id }.
    private static Identifier? Id(OperationScope scope, IOperation value) => value switch
    {
        IConversionOperation conversion => Id(scope, conversion.Operand),
        IParenthesizedOperation parenthesized => Id(scope, parenthesized.Operand),
        ITupleOperation tuple => tuple.Elements.Select(element => Id(scope, element)).FirstOrDefault(id => id is not null),
        _ => scope.Model.Of(value, scope.Cancellation),
    };

    private static IOperation? Result(IAnonymousFunctionOperation lambda) =>
        lambda.Body.Operations is [IReturnOperation { ReturnedValue: { } value }] ? value : null;
}
