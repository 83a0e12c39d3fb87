using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>The rules of routes, handlers, validation and clients.</summary>
internal static class RouteRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new IntegerRouteConstraint(),
        new RouteConstraintMismatch(),
        new IntegerHandlerParameter(),
        new IntegerValidation(),
        new ReceivedIdValidation(),
        new IntegerHubParameter(),
        new IntegerClientParameter(),
        new IdInUrl(),
        new NumberInUrl(),
    ];
}
