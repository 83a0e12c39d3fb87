using System.Collections.Immutable;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>A relationship in a model snapshot.</summary>
/// <param name="Dependent">The entity that refers.</param>
/// <param name="Principal">The entity that is referred to.</param>
/// <param name="Properties">The names of the referring properties.</param>
/// <param name="PrincipalKey">The names of the properties referred to; empty for the primary key.</param>
internal sealed record SnapshotForeignKey(SnapshotEntity Dependent, SnapshotEntity Principal, ImmutableArray<string> Properties, ImmutableArray<string> PrincipalKey);
