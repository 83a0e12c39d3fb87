using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>The messages of one code that have the same way out.</summary>
/// <param name="Descriptor">What they share.</param>
/// <param name="WayOut">What to do.</param>
/// <param name="Messages">The messages.</param>
internal sealed record MessageGroup(DiagnosticDescriptor Descriptor, string WayOut, ImmutableArray<Diagnostic> Messages);
