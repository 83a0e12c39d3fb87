using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Configuration;

namespace Vibes.UuidToolkit.Migration.Planning;

/// <summary>A definition in which constants are ids that it is compared with, as ids of their classes.</summary>
/// <param name="Definition">The definition for the configuration.</param>
/// <param name="Ids">The ids.</param>
/// <param name="IsOrder">Whether it asks which of two ids comes first: only the ordered mapping keeps that.</param>
public sealed record MappedDefinition(string Definition, ImmutableArray<IdConstant> Ids, bool IsOrder);
