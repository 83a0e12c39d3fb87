using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>VUID0707: an id is written without hyphens, in brackets or in upper case: <c>ToString("N")</c>, <c>$"{id:B}"</c>, <c>ToString().ToUpper()</c>.</summary>
internal sealed class IdFormat : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnCall(Look, nameof(ToString), nameof(string.ToUpper), nameof(string.ToUpperInvariant));
        context.OnOperation(Look, OperationKind.Interpolation);
    }

    private static void Look(OperationScope scope)
    {
        var (id, where, what) = scope.Operation switch
        {
            IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance, Arguments: { Length: > 0 } arguments } when IntegerTypes.Unwrap(instance.Type).IsGuid()
                && arguments[0].Value.ConstantValue is { HasValue: true, Value: string format } && IsUnusual(format) => (instance, arguments[0].Syntax, $"ToString(\"{format}\")"),
            IInvocationOperation { TargetMethod: { Name: nameof(string.ToUpper) or nameof(string.ToUpperInvariant), ContainingType.SpecialType: SpecialType.System_String } upper,
                Instance: IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } instance } } call when IntegerTypes.Unwrap(instance.Type).IsGuid() => (instance, Name(call.Syntax), upper.Name),
            IInterpolationOperation { Expression: var expression, FormatString: ILiteralOperation { ConstantValue: { HasValue: true, Value: string format } } literal }
                when IntegerTypes.Unwrap(expression.Type).IsGuid() && IsUnusual(format) => (expression, literal.Syntax, $"{{:{format}}}"),
            _ => default,
        };
        if (id is not null && scope.Model.Of(id, scope.Cancellation) is { } identifier)
            scope.Report(Descriptors.IdFormat, where, identifier, what, identifier.Entity, identifier.Reason);
    }

    private static bool IsUnusual(string format) => format is "N" or "n" or "B" or "b" or "P" or "p" or "X" or "x";

    private static SyntaxNode Name(SyntaxNode call) => call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } ? access.Name : call;
}
