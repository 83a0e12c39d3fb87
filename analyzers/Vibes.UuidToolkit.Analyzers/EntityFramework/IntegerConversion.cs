using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>VUID0203: an id is stored as an integer by <c>HasConversion&lt;int&gt;()</c> or <c>HasConversion(typeof(int))</c>.</summary>
internal sealed class IntegerConversion : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "HasConversion");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (StoredAs(call) is { } type && type.IsIntegerOrNullable() && FluentCall.PropertyOf(call, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerConversion, FluentCall.NameOf(call), id, $"HasConversion<{type.ToDisplayString()}>", id.Entity, id.Reason);
    }

    /// <summary>The type that a conversion stores a property as, where the call names it; null where a converter does the work.</summary>
    public static ITypeSymbol? StoredAs(IInvocationOperation call) =>
        call.TargetMethod.Name != "HasConversion" || !FluentCall.IsEntityFramework(call.TargetMethod) ? null
        : call.TargetMethod.TypeArguments.Length == 1 ? call.TargetMethod.TypeArguments[0]
        : call.Arguments.Length == 1 && call.Arguments[0].Value is ITypeOfOperation of ? of.TypeOperand : null;
}
