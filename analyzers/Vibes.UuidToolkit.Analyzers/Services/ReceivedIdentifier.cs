using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0390: a declaration that only its callers and writers give ids to, such as a DTO's property that a mapping fills.</summary>
internal sealed class ReceivedIdentifier : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var interfaces = new PublicInterface(context.Types);
        context.OnEnd(scope => Look(scope, interfaces));
    }

    private static void Look(EndScope scope, PublicInterface interfaces)
    {
        foreach (var (symbol, id) in scope.Model.Received(scope.Cancellation))
            // What the other side of a network is sent has a rule of its own, which says more.
            if (symbol is not IParameterSymbol parameter || !interfaces.IsSent(parameter, scope.Compilation, scope.Cancellation))
                scope.Report(Descriptors.ReceivedIdentifier, symbol.Locations[0], symbol, id, symbol.Name, id.Entity, IntegerTypes.Declared(symbol)?.ToDisplayString(), id.Reason);
    }
}
