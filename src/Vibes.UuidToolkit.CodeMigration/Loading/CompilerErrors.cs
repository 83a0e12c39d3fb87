using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>What the compiler refuses: the judge of the code as it is, and of every change.</summary>
internal static class CompilerErrors
{
    /// <summary>A compilation's errors. A warning that the project makes an error of is no reason to doubt what the code means.</summary>
    public static IEnumerable<Diagnostic> Of(Compilation compilation, CancellationToken cancellation) =>
        compilation.GetDiagnostics(cancellation).Where(error => error is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false, IsSuppressed: false });

    /// <summary>The errors, each once, in however many projects and frameworks its file is compiled.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="projects">The projects to compile, those first that others reference.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<ImmutableArray<(Document Document, Diagnostic Error)>> InAsync(Solution solution, IEnumerable<ProjectId> projects, CancellationToken cancellation)
    {
        var found = new Dictionary<(string Path, int Start, string Code), (Document Document, Diagnostic Error)>();
        foreach (var id in projects)
        {
            var project = solution.GetProject(id)!;
            if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
                continue;
            foreach (var error in Of(compilation, cancellation))
                if (error.Location.SourceTree is { } tree && solution.GetDocument(tree) is { } document)
                    found.TryAdd((tree.FilePath, error.Location.SourceSpan.Start, error.Id), (document, error));
        }

        return [.. found.OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).ThenBy(pair => pair.Key.Start).Select(pair => pair.Value)];
    }
}
