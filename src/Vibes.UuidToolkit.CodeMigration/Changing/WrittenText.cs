using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What the change wrote of a file, and people did not.</summary>
internal static class WrittenText
{
    /// <summary>Whether some of a place in the changed text was written.</summary>
    /// <param name="changes">The changes from the text before.</param>
    /// <param name="span">The place.</param>
    public static bool Has(IReadOnlyList<TextChangeRange> changes, TextSpan span)
    {
        var shift = 0;
        foreach (var change in changes)
        {
            if (new TextSpan(change.Span.Start + shift, change.NewLength).IntersectsWith(span))
                return true;
            shift += change.NewLength - change.Span.Length;
        }

        return false;
    }
}
