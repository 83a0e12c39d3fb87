using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>A primary key or a foreign key.</summary>
/// <param name="Name">The constraint's name without quotes.</param>
/// <param name="Columns">Its columns, in their order.</param>
/// <param name="Principal">The table referred to; null for a primary key.</param>
/// <param name="PrincipalColumns">The columns referred to, position by position; empty for a primary key.</param>
internal sealed record SchemaConstraint(string Name, ImmutableArray<string> Columns, SchemaName? Principal, ImmutableArray<string> PrincipalColumns);
