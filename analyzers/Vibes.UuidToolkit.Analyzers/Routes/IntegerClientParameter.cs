using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>VUID0406: a Refit interface sends an id as an integer.</summary>
internal sealed class IntegerClientParameter : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        if (web.RefitMethod is not null)
            context.OnSymbol(scope => Look(scope, web), SymbolKind.Parameter);
    }

    private static void Look(SymbolScope scope, WebTypes web)
    {
        var parameter = (IParameterSymbol)scope.Symbol;
        if (parameter.ContainingSymbol is IMethodSymbol method && EndpointParameter.MayHoldIntegers(parameter.Type)
            && EndpointMethods.IsRefitMethod(method, web) && EndpointParameter.Id(parameter, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerClientParameter, parameter.Locations[0], id, parameter.Name, method.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason);
    }
}
