using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0390: a declaration that only its callers and writers give ids to, such as a DTO's property that a mapping fills.</summary>
internal sealed class ReceivedIdentifier : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnEnd(Look);

    private static void Look(EndScope scope)
    {
        foreach (var (symbol, id) in scope.Model.Received(scope.Cancellation))
            scope.Report(Descriptors.ReceivedIdentifier, symbol.Locations[0], symbol, id, symbol.Name, id.Entity, IntegerTypes.Declared(symbol)?.ToDisplayString(), id.Reason);
    }
}
