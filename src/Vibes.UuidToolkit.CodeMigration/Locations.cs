using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.CodeMigration;

/// <summary>Places as findings tell them.</summary>
internal static class Locations
{
    /// <summary>A place in a file that a person writes, counted from 1.</summary>
    public static FindingLocation Of(Location location)
    {
        var span = location.SourceTree is { } tree && GeneratedCode.IsOfRazor(tree) ? RazorPlace.Of(tree, location.SourceSpan) : location.GetLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1, span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1);
    }
}
