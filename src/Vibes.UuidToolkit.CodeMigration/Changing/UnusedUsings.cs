using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Using directives that a change has left without use: of a culture for a number's format, of a validation attribute. Those that had none before stay.</summary>
internal static class UnusedUsings
{
    /// <summary>Removes them from the changed files.</summary>
    public static async Task<Solution> RemoveAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var unused = new List<UsingDirectiveSyntax>();
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            var changed = project.GetChangedDocuments().ToHashSet();
            var had = (await InAsync(project.OldProject, changed, cancellation).ConfigureAwait(false)).Select(Text).ToHashSet();
            unused.AddRange((await InAsync(project.NewProject, changed, cancellation).ConfigureAwait(false)).Where(directive => !had.Contains(Text(directive))));
        }

        var edits = new SourceEdits(RazorSources.None);
        // A file of several target frameworks goes without it when all of them can.
        foreach (var same in unused.GroupBy(directive => (directive.SyntaxTree.FilePath, directive.Span)))
            if (same.Count() == after.GetDocumentIdsWithFilePath(same.Key.FilePath).Length)
                edits.Replace(same.Key.FilePath, TextSpan.FromBounds(same.Key.Span.Start, End(same.First(), cancellation)), "");
        return await edits.ApplyAsync(after, cancellation).ConfigureAwait(false);
    }

    // The rest of its line goes with it, where nothing else stands there; and the empty line behind, where the file would begin with that.
    private static int End(UsingDirectiveSyntax directive, CancellationToken cancellation)
    {
        var next = directive.GetLastToken().GetNextToken(includeZeroWidth: true);
        var isOnlyOne = directive is { SpanStart: 0, Parent: CompilationUnitSyntax { Usings.Count: 1 } } && next.LeadingTrivia.All(trivia => trivia.RawKind is (int)SyntaxKind.EndOfLineTrivia or (int)SyntaxKind.WhitespaceTrivia);
        var line = directive.SyntaxTree.GetText(cancellation).Lines.GetLineFromPosition(directive.Span.End);
        return isOnlyOne ? next.SpanStart : Math.Min(line.EndIncludingLineBreak, next.SpanStart);
    }

    private static (string Path, string Directive) Text(UsingDirectiveSyntax directive) => (directive.SyntaxTree.FilePath, directive.ToString());

    private static async Task<List<UsingDirectiveSyntax>> InAsync(Project project, HashSet<DocumentId> documents, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            return [];
        return [.. CompilerDiagnostics.UnusedUsingsOf(compilation, cancellation)
            .Where(unused => project.GetDocument(unused.Location.SourceTree) is { } document && documents.Contains(document.Id))
            .Select(unused => unused.Location.SourceTree!.GetRoot(cancellation).FindNode(unused.Location.SourceSpan))
            .SelectMany(node => node.DescendantNodesAndSelf().OfType<UsingDirectiveSyntax>())];
    }
}
