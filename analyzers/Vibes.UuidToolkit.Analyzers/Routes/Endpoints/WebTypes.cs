using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>The types of ASP.NET Core, FastEndpoints and Refit that make a method an endpoint. Each may be absent.</summary>
internal sealed class WebTypes(KnownTypes types)
{
    public KnownTypes Types => types;

    public INamedTypeSymbol? Controller => types["Microsoft.AspNetCore.Mvc.ControllerBase"];

    public INamedTypeSymbol? ControllerAttribute => types["Microsoft.AspNetCore.Mvc.ControllerAttribute"];

    public INamedTypeSymbol? ApiController => types["Microsoft.AspNetCore.Mvc.ApiControllerAttribute"];

    public INamedTypeSymbol? Route => types["Microsoft.AspNetCore.Mvc.RouteAttribute"];

    public INamedTypeSymbol? NonAction => types["Microsoft.AspNetCore.Mvc.NonActionAttribute"];

    public INamedTypeSymbol? ActionName => types["Microsoft.AspNetCore.Mvc.ActionNameAttribute"];

    public INamedTypeSymbol? Area => types["Microsoft.AspNetCore.Mvc.AreaAttribute"];

    public INamedTypeSymbol? PageModel => types["Microsoft.AspNetCore.Mvc.RazorPages.PageModel"];

    public INamedTypeSymbol? NonHandler => types["Microsoft.AspNetCore.Mvc.RazorPages.NonHandlerAttribute"];

    public INamedTypeSymbol? BindProperty => types["Microsoft.AspNetCore.Mvc.BindPropertyAttribute"];

    public INamedTypeSymbol? FromRoute => types["Microsoft.AspNetCore.Mvc.FromRouteAttribute"];

    public INamedTypeSymbol? RouteValues => types["Microsoft.AspNetCore.Routing.RouteValueDictionary"];

    public INamedTypeSymbol? AsParameters => types["Microsoft.AspNetCore.Http.AsParametersAttribute"];

    public INamedTypeSymbol? BindingSource => types["Microsoft.AspNetCore.Mvc.ModelBinding.IBindingSourceMetadata"];

    public INamedTypeSymbol? ControllerRoutes => types["Microsoft.AspNetCore.Builder.ControllerEndpointRouteBuilderExtensions"];

    public INamedTypeSymbol? Endpoints => types["Microsoft.AspNetCore.Routing.IEndpointRouteBuilder"];

    public INamedTypeSymbol? Component => types["Microsoft.AspNetCore.Components.ComponentBase"];

    public INamedTypeSymbol? ComponentParameter => types["Microsoft.AspNetCore.Components.ParameterAttribute"];

    public INamedTypeSymbol? Hub => types["Microsoft.AspNetCore.SignalR.Hub"];

    public INamedTypeSymbol? HubOfClient => types["Microsoft.AspNetCore.SignalR.Hub`1"];

    public INamedTypeSymbol? Endpoint => types["FastEndpoints.BaseEndpoint"];

    public INamedTypeSymbol? EndpointOfRequest => types["FastEndpoints.Endpoint`2"];

    public INamedTypeSymbol? BindFrom => types["FastEndpoints.BindFromAttribute"];

    /// <summary>What says that a request's property is filled from the claims, a header, the query and so on, and what of that says the route.</summary>
    public (INamedTypeSymbol? Other, INamedTypeSymbol? Route) RequestSources => (types["FastEndpoints.NonJsonBindingAttribute"], types["FastEndpoints.RouteParamAttribute"]);

    public INamedTypeSymbol? RefitMethod => types["Refit.HttpMethodAttribute"];

    public INamedTypeSymbol? StringSyntax => types["System.Diagnostics.CodeAnalysis.StringSyntaxAttribute"];

    /// <summary>Whether the compilation can have routes at all.</summary>
    public bool HasRoutes => StringSyntax is not null && (Endpoints ?? Controller ?? Component ?? Endpoint) is not null;

    /// <summary>The attribute of that type, or of one that derives from it; null where the symbol has none.</summary>
    public static AttributeData? Attribute(ISymbol symbol, INamedTypeSymbol? type)
    {
        if (type is not null)
            foreach (var attribute in symbol.GetAttributes())
                if (KnownTypes.DerivesFrom(attribute.AttributeClass, type))
                    return attribute;
        return null;
    }
}
