using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>What the compiler refuses in a changed solution: the judge of every change.</summary>
internal static class CompilerErrors
{
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
            foreach (var error in compilation.GetDiagnostics(cancellation))
                if (error is { Severity: DiagnosticSeverity.Error, Location.SourceTree: { } tree } && solution.GetDocument(tree) is { } document)
                    found.TryAdd((tree.FilePath, error.Location.SourceSpan.Start, error.Id), (document, error));
        }

        return [.. found.OrderBy(pair => pair.Key.Path, StringComparer.Ordinal).ThenBy(pair => pair.Key.Start).Select(pair => pair.Value)];
    }
}
