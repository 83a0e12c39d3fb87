using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>Finds what a changed expression was before: its type, and what was asked of it.</summary>
internal sealed class Origin(Solution before)
{
    /// <summary>The expression that became another, and its semantic model; null where it was not there before, or the file is new.</summary>
    /// <param name="document">The changed document.</param>
    /// <param name="expression">The changed expression.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public async Task<(ExpressionSyntax Expression, SemanticModel Model)?> OfAsync(Document document, ExpressionSyntax expression, CancellationToken cancellation)
    {
        if (before.GetDocument(document.Id) is not { } old)
            return null;
        var (was, now) = (await old.GetTextAsync(cancellation).ConfigureAwait(false), await document.GetTextAsync(cancellation).ConfigureAwait(false));
        var span = Back(now.GetChangeRanges(was), expression.Span);
        var root = await old.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await old.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
        if (root is null || model is null || span.End > root.FullSpan.End)
            return null;
        var node = root.FindNode(span, getInnermostNodeForTie: true);
        while (node is not null and not ExpressionSyntax || node?.Parent is ExpressionSyntax parent && parent.Span == node.Span)
            node = node!.Parent;
        return node is ExpressionSyntax found ? (found, model) : null;
    }

    /// <summary>The span before changes; one that was itself replaced becomes what it replaced.</summary>
    private static TextSpan Back(IReadOnlyList<TextChangeRange> changes, TextSpan span)
    {
        int Position(int position, bool isEnd)
        {
            var shift = 0;
            foreach (var change in changes)
            {
                var start = change.Span.Start + shift;
                var end = start + change.NewLength;
                if (position < start || position == start && (isEnd || change.NewLength > 0))
                    break;
                if (position < end || position == end && isEnd)
                    return isEnd ? change.Span.End : change.Span.Start;
                shift += change.NewLength - change.Span.Length;
            }

            return position - shift;
        }

        var (from, to) = (Position(span.Start, isEnd: false), Position(span.End, isEnd: true));
        return TextSpan.FromBounds(Math.Min(from, to), Math.Max(from, to));
    }
}
