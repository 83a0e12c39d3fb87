using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Tests.Completeness;

/// <summary>Findings at one and the same place. A place is one thing to change, and is reported by the rule that says most of it.</summary>
internal static class Doubles
{
    /// <summary>The places that several rules report, with their rules.</summary>
    public static IEnumerable<string> In(IEnumerable<Diagnostic> findings) => findings
        .GroupBy(finding => (finding.Location.SourceTree?.FilePath, finding.Location.SourceSpan))
        .Where(place => place.Count() > 1)
        .Select(place => $"{string.Join(", ", place.Select(finding => finding.Id).Order(StringComparer.Ordinal))} at {Line(place.First().Location)}");

    private static string Line(Location place)
    {
        var lines = place.GetLineSpan();
        return $"{Path.GetFileName(lines.Path)}({lines.StartLinePosition.Line + 1}): {place.SourceTree?.GetText().ToString(place.SourceSpan)}";
    }
}
