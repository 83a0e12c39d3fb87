using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Where a route's value arrives in the code: a handler's parameter, a property that is bound, or what a handler reads by the route parameter's name.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Type">Its type.</param>
/// <param name="Symbol">The parameter or property; null where it is read.</param>
/// <param name="Value">What is read; null where it is bound.</param>
internal readonly record struct RouteSlot(string Name, ITypeSymbol Type, ISymbol? Symbol, IOperation? Value)
{
    /// <summary>A parameter or property.</summary>
    public RouteSlot(ISymbol symbol, ITypeSymbol type)
        : this(symbol.Name, type, symbol, null)
    {
    }

    /// <summary>Whether it takes only UUIDs.</summary>
    public bool IsGuid => IntegerTypes.Unwrap(Type).IsGuid();

    /// <summary>Whether it takes only integers.</summary>
    public bool IsInteger => Type.IsIntegerOrNullable();

    /// <summary>Whose id arrives there; null where it is none.</summary>
    public Identifier? Id(IdentifierModel model, CancellationToken cancellation) =>
        Symbol is not null ? model.Of(Symbol, cancellation) : Value is not null ? ValueUse.Of(model, Value, cancellation) : null;
}
