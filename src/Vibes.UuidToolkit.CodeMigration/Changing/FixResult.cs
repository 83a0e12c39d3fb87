using System.Collections.Immutable;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What becomes of a solution. Nothing is written yet.</summary>
/// <param name="Entities">The entities whose ids change.</param>
/// <param name="Rejected">The entities that stay as they are, since the code would not compile, with the compiler's reasons.</param>
/// <param name="Changes">The files.</param>
/// <param name="Decisions">What was decided, by answers or by default.</param>
/// <param name="Open">What is left for a person.</param>
/// <param name="Problems">What could not be looked at.</param>
public sealed record FixResult(
    ImmutableArray<string> Entities, ImmutableArray<string> Rejected, ImmutableArray<FileChange> Changes, ImmutableArray<Decision> Decisions,
    ImmutableArray<OpenPlace> Open, ImmutableArray<Diagnostic> Problems);
