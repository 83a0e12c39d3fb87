using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Sql.Calls;

/// <summary>A value that is bound where a statement needs an id.</summary>
/// <param name="Value">The value; null where it is a property of an object that is given as a whole.</param>
/// <param name="Property">That property; null where the value is known.</param>
/// <param name="Binding">What the statement takes it for.</param>
internal sealed record SqlBoundValue(IOperation? Value, ISymbol? Property, SqlBinding Binding);
