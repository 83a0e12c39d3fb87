using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Using directives that a change has left without use: of a culture for a number's format, of a validation attribute. Those that had none before stay.</summary>
internal static class UnusedUsings
{
    // The compiler's own finding, hidden unless somebody asks for it.
    private const string Unused = "CS8019";

    /// <summary>Removes them from the changed files.</summary>
    public static async Task<Solution> RemoveAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var edits = new SourceEdits();
        foreach (var project in after.GetChanges(before).GetProjectChanges())
            foreach (var id in project.GetChangedDocuments())
                foreach (var directive in (await InAsync(after, id, cancellation).ConfigureAwait(false)).ExceptBy(
                    (await InAsync(before, id, cancellation).ConfigureAwait(false)).Select(directive => directive.ToString()), directive => directive.ToString()))
                    edits.Replace(directive.SyntaxTree.FilePath, TextSpan.FromBounds(directive.SpanStart, directive.GetLastToken().GetNextToken(includeZeroWidth: true).SpanStart is var next
                        && directive.SyntaxTree.GetText(cancellation).Lines.GetLineFromPosition(directive.Span.End) is var line && line.EndIncludingLineBreak < next ? line.EndIncludingLineBreak : next), "");
        return await edits.ApplyAsync(after, cancellation).ConfigureAwait(false);
    }

    private static async Task<ImmutableArray<UsingDirectiveSyntax>> InAsync(Solution solution, DocumentId id, CancellationToken cancellation)
    {
        if (solution.GetDocument(id) is not { } document || await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is not { } model
            || await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not { } root)
            return [];
        return [.. model.GetDiagnostics(cancellationToken: cancellation).Where(diagnostic => diagnostic.Id == Unused)
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan)).SelectMany(node => node.DescendantNodesAndSelf().OfType<UsingDirectiveSyntax>())];
    }
}
