using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>A use of a base class's member by way of a class that inherits it.</summary>
/// <param name="Heir">The class, in its original definition.</param>
/// <param name="Other">Where its value goes or comes from; null for a number that is made or written there.</param>
/// <param name="IsMade">Whether it is a number that is made there, and certainly no id.</param>
/// <param name="IsTaken">Whether the value is taken from the member, and not given to it.</param>
internal readonly record struct HeirUse(INamedTypeSymbol Heir, FlowNode? Other, bool IsMade, bool IsTaken);
