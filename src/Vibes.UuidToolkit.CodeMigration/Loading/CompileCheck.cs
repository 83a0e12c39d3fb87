using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using ToolkitDiagnostic = Vibes.UuidToolkit.Postgres.Diagnostics.Diagnostic;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>Whether the code compiles as it is: where it does not, nothing that is said of it can be relied on.</summary>
public static class CompileCheck
{
    private const int NamedErrors = 3;

    /// <summary>Compiles all projects.</summary>
    /// <param name="code">The solution.</param>
    /// <param name="progress">Told of each project.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>A warning for each project that does not compile.</returns>
    public static async Task<ImmutableArray<ToolkitDiagnostic>> RunAsync(CodeSolution code, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var (projects, found) = (code.Solution.ProjectIds, ImmutableArray.CreateBuilder<ToolkitDiagnostic>());
        foreach (var (done, id) in code.Solution.GetProjectDependencyGraph().GetTopologicallySortedProjects(cancellation).Index())
        {
            progress?.Report(new("projects compiled", done, projects.Count));
            var project = code.Solution.GetProject(id)!;
            var compilation = await project.GetCompilationAsync(cancellation);
            var errors = CompilerDiagnostics.ErrorsOf(compilation!, cancellation).ToList();
            if (errors.Count > 0)
                found.Add(Descriptors.CodeDoesNotCompile.At(project.Name, Describe(errors, code.Folder)));
        }

        progress?.Report(new("projects compiled", projects.Count, projects.Count));
        return found.ToImmutable();
    }

    private static string Describe(List<Microsoft.CodeAnalysis.Diagnostic> errors, string folder)
    {
        var named = errors.Take(NamedErrors).Select(error => $"{Where(error.Location, folder)}{error.Id}: {error.GetMessage(CultureInfo.InvariantCulture)}");
        return $"{(errors.Count == 1 ? "1 error" : $"{errors.Count} errors")}: {string.Join("; ", named)}{(errors.Count > NamedErrors ? "; ..." : "")}";
    }

    private static string Where(Location location, string folder)
    {
        if (!location.IsInSource)
            return "";
        var place = Locations.Of(location);
        return $"{RelativePath.Of(folder, place.Path)}({place.StartLine},{place.StartColumn}): ";
    }
}
