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
        List<INamedTypeSymbol> types = [.. compilation.GetSymbolsWithName(page.Type, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>().Where(type => KnownTypes.DerivesFrom(type, page.IsComponent ? web.Component : web.PageModel))];
        return types.Find(type => page.IsComponent && HasRoute(type, page.Template.Text) || type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath == page.Path + ".cs"))
            ?? (types.Count == 1 ? types[0] : null);
    }

    /// <summary>The methods that answer a page's requests; a component has none.</summary>
    public static IEnumerable<IMethodSymbol> Handlers(INamedTypeSymbol type, WebTypes web) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => EndpointMethods.IsPageHandler(method, web));

    // What the Razor compiler makes of the directive.
    private static bool HasRoute(INamedTypeSymbol type, string template) =>
        type.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "RouteAttribute" } && AttributeText.First(attribute) == template);
}
