using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>
/// The actions that a conventional route can lead to: those of controllers that have no routes of their own, and of these only the
/// one that the route names, <c>defaults: new { controller = "Download", action = "Get" }</c>, where the address has no say in it.
/// </summary>
internal static class ConventionalActions
{
    /// <summary>All in the compilation's source. Asked only for a conventional route that has a constraint.</summary>
    public static IReadOnlyList<IMethodSymbol> Of(MapCall map, WebTypes web, CancellationToken cancellation)
    {
        var compilation = map.Call.SemanticModel!.Compilation;
        var templates = new TemplateParameters(web);
        var (controller, action, area) = (Fixed(map, "controller"), Fixed(map, "action"), Fixed(map, "area"));
        var actions = new List<IMethodSymbol>();
        foreach (var type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>())
            if ((controller is null || AddressCall.IsNamed(type, controller + ActionCall.Controller) || AddressCall.IsNamed(type, controller)) && IsIn(type, area, web)
                && EndpointMethods.IsController(type, web) && !AttributeTemplate.Of(type, compilation, templates, cancellation).Any())
                for (var declaring = type; declaring is { DeclaringSyntaxReferences.IsEmpty: false }; declaring = declaring.BaseType)
                    actions.AddRange(declaring.GetMembers().OfType<IMethodSymbol>()
                        .Where(method => (action is null || IsCalled(method, action, web)) && EndpointMethods.IsAction(method, web) && !AttributeTemplate.Of(method, compilation, templates, cancellation).Any()));
        return actions;
    }

    // What is no constant may be anything.
    private static string? Fixed(MapCall map, string name)
    {
        if (map.Template.Parameters.Any(parameter => IsSame(parameter.Name, name)))
            return null;
        return AddressCall.Text(map.Call, name) ?? AddressCall.Values(map.Call, "defaults").FirstOrDefault(value => IsSame(value.Name, name)).Value?.ConstantValue.Value as string;
    }

    // By a route that names an area only that area's controllers are reached.
    private static bool IsIn(INamedTypeSymbol controller, string? area, WebTypes web)
    {
        if (area is null)
            return true;
        for (var type = controller; type is not null; type = type.BaseType)
            if (WebTypes.Attribute(type, web.Area) is { } attribute)
                return AttributeText.First(attribute) is not { } its || IsSame(its, area);
        return false;
    }

    private static bool IsCalled(IMethodSymbol method, string action, WebTypes web) =>
        AttributeText.First(WebTypes.Attribute(method, web.ActionName)) is { } its ? IsSame(its, action) : AddressCall.IsNamed(method, action) || AddressCall.IsNamed(method, action + ActionCall.Async);

    // In addresses case does not count.
    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
