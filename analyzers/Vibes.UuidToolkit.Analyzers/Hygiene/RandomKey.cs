using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>VUID0701: <c>Guid.NewGuid()</c> becomes an id. Seed data has a rule of its own.</summary>
internal sealed class RandomKey : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "NewGuid");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.Name == nameof(Guid.NewGuid) && call.TargetMethod.ContainingType.IsGuid() && !UnstableSeed.IsWithin(call)
            && ValueUse.Find(scope.Model, call, scope.Cancellation) is { } to && (IsStored(to, scope) || to.Kind == DestinationKind.Return))
            scope.Report(Descriptors.RandomKey, call.Syntax, to.Identifier, to.Identifier.Entity, to.Identifier.Reason);
    }

    /// <summary>Whether the id becomes a row's; one that is only looked for, as in a test, may be any.</summary>
    private static bool IsStored(Destination to, OperationScope scope)
    {
        if (to is not { Kind: DestinationKind.Local, Target: ILocalSymbol local })
            return to.IsStored(scope.Model);
        var root = scope.Operation;
        while (root.Parent is not null)
            root = root.Parent;
        foreach (var operation in root.Descendants())
            if (operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local)
                && ValueUse.Find(scope.Model, reference, scope.Cancellation)?.IsStored(scope.Model) == true)
                return true;
        return false;
    }
}
