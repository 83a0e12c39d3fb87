using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Where a route's value arrives in the code: a handler's parameter, or a property that is bound.</summary>
/// <param name="Symbol">The parameter or property.</param>
/// <param name="Type">Its type.</param>
internal readonly record struct RouteSlot(ISymbol Symbol, ITypeSymbol Type)
{
    /// <summary>Whether it takes only UUIDs.</summary>
    public bool IsGuid => IntegerTypes.Unwrap(Type).IsGuid();

    /// <summary>Whether it takes only integers.</summary>
    public bool IsInteger => Type.IsIntegerOrNullable();
}
