using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>What goes with something that is removed: the blanks and the line break behind it. Comments and directives stay.</summary>
internal static class Removal
{
    /// <summary>The text to remove.</summary>
    /// <param name="node">A statement or a list of attributes.</param>
    public static TextSpan Of(SyntaxNode node)
    {
        var last = node.GetLastToken();
        var end = last.Span.End;
        foreach (var trivia in last.TrailingTrivia.Concat(last.GetNextToken(includeZeroWidth: true).LeadingTrivia))
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                end = trivia.Span.End;
            else
                // A directive has a line of its own.
                return trivia.IsDirective ? node.Span : TextSpan.FromBounds(node.SpanStart, end);
        return TextSpan.FromBounds(node.SpanStart, end);
    }
}
