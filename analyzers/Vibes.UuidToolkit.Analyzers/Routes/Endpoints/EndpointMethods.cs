using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>
/// Tells the methods that clients call through the network, or that call a server: their parameters are the application's
/// interface. The rules of this area report these parameters, and those of services leave them alone.
/// </summary>
internal static class EndpointMethods
{
    /// <summary>Whether a method is an action of a controller.</summary>
    public static bool IsAction(IMethodSymbol method, WebTypes web) =>
        IsPublic(method) && IsController(method.ContainingType, web) && WebTypes.Attribute(method, web.NonAction) is null;

    /// <summary>Whether a type is a controller.</summary>
    public static bool IsController(INamedTypeSymbol? type, WebTypes web) =>
        type is { TypeKind: TypeKind.Class } && (KnownTypes.DerivesFrom(type, web.Controller) || Inherits(type, web.ControllerAttribute));

    /// <summary>Whether a controller, or all of its assembly, says that it is an API: then a model is the request's body.</summary>
    public static bool IsApi(INamedTypeSymbol controller, WebTypes web) => Inherits(controller, web.ApiController) || WebTypes.Attribute(controller.ContainingAssembly, web.ApiController) is not null;

    /// <summary>The actions of all controllers in a compilation's source.</summary>
    public static IEnumerable<IMethodSymbol> Actions(Compilation compilation, WebTypes web, CancellationToken cancellation) =>
        compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>().Where(type => IsController(type, web))
            .SelectMany(type => type.GetMembers()).OfType<IMethodSymbol>().Where(method => IsAction(method, web));

    /// <summary>Whether a method handles requests of a Razor page: <c>OnGet</c>, <c>OnPostDeleteAsync</c>.</summary>
    public static bool IsPageHandler(IMethodSymbol method, WebTypes web) =>
        IsPublic(method) && method.Name.StartsWith("On", StringComparison.Ordinal) && KnownTypes.DerivesFrom(method.ContainingType, web.PageModel)
        && !KnownTypes.Is(method.ContainingType, web.PageModel) && WebTypes.Attribute(method, web.NonHandler) is null;

    /// <summary>Whether clients call a method through SignalR.</summary>
    public static bool IsHubMethod(IMethodSymbol method, WebTypes web) =>
        IsPublic(method) && !method.IsOverride && KnownTypes.DerivesFrom(method.ContainingType, web.Hub);

    /// <summary>Whether a method is a request that Refit sends.</summary>
    public static bool IsRefitMethod(IMethodSymbol method, WebTypes web) =>
        method.ContainingType is { TypeKind: TypeKind.Interface } && WebTypes.Attribute(method, web.RefitMethod) is not null;

    /// <summary>Whether a parameter of a declared method is part of the application's interface.</summary>
    public static bool Binds(IParameterSymbol parameter, WebTypes web) =>
        parameter.ContainingSymbol is IMethodSymbol method
        && (IsAction(method, web) || IsPageHandler(method, web) || IsHubMethod(method, web) || IsRefitMethod(method, web));

    private static bool Inherits(INamedTypeSymbol type, INamedTypeSymbol? attribute)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            if (WebTypes.Attribute(current, attribute) is not null)
                return true;
        return false;
    }

    private static bool IsPublic(IMethodSymbol method) => method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, IsStatic: false };
}
