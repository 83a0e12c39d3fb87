using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What a call gives to a parameter or property that only the run finds, by its name: of an action, a page or a route that an address is made for, or of a member that reflection
/// finds. No type says that a number there is an id.
/// </summary>
internal static class NamedValues
{
    /// <summary>Whether a method's name is one of such a call.</summary>
    public static bool AreGivenBy(string method) => IsOfAction(method) || IsOfRoute(method) || IsOfPage(method) || IsOfReflection(method);

    /// <summary>The values, each with what takes it and, for a property that reflection finds, the type that it is found in.</summary>
    /// <param name="call">The call.</param>
    /// <param name="caller">The member that it is in.</param>
    /// <param name="types">Known types.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static IEnumerable<(IOperation Value, ISymbol Taken, ITypeSymbol? Owner)> Given(IInvocationOperation call, ISymbol? caller, KnownTypes types, CancellationToken cancellation)
    {
        var name = call.TargetMethod.Name;
        return IsOfAction(name) ? ActionCall.Given(call, caller, types).Select(Unowned)
            : IsOfRoute(name) ? RouteCall.Given(call, cancellation).Select(Unowned)
            : IsOfPage(name) ? PageCall.Given(call, types).Select(Unowned)
            : IsOfReflection(name) ? ReflectedCall.Given(call, cancellation)
            : [];
    }

    private static (IOperation Value, ISymbol Taken, ITypeSymbol? Owner) Unowned((IOperation Value, ISymbol Taken) given) => (given.Value, given.Taken, null);

    private static bool IsOfAction(string method) => method is "RedirectToAction" or "RedirectToActionPermanent" or "RedirectToActionPreserveMethod" or "RedirectToActionPermanentPreserveMethod"
        or "CreatedAtAction" or "AcceptedAtAction" or "Action" or "ActionLink" or "GetPathByAction" or "GetUriByAction";

    private static bool IsOfRoute(string method) => method is "RedirectToRoute" or "RedirectToRoutePermanent" or "RedirectToRoutePreserveMethod" or "RedirectToRoutePermanentPreserveMethod"
        or "CreatedAtRoute" or "AcceptedAtRoute" or "RouteUrl" or "Link" or "GetPathByName" or "GetUriByName" or "GetPathByRouteValues" or "GetUriByRouteValues";

    private static bool IsOfPage(string method) => method is "RedirectToPage" or "RedirectToPagePermanent" or "RedirectToPagePreserveMethod" or "RedirectToPagePermanentPreserveMethod"
        or "Page" or "PageLink" or "GetPathByPage" or "GetUriByPage";

    private static bool IsOfReflection(string method) => method is "Invoke" or "SetValue";
}
