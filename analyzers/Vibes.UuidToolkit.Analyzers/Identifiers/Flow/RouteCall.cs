using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What the handler of a route is given by an address that is made for it by the route's name: <c>CreatedAtRoute("GetJournal", new { id = 5 }, null)</c>,
/// <c>Url.RouteUrl("GetJournal", new { id })</c>, <c>links.GetPathByName("GetJournal", new { id })</c>. The compiler knows nothing of it; the address leads nowhere.
/// </summary>
internal static class RouteCall
{
    /// <summary>The values, each with the parameter that takes it, or the property of one.</summary>
    /// <param name="call">The call that makes the address.</param>
    /// <param name="cancellation">Cancels the search for the route.</param>
    public static IEnumerable<(IOperation Value, ISymbol Taken)> Given(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!AddressCall.IsOne(call.TargetMethod) || (AddressCall.Text(call, "route") ?? AddressCall.Text(call, "endpoint")) is not { } route || call.SemanticModel?.Compilation is not { } compilation)
            yield break;
        foreach (var (name, value) in AddressCall.Values(call))
            foreach (var handler in RouteNames.Of(compilation, cancellation).Handlers(route))
                if (ActionCall.Taking(handler, name) is { } taken)
                    yield return (value, taken);
    }
}
