using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0405: a method of a SignalR hub takes an id as an integer.</summary>
internal sealed class IntegerHubParameter : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        if (web.Hub is not null)
            context.OnSymbol(scope => Look(scope, web), SymbolKind.Parameter);
    }

    private static void Look(SymbolScope scope, WebTypes web)
    {
        var parameter = (IParameterSymbol)scope.Symbol;
        if (parameter.ContainingSymbol is IMethodSymbol method && EndpointParameter.MayHoldIntegers(parameter.Type)
            && EndpointMethods.IsHubMethod(method, web) && EndpointParameter.Id(parameter, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerHubParameter, EndpointParameter.Place(parameter, scope.Cancellation), id, parameter.Name, method.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }
}
