using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0606: an id is formatted as a number: <c>{id:D6}</c>, <c>"{0:000}"</c>, <c>ToString("D6")</c>, <c>PadLeft</c>,
/// <c>ToString(culture)</c>.
/// </summary>
internal sealed class NumericFormat : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Interpolation, OperationKind.Interpolation);
        context.OnOperation(Appended, OperationKind.InterpolatedStringAppendFormatted);
        context.OnOperation(Call, OperationKind.Invocation);
    }

    private static void Interpolation(OperationScope scope)
    {
        var interpolation = (IInterpolationOperation)scope.Operation;
        if (interpolation.FormatString is { ConstantValue: { HasValue: true, Value: string format } } && !IsGuidFormat(format, interpolation.Expression) && Id(scope, interpolation.Expression) is { } id)
            scope.Report(Descriptors.NumericFormat, (interpolation.Syntax as InterpolationSyntax)?.FormatClause ?? interpolation.Syntax, id, interpolation.Syntax, id.Entity, id.Reason);
    }

    // builder.Append($"{id:D6}"): what takes the parts of a text is called for each, with the format beside the value.
    private static void Appended(OperationScope scope)
    {
        if (((IInterpolatedStringAppendOperation)scope.Operation).AppendCall is IInvocationOperation { Arguments: [{ Value: var value }, .., { Value.ConstantValue: { HasValue: true, Value: string format } }] }
            && !IsGuidFormat(format, value) && Id(scope, value) is { } id)
            scope.Report(Descriptors.NumericFormat, (scope.Operation.Syntax as InterpolationSyntax)?.FormatClause ?? scope.Operation.Syntax, id, scope.Operation.Syntax, id.Entity, id.Reason);
    }

    private static void Call(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        switch (call.TargetMethod)
        {
            case { Name: nameof(ToString), Parameters.Length: > 0 }:
                // Guid has no ToString(IFormatProvider): the compiler will refuse it.
                if (call.Instance is { } instance && (call.Arguments[0].Value.ConstantValue is { HasValue: true, Value: string format } ? !IsGuidFormat(format, instance) : IsInteger(instance)) && Id(scope, instance) is { } id)
                    Report(scope, (call.Syntax as InvocationExpressionSyntax)?.ArgumentList ?? call.Syntax, call, id);
                break;
            case { Name: nameof(string.PadLeft), ContainingType.SpecialType: SpecialType.System_String }:
                if (call.Instance is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } padded } && Id(scope, padded) is { } number)
                    Report(scope, call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } ? member.Name : call.Syntax, call, number);
                break;
            default:
                Composite(scope, call);
                break;
        }
    }

    // string.Format("{0:000}", id), log.LogInformation("{Id:D6}", id): the placeholders of a constant, in order.
    private static void Composite(OperationScope scope, IInvocationOperation call)
    {
        for (var i = 0; i < call.Arguments.Length - 1; i++)
        {
            if (call.Arguments[i] is not { Parameter.Type.SpecialType: SpecialType.System_String, Value.ConstantValue: { HasValue: true, Value: string text } } || text.IndexOf(':') < 0)
                continue;
            var values = Values(call, i + 1);
            foreach (var (index, format) in Placeholders(text))
                if (index < values.Count && !IsGuidFormat(format, values[index]) && Id(scope, values[index]) is { } id)
                    Report(scope, values[index].Syntax, call, id);
            return;
        }
    }

    private static void Report(OperationScope scope, SyntaxNode where, IInvocationOperation call, Identifier id) =>
        scope.Report(Descriptors.NumericFormat, where, id, call.Syntax, id.Entity, id.Reason);

    private static List<IOperation> Values(IInvocationOperation call, int first)
    {
        var values = new List<IOperation>();
        for (var i = first; i < call.Arguments.Length; i++)
            if (call.Arguments[i] is { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } initializer } })
                values.AddRange(initializer.ElementValues);
            else
                values.Add(call.Arguments[i].Value);
        return values;
    }

    // Numbered placeholders name their argument, named ones take the next.
    private static IEnumerable<(int Index, string Format)> Placeholders(string text)
    {
        var next = 0;
        for (var open = text.IndexOf('{'); open >= 0; open = text.IndexOf('{', open + 1))
        {
            if (open + 1 < text.Length && text[open + 1] == '{')
            {
                open++;
                continue;
            }

            var close = text.IndexOf('}', open);
            if (close < 0)
                yield break;
            var inside = text.Substring(open + 1, close - open - 1);
            var colon = inside.IndexOf(':');
            var name = (colon < 0 ? inside : inside.Substring(0, colon)).Split(',')[0].Trim();
            // {"pages":5} is JSON, and no placeholder.
            if (name.Length == 0 || !name.TrimStart('@', '$').All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '.'))
                continue;
            var index = int.TryParse(name, out var number) ? number : next;
            next = index + 1;
            if (colon >= 0)
                yield return (index, inside.Substring(colon + 1));
            open = close;
        }
    }

    private static Identifier? Id(OperationScope scope, IOperation value)
    {
        var bare = value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value;
        return IntegerTypes.Unwrap(bare.Type) is { } type && (type.IsInteger() || type.IsGuid()) ? scope.Model.Of(bare, scope.Cancellation) : null;
    }

    private static bool IsInteger(IOperation value) => value.Type.IsIntegerOrNullable();

    // A Guid takes these; on an integer they are a number's format all the same.
    private static bool IsGuidFormat(string format, IOperation value) =>
        format.Length == 0 || !(value is IConversionOperation { IsImplicit: true } boxed ? boxed.Operand : value).Type.IsIntegerOrNullable() && format.Length == 1 && "NDBPXndbpx".IndexOf(format[0]) >= 0;
}
