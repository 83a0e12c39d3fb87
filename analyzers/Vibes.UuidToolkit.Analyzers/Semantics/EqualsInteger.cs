using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0601: an id and an integer are compared by <c>Equals(object)</c>, which takes anything.</summary>
internal sealed class EqualsInteger : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, nameof(Equals), nameof(ReferenceEquals));

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (Compares(call) is not var (left, right))
            return;
        if (!IsUnchecked(scope, left, right, out var id, out var other) && !IsUnchecked(scope, right, left, out id, out other))
            return;
        var where = call.Syntax is InvocationExpressionSyntax syntax ? syntax : call.Syntax;
        scope.Report(Descriptors.EqualsInteger, where, id, where, id.Entity, other.Type?.ToDisplayString(), id.Reason);
    }

    /// <summary>What a call to <c>Equals</c> or <c>ReferenceEquals</c> compares, before it is boxed; null where it is another call.</summary>
    public static (IOperation Left, IOperation Right)? Compares(IInvocationOperation call) => call.TargetMethod switch
    {
        { Parameters.Length: var count } when count != call.Arguments.Length => null,
        { Name: nameof(Equals), IsStatic: false, Parameters.Length: 1 } when call.Instance is { } instance && call.Arguments.Length == 1 => (Bare(instance), Bare(call.Arguments[0].Value)),
        { Name: nameof(Equals) or nameof(ReferenceEquals), IsStatic: true, Parameters.Length: 2, ContainingType.SpecialType: SpecialType.System_Object } => (Bare(call.Arguments[0].Value), Bare(call.Arguments[1].Value)),
        // EqualityComparer<object>.Default.Equals(a, b).
        { Name: nameof(Equals), Parameters.Length: 2, ContainingType: { Name: "EqualityComparer" or "IEqualityComparer", TypeArguments: [{ SpecialType: SpecialType.System_Object }] } } =>
            (Bare(call.Arguments[0].Value), Bare(call.Arguments[1].Value)),
        _ => null,
    };

    // Two keys of the model change together: only an integer that has a declaration of its own can be left behind.
    private static bool IsUnchecked(OperationScope scope, IOperation key, IOperation value, out Identifier id, out IOperation other)
    {
        (id, other) = (null!, value);
        if (!value.Type.IsIntegerOrNullable() || !(key.Type.IsIntegerOrNullable() || IntegerTypes.Unwrap(key.Type).IsGuid())
            || scope.Model.Of(key, scope.Cancellation) is not { } found
            || value.Type.IsIntegerOrNullable() && key.Type.IsIntegerOrNullable() && scope.Model.Of(value, scope.Cancellation) is { Certainty: Certainty.Declared })
            return false;
        id = found;
        return true;
    }

    private static IOperation Bare(IOperation value) => value is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : value;
}
