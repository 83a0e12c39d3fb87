using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// VUID0403: an action, a page's handler or a minimal API's lambda takes an id from the request as an integer. A method that is
/// handed to <c>MapGet</c> by its name is a method like any other: the rule of services reports its parameters.
/// </summary>
internal sealed class IntegerHandlerParameter : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        if (!web.HasRoutes)
            return;
        context.OnSymbol(scope => LookAtDeclared(scope, web), SymbolKind.Parameter);
        var templates = new TemplateParameters(web);
        context.OnOperation(scope => LookAtLambda(scope, templates), OperationKind.AnonymousFunction);
    }

    private static void LookAtDeclared(SymbolScope scope, WebTypes web)
    {
        var parameter = (IParameterSymbol)scope.Symbol;
        if (parameter.ContainingSymbol is IMethodSymbol method && EndpointParameter.MayHoldIntegers(parameter.Type)
            && (EndpointMethods.IsAction(method, web) || EndpointMethods.IsPageHandler(method, web))
            && EndpointParameter.Id(parameter, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerHandlerParameter, EndpointParameter.Place(parameter, scope.Cancellation), id, Arguments(parameter, id));
    }

    private static void LookAtLambda(OperationScope scope, TemplateParameters templates)
    {
        var lambda = (IAnonymousFunctionOperation)scope.Operation;
        if (lambda.Symbol.Parameters.IsEmpty || !EndpointLambdas.IsHandler(lambda, templates))
            return;
        foreach (var parameter in lambda.Symbol.Parameters)
            if (EndpointParameter.MayHoldIntegers(parameter.Type) && EndpointParameter.Id(parameter, scope.Model, scope.Cancellation) is { } id)
                scope.Report(Descriptors.IntegerHandlerParameter, EndpointParameter.Place(parameter, scope.Cancellation), id, Arguments(parameter, id));
    }

    private static object?[] Arguments(IParameterSymbol parameter, Identifier id) => [parameter.Name, id.Entity, parameter.Type.ToDisplayString(), id.Reason];
}
