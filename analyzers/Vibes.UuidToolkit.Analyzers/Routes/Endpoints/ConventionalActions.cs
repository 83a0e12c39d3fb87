using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>The actions that a conventional route can lead to: those of controllers that have no routes of their own.</summary>
internal static class ConventionalActions
{
    /// <summary>All in the compilation's source. Asked only for a conventional route that has a constraint.</summary>
    public static IReadOnlyList<IMethodSymbol> Of(Compilation compilation, WebTypes web, CancellationToken cancellation)
    {
        var templates = new TemplateParameters(web);
        var actions = new List<IMethodSymbol>();
        foreach (var type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>())
            if (EndpointMethods.IsController(type, web) && !AttributeTemplate.Of(type, compilation, templates, cancellation).Any())
                actions.AddRange(type.GetMembers().OfType<IMethodSymbol>()
                    .Where(method => EndpointMethods.IsAction(method, web) && !AttributeTemplate.Of(method, compilation, templates, cancellation).Any()));
        return actions;
    }
}
