using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0304: a local variable holds an id and is declared as an integer, also in a pattern or as an out argument.</summary>
internal sealed class IntegerLocal : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, LocalSymbols.Kinds.ToArray());

    private static void Look(OperationScope scope)
    {
        foreach (var local in LocalSymbols.Of(scope.Operation))
            if (DeclaredIds.Value(local, scope.Model, scope.Cancellation) is var (syntax, id))
                scope.Report(Descriptors.IntegerLocal, syntax, id, local.Name, id.Entity, local.Type.ToDisplayString(), id.Reason);
    }
}
