using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>Recognizes text that a client chose: routes, queries, headers, forms, cookies, claims, and parameters of handlers.</summary>
internal static class RequestInput
{
    /// <summary>What a text comes from, as messages say it; null where it does not come straight from a request.</summary>
    public static string? Of(IOperation? text, OperationScope scope)
    {
        // Whatever only passes the text on is looked through; a local once.
        for (var locals = 0; text is not null;)
        {
            switch (text)
            {
                case IConversionOperation conversion:
                    text = conversion.Operand;
                    break;
                case ICoalesceOperation coalesce:
                    text = coalesce.Value;
                    break;
                case IConditionalAccessOperation access:
                    text = Input(access.WhenNotNull, scope) is null ? access.Operation : access.WhenNotNull;
                    break;
                case IInvocationOperation { TargetMethod.Name: nameof(ToString) or nameof(string.Trim), Instance: { } instance }:
                    text = instance;
                    break;
                case ILocalReferenceOperation { Local.DeclaringSyntaxReferences: { Length: 1 } references } local when locals++ < 3
                    && references[0].GetSyntax(scope.Cancellation) is VariableDeclaratorSyntax { Initializer.Value: { } value }:
                    text = local.SemanticModel?.GetOperation(value, scope.Cancellation);
                    break;
                default:
                    return Input(text, scope);
            }
        }
        return null;
    }

    private static string? Input(IOperation text, OperationScope scope) => text switch
    {
        IPropertyReferenceOperation { Property: { Name: "Value", ContainingType: var type } } when KnownTypes.Is(type, scope.Types["System.Security.Claims.Claim"]) => "a claim",
        IInvocationOperation { TargetMethod: { Name: "FindFirstValue" } method } when KnownTypes.Is(method.ContainingType, scope.Types["System.Security.Claims.PrincipalExtensions"]) => "a claim",
        IInvocationOperation { TargetMethod: { Name: "GetRouteValue" } } => "the route",
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } collection } => Collection(collection, scope),
        IParameterReferenceOperation { Parameter: { Type.SpecialType: SpecialType.System_String } parameter } => Parameter(parameter, text, scope),
        _ => null,
    };

    private static string? Collection(IOperation collection, OperationScope scope) => collection is not IPropertyReferenceOperation { Property: { Name: var name, ContainingType: var type } } ? null
        : KnownTypes.DerivesFrom(type, scope.Types["Microsoft.AspNetCore.Http.HttpRequest"]) ? name switch
        {
            "RouteValues" => "the route",
            "Query" => "the query string",
            "Headers" => "a header",
            "Form" => "a form",
            "Cookies" => "a cookie",
            _ => null,
        }
        : name == "Values" && KnownTypes.Is(type, scope.Types["Microsoft.AspNetCore.Routing.RouteData"]) ? "the route" : null;

    /// <summary>A parameter that the framework fills: of a controller's action, a hub's method, a page's handler, or an endpoint's lambda.</summary>
    private static string? Parameter(IParameterSymbol parameter, IOperation text, OperationScope scope)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
            return null;
        if (method.MethodKind == MethodKind.AnonymousFunction)
            return IsEndpoint(text, scope) ? $"the request (parameter '{parameter.Name}')" : null;
        return method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsStatic: false }
            && (KnownTypes.DerivesFrom(method.ContainingType, scope.Types["Microsoft.AspNetCore.Mvc.ControllerBase"])
                || KnownTypes.DerivesFrom(method.ContainingType, scope.Types["Microsoft.AspNetCore.SignalR.Hub"])
                || KnownTypes.DerivesFrom(method.ContainingType, scope.Types["Microsoft.AspNetCore.Mvc.RazorPages.PageModel"]))
            ? $"the request (parameter '{parameter.Name}')" : null;
    }

    private static bool IsEndpoint(IOperation inside, OperationScope scope)
    {
        for (IOperation? operation = inside; operation is not null; operation = operation.Parent)
            if (operation is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: var type } }
                && KnownTypes.Is(type, scope.Types["Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions"]))
                return true;
        return false;
    }
}
