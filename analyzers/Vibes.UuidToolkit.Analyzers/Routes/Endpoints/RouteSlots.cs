using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Finds where the value of a route's parameter arrives.</summary>
internal static class RouteSlots
{
    /// <summary>The slots of a handler that take the route's parameter of that name.</summary>
    public static IEnumerable<RouteSlot> Of(IMethodSymbol handler, string name, WebTypes web)
    {
        var isNamed = false;
        foreach (var parameter in handler.Parameters)
            if (!IsModel(parameter) && WebTypes.Attribute(parameter, web.AsParameters) is null && IsNamed(parameter, name, web) && !IsBoundElsewhere(parameter, web))
            {
                isNamed = true;
                yield return new(parameter, parameter.Type);
            }

        // What a parameter of its own takes may mean something else to a model.
        var areFilled = !isNamed && FillsModels(handler, web);
        foreach (var parameter in handler.Parameters)
            if (WebTypes.Attribute(parameter, web.AsParameters) is not null || IsModel(parameter) && !IsBoundElsewhere(parameter, web))
                foreach (var slot in Members(parameter.Type, name, web, all: areFilled || WebTypes.Attribute(parameter, web.AsParameters) is not null || WebTypes.Attribute(parameter, web.FromRoute) is not null))
                    yield return slot;
    }

    /// <summary>The properties of a type that take the route's parameter of that name.</summary>
    /// <param name="type">A controller, page, component or a handler's model.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="web">The types of ASP.NET Core.</param>
    /// <param name="all">Whether all of them are bound, or only those with an attribute.</param>
    public static IEnumerable<RouteSlot> Members(ITypeSymbol type, string name, WebTypes web, bool all = false)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (member is IPropertySymbol { IsStatic: false } property && IsNamed(property, name, web)
                    && (all ? !IsBoundElsewhere(property, web)
                        : WebTypes.Attribute(property, web.FromRoute) is not null || WebTypes.Attribute(property, web.BindProperty) is not null
                        || WebTypes.Attribute(property, web.ComponentParameter) is not null))
                    yield return new(property, property.Type);
    }

    /// <summary>The properties of the request of an endpoint's class that take the route's parameter of that name; none where it is no such class.</summary>
    public static IEnumerable<RouteSlot> OfRequest(INamedTypeSymbol endpoint, string name, WebTypes web)
    {
        for (var type = endpoint; type is not null; type = type.BaseType)
            if (KnownTypes.Is(type, web.EndpointOfRequest))
                return Members(type.TypeArguments[0], name, web, all: true);
        return [];
    }

    private static bool IsModel(IParameterSymbol parameter) => parameter.Type is { SpecialType: SpecialType.None, IsReferenceType: true };

    // The model of an MVC action or of a page's handler is filled by whatever the request has, that of an API's controller by its body alone.
    private static bool FillsModels(IMethodSymbol handler, WebTypes web) =>
        EndpointMethods.IsPageHandler(handler, web) || EndpointMethods.IsAction(handler, web) && !EndpointMethods.IsApi(handler.ContainingType, web);

    private static bool IsNamed(ISymbol symbol, string name, WebTypes web)
    {
        var attribute = WebTypes.Attribute(symbol, web.FromRoute) ?? WebTypes.Attribute(symbol, web.BindProperty);
        var given = attribute?.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string;
        if (AttributeText.First(WebTypes.Attribute(symbol, web.BindFrom)) is { } bound)
            given = bound;
        return string.Equals(given ?? symbol.Name, name, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether an attribute says that the value comes from the query, a header, the body, a form or the services.</summary>
    private static bool IsBoundElsewhere(ISymbol symbol, WebTypes web)
    {
        if (web.RequestSources is ({ } other, var route) && WebTypes.Attribute(symbol, other) is not null && WebTypes.Attribute(symbol, route) is null)
            return true;
        if (web.BindingSource is not { } source)
            return false;
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.AttributeClass is { } type && !KnownTypes.Is(type, web.FromRoute) && !KnownTypes.Is(type, web.BindProperty)
                && type.AllInterfaces.Contains(source, SymbolEqualityComparer.Default))
                return true;
        return false;
    }
}
