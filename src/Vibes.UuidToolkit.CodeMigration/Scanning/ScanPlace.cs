using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>A place that has to change, or to be looked at.</summary>
/// <param name="Entity">The entity whose id it is about; null where it is about none in particular.</param>
/// <param name="Kind">What it has to do with the id.</param>
/// <param name="Rule">The analyzers' rule that reports it in a build; null where none does, since it is only seen across projects.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What it is, and why it is an id: the path from the entity's key to here.</param>
public sealed record ScanPlace(string? Entity, PlaceKind Kind, string? Rule, FindingLocation Location, string Message);
