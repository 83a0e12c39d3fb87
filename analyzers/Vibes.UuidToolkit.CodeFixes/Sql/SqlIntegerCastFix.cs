using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.CodeFixes.Sql;

/// <summary>Casts to uuid what a statement casts to an integer.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SqlIntegerCastFix() : RuleFix(Descriptors.SqlIntegerCast)
{
    /// <inheritdoc/>
    internal override async Task<FixEdit?> PlanAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation)
    {
        var root = await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false);
        var span = diagnostic.Location.SourceSpan;
        // A file that is no C# has no document.
        if (root is null || diagnostic.Location.SourceTree is null || root.FindToken(span.Start) is not { Parent: { } literal } token || token.Span.Contains(span) is false || !IsText(token))
            return null;
        var ordinal = Words(token.Text).FindIndex(word => word.Start == span.Start - token.SpanStart && word.Length == span.Length);
        return ordinal < 0 ? null : new("Cast to uuid (starts the change: the value must follow)", editor => editor.ReplaceNode(literal, (current, _) => Cast(current, ordinal)));
    }

    private static bool IsText(SyntaxToken token) => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    // Earlier casts of the same literal may have moved this one, but it is still the same word of it.
    private static SyntaxNode Cast(SyntaxNode current, int ordinal)
    {
        var token = current.ChildTokens().First();
        var word = Words(token.Text)[ordinal];
        var text = token.Text.Substring(0, word.Start) + "uuid" + token.Text.Substring(word.End);
        return current.ReplaceToken(token, current is InterpolatedStringTextSyntax
            ? SyntaxFactory.Token(token.LeadingTrivia, SyntaxKind.InterpolatedStringTextToken, text, text, token.TrailingTrivia)
            : ((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(text)).Token.WithTriviaFrom(token));
    }

    private static List<TextSpan> Words(string text)
    {
        var words = new List<TextSpan>();
        for (var i = 0; i < text.Length; i++)
            if (char.IsLetter(text[i]))
            {
                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
                    i++;
                words.Add(TextSpan.FromBounds(start, i));
            }

        return words;
    }
}
