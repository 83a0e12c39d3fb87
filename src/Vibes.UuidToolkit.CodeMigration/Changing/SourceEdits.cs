using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Razor;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// The edits of a round, by file: each the least that has to change, so that formatting, comments and line ends stay. An edit
/// that another one has already made is no second edit; one that overlaps another is refused. What is edited in the Razor
/// compiler's code is edited in the file that it comes from.
/// </summary>
/// <param name="razor">The pages and components of the solution that is edited.</param>
internal sealed class SourceEdits(RazorSources razor)
{
    private readonly Dictionary<string, SortedList<(int Start, int Length), TextChange>> _files = new(StringComparer.Ordinal);

    private readonly HashSet<(string Path, TextSpan Reason, int Position)> _appended = [];

    // What was made since the last step began: the edit and what stood in its place.
    private readonly List<(string Path, (int Start, int Length) Key, TextChange? Before)> _step = [];

    private readonly HashSet<(string Path, TextSpan Expression, string Opening)> _enclosed = [];

    private bool _isMissing;

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _files.Values.All(edits => edits.Count == 0);

    /// <summary>Makes edits that belong together: none of them where one of them would be in code that nobody writes.</summary>
    /// <returns>Whether they were made.</returns>
    public bool Together(Action make)
    {
        _step.Clear();
        _isMissing = false;
        make();
        if (!_isMissing)
            return true;
        foreach (var (path, key, before) in _step.AsEnumerable().Reverse())
            if (before is { } edit)
                _files[path][key] = edit;
            else
                _files[path].Remove(key);
        return false;
    }

    /// <summary>Replaces some text.</summary>
    /// <returns>Whether the file has the edit now.</returns>
    public bool Replace(SyntaxTree tree, TextSpan span, string text)
    {
        if (razor.Of(tree) is not { } code)
            return Replace(tree.FilePath, span, text);
        if (code.Holding(span) is not { } stretch || !Enclose(stretch, stretch.ToSource(span), text))
        {
            _isMissing = true;
            return false;
        }

        return Replace(stretch.Path, stretch.ToSource(span), text);
    }

    /// <inheritdoc cref="Replace(SyntaxTree, TextSpan, string)"/>
    public bool Replace(string path, TextSpan span, string text)
    {
        if (!Takes(path, span, text))
            return false;
        if (!EditsOf(path).ContainsKey((span.Start, span.Length)))
            Set(path, new(span, text));
        return true;
    }

    /// <summary>Whether <see cref="Replace(SyntaxNode, string)"/> would make the edit, or has made it. Not asked of what the Razor compiler made.</summary>
    public bool Takes(SyntaxNode node, string text) => razor.Of(node.SyntaxTree) is null && Takes(node.SyntaxTree.FilePath, node.Span, text);

    private bool Takes(string path, TextSpan span, string text)
    {
        var edits = EditsOf(path);
        return edits.TryGetValue((span.Start, span.Length), out var same) ? same.NewText == text
            : !edits.Values.Any(edit => edit.Span.OverlapsWith(span) || IsWithin(span, edit.Span) || IsWithin(edit.Span, span));
    }

    /// <inheritdoc cref="Replace(SyntaxTree, TextSpan, string)"/>
    public bool Replace(SyntaxNode node, string text) => Replace(node.SyntaxTree, node.Span, text);

    /// <inheritdoc cref="Replace(SyntaxTree, TextSpan, string)"/>
    public bool Replace(SyntaxToken token, string text) => Replace(token.SyntaxTree!, token.Span, text);

    // What is put between two characters overlaps what replaces both.
    private static bool IsWithin(TextSpan put, TextSpan replaced) => put.IsEmpty && replaced.Start < put.Start && put.Start < replaced.End;

    /// <summary>Whether anything within a place is edited.</summary>
    public bool Has(string path, TextSpan span) => _files.TryGetValue(path, out var edits) && edits.Values.Any(edit => span.OverlapsWith(edit.Span));

    /// <summary>Adds some text at a position, behind what was added there before. What was added for a reason is not added again.</summary>
    /// <param name="reason">What it is added for.</param>
    /// <param name="position">Where.</param>
    /// <param name="first">The text where nothing was added yet.</param>
    /// <param name="next">The text where something was.</param>
    public void Append(SyntaxNode reason, int position, string first, string next)
    {
        var (path, at) = (reason.SyntaxTree.FilePath, position);
        if (razor.Of(reason.SyntaxTree) is { } code)
        {
            if (code.Holding(new(position, 0)) is not { } stretch || !Enclose(stretch, stretch.ToSource(new(position, 0)), first))
            {
                _isMissing = true;
                return;
            }

            (path, at) = (stretch.Path, stretch.ToSource(new(position, 0)).Start);
        }

        if (!_appended.Add((reason.SyntaxTree.FilePath, reason.Span, position)))
            return;
        Set(path, new(new(at, 0), EditsOf(path).TryGetValue((at, 0), out var before) ? before.NewText + next : first));
    }

    /// <summary>The solution with the edits, in every project that has the file.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellation)
    {
        foreach (var (path, expression, opening) in _enclosed)
            if (EditsOf(path).Keys.Any(key => expression.Contains(new TextSpan(key.Start, key.Length))))
            {
                Set(path, new(new(expression.Start, 0), opening + EditsOf(path).GetValueOrDefault((expression.Start, 0)).NewText));
                Set(path, new(new(expression.End, 0), EditsOf(path).GetValueOrDefault((expression.End, 0)).NewText + ")"));
            }

        foreach (var (path, edits) in _files)
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
                if (solution.GetDocument(id) is { } document)
                    solution = solution.WithDocumentText(id, (await document.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(edits.Values));
                else if (solution.GetAdditionalDocument(id) is { } file)
                    solution = solution.WithAdditionalDocumentText(id, (await file.GetTextAsync(cancellation).ConfigureAwait(false)).WithChanges(edits.Values));
        return solution;
    }

    /// <summary>
    /// An expression within markup ends where Razor thinks so: at a blank, at the quote of its attribute. What is longer than a
    /// name has to stand in parentheses.
    /// </summary>
    /// <returns>Whether it may stand there at all: what an input is bound to is assigned as well.</returns>
    private bool Enclose(RazorStretch stretch, TextSpan span, string text)
    {
        if (razor.TextOf(stretch.Path) is not { } source || stretch.Source.Start == 0 || RazorSyntax.IsSimple(text))
            return true;
        var expression = source.ToString(stretch.Source);
        switch (source[stretch.Source.Start - 1])
        {
            case '@' when !RazorSyntax.IsStatement(expression) && RazorSyntax.DepthAt(expression, span.Start - stretch.Source.Start) == 0:
                _enclosed.Add((stretch.Path, stretch.Source, "("));
                break;
            case '"' or '\'' when RazorSyntax.IsBinding(source, stretch.Source.Start - 1):
                return false;
            case var quote and ('"' or '\'') when text.Contains(quote, StringComparison.Ordinal):
                _enclosed.Add((stretch.Path, stretch.Source, "@("));
                break;
        }

        return true;
    }

    private SortedList<(int Start, int Length), TextChange> EditsOf(string path)
    {
        if (!_files.TryGetValue(path, out var edits))
            _files.Add(path, edits = []);
        return edits;
    }

    private void Set(string path, TextChange edit)
    {
        var (edits, key) = (EditsOf(path), (edit.Span.Start, edit.Span.Length));
        _step.Add((path, key, edits.TryGetValue(key, out var before) ? before : null));
        edits[key] = edit;
    }
}
