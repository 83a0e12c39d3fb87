using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// The edits of a round, by file: each the least that has to change, so that formatting, comments and line ends stay. An edit
/// that another one has already made is no second edit; one that overlaps another is refused.
/// </summary>
internal sealed class SourceEdits
{
    private readonly Dictionary<string, SortedList<(int Start, int Length), TextChange>> _files = new(StringComparer.Ordinal);

    private readonly HashSet<(string Path, TextSpan Reason, int Position)> _appended = [];

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _files.Count == 0;

    /// <summary>Replaces some text.</summary>
    /// <returns>Whether the file has the edit now.</returns>
    public bool Replace(string path, TextSpan span, string text)
    {
        if (!_files.TryGetValue(path, out var edits))
            _files.Add(path, edits = []);
        if (edits.TryGetValue((span.Start, span.Length), out var same))
            return same.NewText == text;
        foreach (var edit in edits.Values)
            if (edit.Span.OverlapsWith(span) || span.IsEmpty && edit.Span.Contains(span.Start) && edit.Span.Start != span.Start)
                return false;
        edits.Add((span.Start, span.Length), new(span, text));
        return true;
    }

    /// <inheritdoc cref="Replace(string, TextSpan, string)"/>
    public bool Replace(SyntaxNode node, string text) => Replace(node.SyntaxTree.FilePath, node.Span, text);

    /// <inheritdoc cref="Replace(string, TextSpan, string)"/>
    public bool Replace(SyntaxToken token, string text) => Replace(token.SyntaxTree!.FilePath, token.Span, text);

    /// <summary>Adds some text at a position, behind what was added there before. What was added for a reason is not added again.</summary>
    /// <param name="reason">What it is added for.</param>
    /// <param name="position">Where.</param>
    /// <param name="first">The text where nothing was added yet.</param>
    /// <param name="next">The text where something was.</param>
    public void Append(SyntaxNode reason, int position, string first, string next)
    {
        var path = reason.SyntaxTree.FilePath;
        if (!_appended.Add((path, reason.Span, position)))
            return;
        if (!_files.TryGetValue(path, out var edits))
            _files.Add(path, edits = []);
        edits[(position, 0)] = new(new(position, 0), edits.TryGetValue((position, 0), out var before) ? before.NewText + next : first);
    }

    /// <summary>The solution with the edits, in every project that has the file.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (var (path, edits) in _files)
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
                if (solution.GetDocument(id) is { } document)
                {
                    var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
                    solution = solution.WithDocumentText(id, text.WithChanges(edits.Values));
                }

        return solution;
    }
}
