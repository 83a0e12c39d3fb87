using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Loading;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// The directive <c>using System;</c> for files that had none, so that they say <c>Guid</c> as people do and not
/// <c>System.Guid</c> or <c>global::System.Guid</c>. Only where everything else in the file means what it meant.
/// </summary>
internal static class SystemUsings
{
    private const string Long = "System.Guid";

    // Where a namespace of the program's own that is named System is near.
    private const string Whole = "global::" + Long;

    /// <summary>Adds them to the changed files.</summary>
    /// <param name="before">The solution before the change: what people wrote at length stays.</param>
    /// <param name="after">The solution after it.</param>
    /// <param name="known">What the compiler refused before.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<Solution> AddAsync(Solution before, Solution after, KnownErrors known, CancellationToken cancellation)
    {
        var files = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var projects = new HashSet<ProjectId>();
        foreach (var project in after.GetChanges(before).GetProjectChanges())
            foreach (var id in project.GetChangedDocuments())
                if (after.GetDocument(id) is { FilePath: { } path } document && !files.ContainsKey(path)
                    && await ShortenedAsync(before.GetDocument(id)!, document, cancellation).ConfigureAwait(false) is { } text)
                {
                    files.Add(path, text);
                    projects.UnionWith(after.GetDocumentIdsWithFilePath(path).Select(same => same.ProjectId));
                }

        if (files.Count == 0)
            return after;
        var changed = With(after, files);
        var errors = known.New(await CompilerDiagnostics.ErrorsInAsync(changed, projects, cancellation).ConfigureAwait(false));
        // A name of System may be one of another namespace as well.
        var doubtful = errors.Select(error => error.Location.SourceTree!.FilePath).ToHashSet(StringComparer.Ordinal);
        foreach (var path in files.Keys)
            if (!doubtful.Contains(path) && await CallsSystemAsync(changed, path, cancellation).ConfigureAwait(false))
                doubtful.Add(path);
        return doubtful.Count == 0 ? changed : With(after, files.Where(file => !doubtful.Contains(file.Key)));
    }

    private static Solution With(Solution solution, IEnumerable<KeyValuePair<string, SourceText>> files)
    {
        foreach (var (path, text) in files)
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
                if (solution.GetDocument(id) is not null)
                    solution = solution.WithDocumentText(id, text);
        return solution;
    }

    /// <summary>The text with the directive; null where nothing that the change wrote needs it, or where it has no certain place.</summary>
    private static async Task<SourceText?> ShortenedAsync(Document before, Document after, CancellationToken cancellation)
    {
        var text = await after.GetTextAsync(cancellation).ConfigureAwait(false);
        if (!text.ToString().Contains(Long, StringComparison.Ordinal) || await after.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is not CompilationUnitSyntax root)
            return null;
        var written = text.GetChangeRanges(await before.GetTextAsync(cancellation).ConfigureAwait(false));
        var names = root.DescendantNodes().Where(node => node is QualifiedNameSyntax or MemberAccessExpressionSyntax && node.ToString() is Long or Whole && !node.Ancestors().OfType<UsingDirectiveSyntax>().Any()
            && WrittenText.Has(written, node.Span)).ToList();
        if (names.Count == 0 || Place(root, SystemComesFirst(after, root)) is not var (position, directive))
            return null;
        return text.WithChanges([new TextChange(new(position, 0), directive), .. names.Select(name => new TextChange(TextSpan.FromBounds(name.SpanStart, name.Span.End - nameof(Guid).Length), ""))]);
    }

    private static bool SystemComesFirst(Document document, SyntaxNode root) =>
        !document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree).TryGetValue("dotnet_sort_system_directives_first", out var first)
        || !string.Equals(first, "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Where the directive is written, and how: in the order of those that are there.</summary>
    private static (int Position, string Directive)? Place(CompilationUnitSyntax root, bool comesFirst)
    {
        var usings = root.Usings.Count > 0 ? root.Usings : root.Members.OfType<BaseNamespaceDeclarationSyntax>().Select(space => space.Usings).FirstOrDefault(inner => inner.Count > 0);
        var directives = usings.Where(directive => directive.Alias is null && directive.StaticKeyword.IsKind(SyntaxKind.None) && directive.GlobalKeyword.IsKind(SyntaxKind.None)).ToList();
        var end = root.ToFullString().Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        if (directives.Count == 0)
            return usings.Count == 0 && root is { Externs.Count: 0, AttributeLists.Count: 0, Members: [var first, ..] } && !first.GetLeadingTrivia().Any(trivia => trivia.IsDirective)
                ? (Start(first), $"using System;{end}{end}") : null;
        if (root.Usings.Concat(usings).Any(directive => directive.ContainsDirectives))
            return null;
        // Before the first that it comes before; those of System are its neighbours wherever they are.
        var next = directives.Find(directive => IsOfSystem(directive)) ?? (comesFirst ? directives[0] : directives.Find(directive => string.CompareOrdinal(directive.NamespaceOrType.ToString(), nameof(System)) > 0));
        if (next is null)
        {
            var last = directives[^1];
            return (last.Span.End, $"{end}{Indentation(last)}using System;");
        }

        return (next.SpanStart, $"using System;{end}{Indentation(next)}");
    }

    private static bool IsOfSystem(UsingDirectiveSyntax directive) => directive.NamespaceOrType.ToString().StartsWith("System.", StringComparison.Ordinal);

    private static string Indentation(SyntaxNode node) => node.GetLeadingTrivia().LastOrDefault() is var trivia && trivia.IsKind(SyntaxKind.WhitespaceTrivia) ? trivia.ToString() : "";

    // Before the comment that documents it; behind the one that begins the file.
    private static int Start(MemberDeclarationSyntax member) =>
        member.GetLeadingTrivia().FirstOrDefault(trivia => trivia.HasStructure) is { RawKind: not 0 } documentation ? documentation.FullSpan.Start : member.SpanStart;

    // With C# 14 ids.Contains(id) of an array means MemoryExtensions where System is imported, which not every version of Entity Framework translates.
    private static async Task<bool> CallsSystemAsync(Solution solution, string path, CancellationToken cancellation)
    {
        foreach (var id in solution.GetDocumentIdsWithFilePath(path))
            if (solution.GetDocument(id) is { } document && await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
                && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
                && root.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call => model.GetSymbolInfo(call, cancellation).Symbol is IMethodSymbol
                {
                    IsExtensionMethod: true, ContainingType: { Name: nameof(MemoryExtensions), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } },
                }))
                return true;
        return false;
    }
}
