using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The part of an address that a controller's own template names for all of its actions, <c>[Route("teams/{teamId:int}/members")]</c>: those that only
/// hand it on take the same ids as those that look for a row.
/// </summary>
internal sealed class SharedRoute(KnownTypes types)
{
    private readonly WebTypes _web = new(types);

    /// <summary>The parameters of the controller's other actions that take the same part of the address.</summary>
    public IEnumerable<IParameterSymbol> Others(IParameterSymbol parameter)
    {
        if (parameter is not { ContainingSymbol: IMethodSymbol { ContainingType: { TypeKind: TypeKind.Class } controller } action } || !Places.CanHoldId(IntegerTypes.Unwrap(parameter.Type)) || !TakesOf(action)
            || Template(controller) is not { } template)
            yield break;
        foreach (var part in template.Parameters)
            if (RouteSlots.Of(action, part.Name, _web).Any(slot => SymbolEqualityComparer.Default.Equals(slot.Symbol, parameter)))
                foreach (var other in controller.GetMembers().OfType<IMethodSymbol>())
                    if (!SymbolEqualityComparer.Default.Equals(other, action) && TakesOf(other))
                        foreach (var slot in RouteSlots.Of(other, part.Name, _web))
                            if (slot.Symbol is IParameterSymbol taking)
                                yield return taking;
    }

    // [HttpGet("/members/{id}")] leaves out what the controller's template says.
    private bool TakesOf(IMethodSymbol method) => EndpointMethods.IsAction(method, _web)
        && !method.GetAttributes().Any(attribute => AttributeText.First(attribute) is { } template && (template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal)));

    private RouteTemplate? Template(INamedTypeSymbol controller) =>
        AttributeText.First(WebTypes.Attribute(controller, _web.Route)) is { } template && template.IndexOf('{') >= 0 ? RouteTemplate.Parse(template) : null;
}
