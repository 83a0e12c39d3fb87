using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Sql;

/// <summary>What a statement takes a parameter, or a place that the program fills, for.</summary>
/// <param name="Identifier">The id.</param>
/// <param name="IsList">Whether it may be several: <c>= ANY(@ids)</c>, <c>IN @ids</c>.</param>
internal readonly record struct SqlBinding(Identifier Identifier, bool IsList);
