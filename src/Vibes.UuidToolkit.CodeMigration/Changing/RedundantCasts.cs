using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Casts that made an id a number of another size, <c>(int)journal.Id</c> of a <c>long</c>, and make nothing of a Guid. Those that people wrote of Guids stay.</summary>
internal static class RedundantCasts
{
    /// <summary>Removes them from the changed files, with the parentheses that they needed.</summary>
    public static async Task<Solution> RemoveAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var casts = new List<CastExpressionSyntax>();
        foreach (var id in after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
            if (after.GetDocument(id) is { } document && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
                && root.DescendantNodes().OfType<CastExpressionSyntax>().ToList() is { Count: > 0 } all && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model)
            {
                var written = (await document.GetTextAsync(cancellation).ConfigureAwait(false)).GetChangeRanges(await before.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false));
                casts.AddRange(all.Where(cast => WrittenText.Has(written, cast.Type.Span) && IsRedundant(cast, model)));
            }

        // A file of several target frameworks goes without one when all of them can.
        var redundant = casts.GroupBy(cast => (cast.SyntaxTree.FilePath, cast.Span)).Where(same => same.Count() == after.GetDocumentIdsWithFilePath(same.Key.FilePath).Length)
            .Select(same => same.First()).ToHashSet();
        var edits = new SourceEdits(RazorSources.None);
        foreach (var cast in redundant)
            Remove(cast, Left(cast, redundant), edits);
        return await edits.ApplyAsync(after, cancellation).ConfigureAwait(false);
    }

    // What has no type of its own, default or new(), gets it from the cast.
    private static bool IsRedundant(CastExpressionSyntax cast, SemanticModel model) =>
        Bare(cast.Expression) is var value && (IsPrimary(value) || value is CastExpressionSyntax or AwaitExpressionSyntax or ConditionalAccessExpressionSyntax or BinaryExpressionSyntax)
        && model.GetTypeInfo(cast.Type).Type is { } type && IntegerTypes.Unwrap(type).IsGuid() && SymbolEqualityComparer.Default.Equals(type, model.GetTypeInfo(value).Type);

    private static ExpressionSyntax Bare(ExpressionSyntax expression) => expression is ParenthesizedExpressionSyntax { Expression: var inner } ? Bare(inner) : expression;

    /// <summary>What stands there when the casts are gone.</summary>
    private static ExpressionSyntax Left(ExpressionSyntax expression, HashSet<CastExpressionSyntax> redundant) =>
        Bare(expression) is var bare && bare is CastExpressionSyntax cast && redundant.Contains(cast) ? Left(cast.Expression, redundant) : bare;

    private static void Remove(CastExpressionSyntax cast, ExpressionSyntax left, SourceEdits edits)
    {
        // A comment behind the cast stays.
        var comment = cast.CloseParenToken.TrailingTrivia.Concat(cast.Expression.GetLeadingTrivia()).FirstOrDefault(trivia => !string.IsNullOrWhiteSpace(trivia.ToString()));
        edits.Replace(cast.SyntaxTree, TextSpan.FromBounds(cast.SpanStart, comment.RawKind == 0 ? cast.Expression.SpanStart : comment.SpanStart), "");
        for (var value = cast.Expression; value is ParenthesizedExpressionSyntax within; value = within.Expression)
            if (IsPrimary(left) || cast.Parent is ParenthesizedExpressionSyntax || StandsAlone(cast))
                Unwrap(within, edits);
        if (IsPrimary(left) && cast.Parent is ParenthesizedExpressionSyntax around)
            Unwrap(around, edits);
    }

    private static void Unwrap(ParenthesizedExpressionSyntax parenthesized, SourceEdits edits)
    {
        edits.Replace(parenthesized.SyntaxTree, parenthesized.OpenParenToken.Span, "");
        edits.Replace(parenthesized.SyntaxTree, parenthesized.CloseParenToken.Span, "");
    }

    /// <summary>Whether an expression needs no parentheses, wherever it stands.</summary>
    public static bool IsPrimary(ExpressionSyntax value) => value is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ObjectCreationExpressionSyntax
        || value is PostfixUnaryExpressionSyntax { Operand: var sure } && IsPrimary(sure);

    private static bool StandsAlone(CastExpressionSyntax cast) => cast.Parent is ArgumentSyntax or EqualsValueClauseSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax
        || cast.Parent is AssignmentExpressionSyntax { Right: var right } && right == cast;
}
