using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A relationship between two types.</summary>
/// <param name="Properties">The names of the properties that refer, in their order; they may be in the database alone.</param>
/// <param name="Principal">The type referred to.</param>
/// <param name="PrincipalKey">The names of the properties referred to; null for the key.</param>
/// <param name="Source">What says so: <c>HasForeignKey</c>, <c>[ForeignKey]</c>.</param>
internal sealed record ForeignKeyFact(IReadOnlyList<string> Properties, INamedTypeSymbol Principal, IReadOnlyList<string>? PrincipalKey, string Source);
