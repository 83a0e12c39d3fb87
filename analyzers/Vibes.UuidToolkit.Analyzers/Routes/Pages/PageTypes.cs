using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Routes.Pages;

/// <summary>
/// Finds the class that a Razor file's route values arrive in: the component, which the Razor compiler has made by then, or the
/// page model beside the file.
/// </summary>
internal static class PageTypes
{
    /// <summary>The class; none where there is no such, or several and nothing says which.</summary>
    public static INamedTypeSymbol? Of(Compilation compilation, PageDirective page, WebTypes web, CancellationToken cancellation)
    {
        INamedTypeSymbol? found = null;
        foreach (var symbol in compilation.GetSymbolsWithName(page.Type, SymbolFilter.Type, cancellation))
        {
            if (symbol is not INamedTypeSymbol type || !KnownTypes.DerivesFrom(type, page.IsComponent ? web.Component : web.PageModel))
                continue;
            if (page.IsComponent && HasRoute(type, page.Template.Text) || type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath == page.Path + ".cs"))
                return type;
            if (found is not null)
                return null;
            found = type;
        }

        return found;
    }

    /// <summary>The methods that answer a page's requests; a component has none.</summary>
    public static IEnumerable<IMethodSymbol> Handlers(INamedTypeSymbol type, WebTypes web) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => EndpointMethods.IsPageHandler(method, web));

    // What the Razor compiler makes of the directive.
    private static bool HasRoute(INamedTypeSymbol type, string template) =>
        type.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "RouteAttribute" } && AttributeText.First(attribute) == template);
}
