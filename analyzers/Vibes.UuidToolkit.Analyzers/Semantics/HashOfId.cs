using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0610: the hash code of an id is used as a number. Within a type's own <c>GetHashCode</c> it is what it is for.</summary>
internal sealed class HashOfId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, nameof(GetHashCode));

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call is { TargetMethod: { Name: nameof(GetHashCode), Parameters.Length: 0 }, Instance: { } instance } && scope.ContainingSymbol.Name != nameof(GetHashCode)
            && scope.Model.Of(instance, scope.Cancellation) is { } id)
            scope.Report(Descriptors.HashOfId, call.Syntax, id, call.Syntax, id.Entity, id.Reason);
    }
}
