using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// The last resort where the compiler refuses what no repair knows, such as a pointer to an id: the body of the member stands aside, behind a condition that no build
/// sets, and the member throws when it is reached. Otherwise all that holds the entity's ids would have to stay as it is.
/// </summary>
internal sealed class OpenBody(ChangeRound fix, Origin origin)
{
    // More than that are no exception: then the change is not right.
    private const int Most = 20;

    private const string Condition = "UUID_DECISION";

    /// <summary>Makes the edits, where all errors are in bodies.</summary>
    /// <param name="changed">The changed solution.</param>
    /// <param name="errors">What the compiler refuses.</param>
    /// <param name="razor">Its Razor files.</param>
    /// <param name="edits">Takes the edits; none where one of the errors is elsewhere.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public async Task PutAsync(Solution changed, IEnumerable<Diagnostic> errors, RazorSources razor, SourceEdits edits, CancellationToken cancellation)
    {
        var bodies = new Dictionary<SyntaxNode, (Document Document, Diagnostic Error)>();
        foreach (var error in errors)
            if (error.Location.SourceTree is { } tree && razor.Of(tree) is null && changed.GetDocument(tree) is { } document && BodyAt(await tree.GetRootAsync(cancellation).ConfigureAwait(false), error.Location.SourceSpan) is { } body)
                bodies.TryAdd(body, (document, error));
            else
                return;
        if (bodies.Count > Most)
            return;
        foreach (var (body, (document, error)) in bodies)
            await PutAsync(body, document, error, razor, edits, cancellation).ConfigureAwait(false);
    }

    private async Task PutAsync(SyntaxNode body, Document document, Diagnostic error, RazorSources razor, SourceEdits edits, CancellationToken cancellation)
    {
        if (await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model)
            return;
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        var member = body.Parent is ArrowExpressionClauseSyntax ? body.Parent.Parent! : body.Parent!;
        var name = (model.GetDeclaredSymbol(member, cancellation) ?? model.GetEnclosingSymbol(error.Location.SourceSpan.Start, cancellation))?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) ?? "";
        edits.Replace(body.SyntaxTree, PlaceOf(body, text), Aside(body, member, text, name));
        var refused = (await body.SyntaxTree.GetRootAsync(cancellation).ConfigureAwait(false)).FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionSyntax>();
        var was = refused is null ? null : await origin.OfAsync(document, refused, razor, cancellation).ConfigureAwait(false);
        fix.Leave(null, was is { } old ? old.Expression : refused ?? body,
            $"The compiler does not take it with a UUID: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}. The body of '{name}' stands behind #if {Condition}, and throws when it is reached.");
    }

    /// <summary>The body of the member that a place is in: a block, or the expression behind an arrow; null where it is in none, as in a constructor's initializer.</summary>
    private static SyntaxNode? BodyAt(SyntaxNode root, TextSpan place)
    {
        foreach (var node in root.FindNode(place, getInnermostNodeForTie: true).AncestorsAndSelf())
            if (node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or PropertyDeclarationSyntax or IndexerDeclarationSyntax)
            {
                var (block, arrow) = node switch
                {
                    BaseMethodDeclarationSyntax method => (method.Body, method.ExpressionBody),
                    AccessorDeclarationSyntax accessor => (accessor.Body, accessor.ExpressionBody),
                    PropertyDeclarationSyntax property => (null, property.ExpressionBody),
                    IndexerDeclarationSyntax indexer => (null, indexer.ExpressionBody),
                    _ => default,
                };
                return ((SyntaxNode?)block ?? arrow?.Expression) is { } body && body.FullSpan.Contains(place) ? body : null;
            }

        return null;
    }

    // Within the braces, or with the arrow and the semicolon, up to what stands behind it.
    private static TextSpan PlaceOf(SyntaxNode body, SourceText text)
    {
        if (body is BlockSyntax block)
            return TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart);
        var end = body.GetLastToken().GetNextToken().Span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return TextSpan.FromBounds(body.Parent!.GetFirstToken().GetPreviousToken().Span.End, end);
    }

    private static string Aside(SyntaxNode body, SyntaxNode member, SourceText text, string name)
    {
        var line = text.ToString().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var first = text.Lines.GetLineFromPosition(member.SpanStart);
        var outer = string.Concat(text.ToString(first.Span).TakeWhile(char.IsWhiteSpace));
        var inner = outer + "    ";
        var place = PlaceOf(body, text);
        var code = text.ToString(place).TrimEnd();
        if (text.Lines.GetLineFromPosition(place.Start) == text.Lines.GetLineFromPosition(place.Start + code.Length))
            code = line + inner + code.Trim();
        else if (!code.StartsWith('\n') && !code.StartsWith('\r'))
            code = line + inner + code.TrimStart(' ', '\t');
        var isAsync = member.ChildTokens().Any(token => token.IsKind(SyntaxKind.AsyncKeyword));
        var thrown = $"UuidDecision.Undecided({SymbolDisplay.FormatLiteral(name, quote: true)})";
        var instead = body is not BlockSyntax ? $"=> throw {(isAsync ? Awaited(thrown) : thrown)};"
            : !isAsync ? $"throw {thrown};"
            : body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<YieldStatementSyntax>().Any() ? $"if (await global::System.Threading.Tasks.Task.FromResult(true))" + line + inner + $"    throw {thrown};" + line + inner + "yield break;"
            : $"throw {Awaited(thrown)};";
        var rest = text.ToString(TextSpan.FromBounds(place.End, text.Lines.GetLineFromPosition(place.End).End));
        return line + "#if " + Condition + code + line + "#else" + line + inner + instead + line + "#endif" + (body is BlockSyntax ? line + outer : rest.Trim().Length > 0 ? line + outer : "");
    }

    // A method that awaits nothing is warned of.
    private static string Awaited(string thrown) => $"await global::System.Threading.Tasks.Task.FromResult({thrown})";
}
