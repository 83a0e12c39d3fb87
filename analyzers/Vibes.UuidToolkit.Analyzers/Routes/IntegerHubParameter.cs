using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0405: a method of a SignalR hub, or of its client's interface, has an id as an integer parameter.</summary>
internal sealed class IntegerHubParameter : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        if (web.Hub is null)
            return;
        var clients = new HubClients(web);
        context.OnSymbol(scope => Look(scope, web, clients), SymbolKind.Parameter);
    }

    private static void Look(SymbolScope scope, WebTypes web, HubClients clients)
    {
        var parameter = (IParameterSymbol)scope.Symbol;
        if (parameter.ContainingSymbol is IMethodSymbol method && EndpointParameter.MayHoldIntegers(parameter.Type)
            && (EndpointMethods.IsHubMethod(method, web) || clients.Has(method.ContainingType, scope.Compilation, scope.Cancellation))
            && EndpointParameter.Id(parameter, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerHubParameter, parameter.Locations[0], id, parameter.Name, method.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }
}
