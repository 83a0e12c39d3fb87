using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>Finds what a changed expression was before: its type, and what was asked of it.</summary>
internal sealed class Origin
{
    private readonly Solution _before;
    private readonly RazorSources _razor;

    private Origin(Solution before, RazorSources razor) => (_before, _razor) = (before, razor);

    /// <summary>Looks back to a solution.</summary>
    public static async Task<Origin> OfAsync(Solution before, CancellationToken cancellation) => new(before, await RazorSources.OfAsync(before, cancellation).ConfigureAwait(false));

    /// <summary>The expression that became another, and its semantic model; null where it was not there before, or the file is new.</summary>
    /// <param name="document">The changed document.</param>
    /// <param name="expression">The changed expression.</param>
    /// <param name="razor">The changed pages and components.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public async Task<(ExpressionSyntax Expression, SemanticModel Model)?> OfAsync(Document document, ExpressionSyntax expression, RazorSources razor, CancellationToken cancellation)
    {
        if (razor.Of(expression.SyntaxTree) is { } code)
            return OfRazor(code, expression, razor) is var (old, place) ? await At(old, place, cancellation).ConfigureAwait(false) : null;
        if (_before.GetDocument(document.Id) is not { } known)
            return null;
        var (was, now) = (await known.GetTextAsync(cancellation).ConfigureAwait(false), await document.GetTextAsync(cancellation).ConfigureAwait(false));
        return await At(known, Back(now.GetChangeRanges(was), expression.Span), cancellation).ConfigureAwait(false);
    }

    /// <summary>A property as its type declared it before; null where the file is new, or it was not there.</summary>
    public async Task<PropertyDeclarationSyntax?> OfAsync(Document document, PropertyDeclarationSyntax property, CancellationToken cancellation) =>
        _before.GetDocument(document.Id) is { } known && await known.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
            ? root.DescendantNodes().OfType<PropertyDeclarationSyntax>().FirstOrDefault(other => other.Identifier.ValueText == property.Identifier.ValueText && TypesAround(other).SequenceEqual(TypesAround(property))) : null;

    private static IEnumerable<string> TypesAround(SyntaxNode member) => member.Ancestors().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.ValueText);

    // Its code is made anew each time. What has a history is the file.
    private (Document Document, TextSpan Place)? OfRazor(RazorCode code, ExpressionSyntax expression, RazorSources razor)
    {
        if (code.Holding(expression.Span) is not { } stretch || _razor.Like(code) is not { } old || _razor.TextOf(stretch.Path) is not { } was || razor.TextOf(stretch.Path) is not { } now)
            return null;
        var source = Back(now.GetChangeRanges(was), stretch.ToSource(expression.Span));
        return old.Of(stretch.Path, source).FirstOrDefault() is { } origin ? (old.Document, origin.ToGenerated(source)) : null;
    }

    private static async Task<(ExpressionSyntax Expression, SemanticModel Model)?> At(Document document, TextSpan span, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false);
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
