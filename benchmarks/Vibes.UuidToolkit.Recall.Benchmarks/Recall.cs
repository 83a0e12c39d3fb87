using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Tests.Completeness;
using Vibes.UuidToolkit.CodeMigration.Loading;

namespace Vibes.UuidToolkit.Recall.Benchmarks;

/// <summary>
/// What the analyzers foretell of a real solution, the compiler being the judge: each project is analysed as a build or an editor does it, then keys become Guids,
/// and it is compiled again.
/// </summary>
internal sealed class Recall
{
    // A project of an older language complains of it, and takes it all the same.
    private const string Names = "GuidNames.cs";

    private readonly CodeSolution _code;
    private readonly Solution _solution;
    private readonly List<(Project Project, CSharpCompilation Compilation)> _projects;
    private readonly HashSet<(string Id, string Path, TextSpan Span)> _known;

    private Recall(CodeSolution code, Solution solution, List<(Project Project, CSharpCompilation Compilation)> projects)
    {
        (_code, _solution, _projects) = (code, solution, projects);
        _known = [.. projects.SelectMany(project => ErrorsOf(project.Compilation)).Select(Key)];
    }

    /// <summary>The compiler's errors in the code as it is, which are not counted afterwards.</summary>
    public int ErrorsBefore => _known.Count;

    /// <summary>Compiles a solution as it is.</summary>
    public static async Task<Recall> OfAsync(CodeSolution code, CancellationToken cancellation)
    {
        var solution = WithGivenFiles(code);
        var projects = new List<(Project, CSharpCompilation)>();
        foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects(cancellation))
            if (await solution.GetProject(id)!.GetCompilationAsync(cancellation) is CSharpCompilation compilation)
                projects.Add((solution.GetProject(id)!, compilation));
        return new(code, solution, projects);
    }

    /// <summary>What the analyzers report in all projects, and where they fail.</summary>
    public async Task<ImmutableArray<Diagnostic>> FindingsAsync(CancellationToken cancellation)
    {
        var findings = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (project, compilation) in _projects)
            findings.AddRange(await compilation.WithAnalyzers([new UuidAnalyzer(), new RazorAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(cancellation));
        return findings.ToImmutable();
    }

    /// <summary>The types of the entities' keys and foreign keys: what a person begins with.</summary>
    public ISet<TypeSyntax> Keys(CancellationToken cancellation)
    {
        var model = SolutionModel.Read([.. _projects.Select(project => (project.Compilation, project.Project.AnalyzerOptions))], null, [], [], _ => false, cancellation);
        return _projects.SelectMany(project => KeyDeclarations.Of(project.Compilation, model.Entities)).ToHashSet();
    }

    /// <summary>The types of all declarations that were reported.</summary>
    public static ISet<TypeSyntax> Declarations(IEnumerable<Diagnostic> findings) =>
        findings.Where(finding => finding.Location.IsInSource).Select(finding => Foretelling.TypeAt(finding.Location.SourceTree!.GetRoot(), finding)).OfType<TypeSyntax>().ToHashSet();

    /// <summary>Makes Guids of some types and compiles again.</summary>
    /// <param name="types">The types. Those of generated code stay: what makes it is not known here.</param>
    /// <param name="findings">The findings that count.</param>
    /// <param name="cancellation">Cancels the work.</param>
    /// <returns>How many more errors the compiler gives than before, and those that nothing told of.</returns>
    public async Task<(int Errors, IReadOnlyList<string> Unforetold)> ChangeAsync(ISet<TypeSyntax> types, IEnumerable<Diagnostic> findings, CancellationToken cancellation)
    {
        var (changed, places) = (WithGuids(types), findings.Where(finding => finding.Location.IsInSource).ToLookup(finding => finding.Location.SourceTree!.FilePath, finding => finding.Location.SourceSpan));
        var (errors, unforetold) = (0, new List<string>());
        foreach (var (project, compilation) in _projects)
            foreach (var error in ErrorsOf((await changed.GetProject(project.Id)!.GetCompilationAsync(cancellation))!).Where(error => !_known.Contains(Key(error)) && error.Location.SourceTree?.FilePath != Names))
            {
                errors++;
                if (!IsForetold(error, compilation, places))
                    unforetold.Add(Describe(error));
            }

        return (errors, unforetold);
    }

    // What the package's targets give to every project.
    private static Solution WithGivenFiles(CodeSolution code)
    {
        var models = Directory.EnumerateFiles(code.Folder, "*ModelSnapshot.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(code.Folder, path).Split(Path.DirectorySeparatorChar)[..^1].Any(folder => folder.Contains("Migration", StringComparison.Ordinal)));
        var solution = code.Solution;
        foreach (var path in models.Concat(Directory.EnumerateFiles(code.Folder, "uuid-ids.txt")))
            foreach (var project in solution.ProjectIds)
                solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(project), Path.GetFileName(path), SourceText.From(File.ReadAllText(path)), filePath: path);
        return solution;
    }

    private Solution WithGuids(ISet<TypeSyntax> types)
    {
        var spans = types.GroupBy(type => type.SyntaxTree.FilePath).ToDictionary(file => file.Key, file => file.Select(type => type.Span).Distinct().Order().ToList());
        var solution = _solution;
        foreach (var (project, compilation) in _projects)
        {
            foreach (var tree in compilation.SyntaxTrees)
                if (spans.TryGetValue(tree.FilePath, out var written) && solution.GetDocumentIdsWithFilePath(tree.FilePath).Where(id => id.ProjectId == project.Id).ToList() is [var document, ..])
                    solution = solution.WithDocumentText(document, tree.GetText().WithChanges(written.Select(span => new TextChange(span, GuidNames.Of(span.Length)))));
            solution = solution.AddDocument(DocumentId.CreateNewId(project.Id), Names, SourceText.From(GuidNames.Declarations), filePath: Names);
        }

        return solution;
    }

    private static bool IsForetold(Diagnostic error, Compilation before, ILookup<string, TextSpan> findings)
    {
        if (error.Location.SourceTree is not { } changed || before.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == changed.FilePath) is not { } tree || error.Location.SourceSpan.End > tree.Length)
            return false;
        return IsForetold(Foretelling.Statement(tree.GetRoot().FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true)), before.GetSemanticModel(tree), findings, []);
    }

    private static bool IsForetold(SyntaxNode statement, SemanticModel model, ILookup<string, TextSpan> findings, HashSet<ISymbol> seen)
    {
        if (findings[statement.SyntaxTree.FilePath].Any(finding => statement.Span.IntersectsWith(finding)))
            return true;
        foreach (var symbol in Foretelling.Used(model, statement).Where(seen.Add))
            foreach (var declaration in symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax()))
                if (findings[declaration.SyntaxTree.FilePath].Any(finding => Foretelling.Head(declaration).IntersectsWith(finding))
                    || Foretelling.IsInferred(symbol) && declaration.SyntaxTree == model.SyntaxTree && IsForetold(Foretelling.Statement(declaration), model, findings, seen))
                    return true;
        return false;
    }

    private string Describe(Diagnostic error)
    {
        var place = error.Location.GetMappedLineSpan();
        var line = error.Location.SourceTree?.GetText().Lines[error.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
        return $"{Path.GetRelativePath(_code.Folder, place.Path)}({place.StartLinePosition.Line + 1}): {error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)} | {line}";
    }

    private static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation) => compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private static (string Id, string Path, TextSpan Span) Key(Diagnostic error) => (error.Id, error.Location.SourceTree?.FilePath ?? "", error.Location.SourceSpan);
}
