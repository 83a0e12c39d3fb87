using System.Collections.Immutable;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>Two sides, and what comparing them told.</summary>
/// <param name="Before">One side.</param>
/// <param name="After">The other.</param>
/// <param name="Options">What was taken for right.</param>
/// <param name="Diagnostics">Findings, warnings and notes.</param>
public sealed record ComparisonResult(ComparedSide Before, ComparedSide After, ComparisonOptions Options, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether there is no finding.</summary>
    public bool IsEqual => !Diagnostics.Any(diagnostic => diagnostic.Kind == DiagnosticKind.Finding);
}
