using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Routes.Pages;

/// <summary>
/// Finds the class that a Razor file's route values arrive in: a component of the file's name, or the page model beside it.
/// A file with none is passed over.
/// </summary>
internal static class PageTypes
{
    /// <summary>The classes of a page; more than one only where components of one name are in several folders.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(Compilation compilation, PageDirective page, WebTypes web, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(page.Path);
        var codeBehind = page.Path + ".cs";
        foreach (var symbol in compilation.GetSymbolsWithName(page.IsComponent ? name : name + "Model", SymbolFilter.Type, cancellation))
            if (symbol is INamedTypeSymbol type && KnownTypes.DerivesFrom(type, page.IsComponent ? web.Component : web.PageModel)
                && (type.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree.FilePath == codeBehind) || page.IsComponent && HasRoute(type, page.Template.Text)))
                yield return type;
    }

    /// <summary>The methods that answer a page's requests; a component has none.</summary>
    public static IEnumerable<IMethodSymbol> Handlers(INamedTypeSymbol type, WebTypes web) =>
        type.GetMembers().OfType<IMethodSymbol>().Where(method => EndpointMethods.IsPageHandler(method, web));

    // What the Razor compiler makes of the directive.
    private static bool HasRoute(INamedTypeSymbol type, string template) =>
        type.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "RouteAttribute", ConstructorArguments: [{ Value: string route }] } && route == template);
}
