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
        var web = new WebTypes(context.Types);
        context.OnEnd(scope => Look(scope, web));
    }

    private static void Look(EndScope scope, WebTypes web)
    {
        // The interfaces of clients have a rule of their own, which says more.
        var clients = new HubClients(web);
        foreach (var (symbol, id) in scope.Model.Received(scope.Cancellation))
            if (symbol.ContainingSymbol is not IMethodSymbol method || !EndpointMethods.IsRefitMethod(method, web) && !clients.Has(method.ContainingType, scope.Compilation, scope.Cancellation))
                scope.Report(Descriptors.ReceivedIdentifier, symbol.Locations[0], symbol, id, symbol.Name, id.Entity, IntegerTypes.Declared(symbol)?.ToDisplayString(), id.Reason);
    }
}
