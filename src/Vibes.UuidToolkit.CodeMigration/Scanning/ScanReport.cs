using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>All that has to change in a solution.</summary>
/// <param name="Entities">The entities whose keys are integers, in the order of their names.</param>
/// <param name="Places">The places, by file and line.</param>
/// <param name="Ids">The declarations that hold ids.</param>
/// <param name="Problems">What could not be looked at, such as a project that does not load.</param>
public sealed record ScanReport(ImmutableArray<string> Entities, ImmutableArray<ScanPlace> Places, SolutionIds Ids, ImmutableArray<Diagnostic> Problems);
