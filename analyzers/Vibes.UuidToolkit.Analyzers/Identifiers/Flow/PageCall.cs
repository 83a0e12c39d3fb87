using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a page is given by an address that is made for it: <c>RedirectToPage("/Journals/Show", new { id = 5 })</c>, <c>Url.Page("Show", new { id })</c>. The compiler knows
/// nothing of it; the address leads nowhere.
/// </summary>
internal static class PageCall
{
    /// <summary>The values, each with the parameter of a handler, or the property of the page, that takes it.</summary>
    /// <param name="call">The call that makes the address.</param>
    /// <param name="types">Known types.</param>
    public static IEnumerable<(IOperation Value, ISymbol Taken)> Given(IInvocationOperation call, KnownTypes types)
    {
        if (!AddressCall.IsOne(call.TargetMethod) || types["Microsoft.AspNetCore.Mvc.RazorPages.PageModel"] is not { } pages
            || AddressCall.Text(call, "page") is not { } name)
            yield break;
        foreach (var (member, value) in AddressCall.Values(call))
            for (var type = Page(name, types); type is not null && !KnownTypes.Is(type, pages); type = type.BaseType)
                foreach (var taken in Taking(type, member))
                    yield return (value, taken);
    }

    // The class that the Razor compiler makes of a page has the page's own as its model. Of a name without a path, the only page that is called so.
    private static INamedTypeSymbol? Page(string name, KnownTypes types)
    {
        var view = name.StartsWith("/", StringComparison.Ordinal) ? types[$"{ViewModel.Generated}Pages{name.Replace('/', '_')}"] : null;
        var model = view?.GetMembers("Model").OfType<IPropertySymbol>().FirstOrDefault()?.Type as INamedTypeSymbol;
        return model ?? types.Declared(name.Substring(name.LastIndexOf('/') + 1) + "Model");
    }

    private static IEnumerable<ISymbol> Taking(INamedTypeSymbol type, string name)
    {
        foreach (var member in type.GetMembers())
            if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method && method.Name.StartsWith("On", StringComparison.Ordinal))
            {
                foreach (var parameter in method.Parameters)
                    if (AddressCall.IsNamed(parameter, name))
                        yield return parameter;
            }
            else if (member is IPropertySymbol property && AddressCall.IsNamed(property, name) && property.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "BindPropertyAttribute" or "FromRouteAttribute" or "FromQueryAttribute"))
                yield return property;
    }
}
