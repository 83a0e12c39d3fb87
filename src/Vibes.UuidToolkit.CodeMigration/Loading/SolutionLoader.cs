using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.VisualStudio.SolutionPersistence.Serializer;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using ToolkitDiagnostic = Vibes.UuidToolkit.Postgres.Diagnostics.Diagnostic;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>Loads a solution as its own build sees it: its projects for each of their target frameworks, with what their source generators make.</summary>
public static partial class SolutionLoader
{
    /// <summary>Loads a solution, a project with those it refers to, or the only one of a folder.</summary>
    /// <param name="path">A .sln, .slnx, .slnf or .csproj file, or a folder.</param>
    /// <param name="progress">Told of each project.</param>
    /// <param name="cancellation">Ends the loading.</param>
    /// <returns>The solution, without the projects that did not load.</returns>
    /// <exception cref="DiagnosticException">There is nothing to load, or nothing that loads it.</exception>
    public static async Task<CodeSolution> LoadAsync(string path, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var file = SolutionPath.Of(path);
        var folder = Path.GetDirectoryName(file)!;
        var total = await CountAsync(file, cancellation);
        var failures = new ConcurrentQueue<string>();
        var workspace = MSBuildWorkspace.Create();
        try
        {
            using var failed = workspace.RegisterWorkspaceFailedHandler(told =>
            {
                // On a busy machine the process that has read the projects is ended before it has said goodbye. It has done its work.
                if (told.Diagnostic.Kind == WorkspaceDiagnosticKind.Failure && !told.Diagnostic.Message.Contains("The BuildHost process is not responding", StringComparison.Ordinal))
                    failures.Enqueue(told.Diagnostic.Message);
            });
            await OpenAsync(workspace, file, new ProjectProgress(progress, total), cancellation);
            var loaded = Loaded(workspace.CurrentSolution, folder);
            var problems = failures.Select(message => NotLoaded(message, file, folder)).Where(problem => !loaded.Contains(problem.Subject)).Distinct().ToList();
            var solution = Readable(workspace.CurrentSolution, folder, problems);
            if (!solution.Projects.Any())
                throw new DiagnosticException([.. problems, Descriptors.NoCSharp.At(path, "None of its projects is written in C# and loads.")]);
            problems.AddRange(solution.Projects.Where(RestoreState.IsMissing).Select(project => RelativePath.Of(folder, project.FilePath!)).Distinct()
                .Select(project => Descriptors.ProjectNotRestored.At(project, "It has no project.assets.json, which dotnet restore writes.")));
            return new(workspace, solution, folder, [.. problems]);
        }
        catch
        {
            workspace.Dispose();
            throw;
        }
    }

    private static async Task OpenAsync(MSBuildWorkspace workspace, string file, IProgress<ProjectLoadProgress> progress, CancellationToken cancellation)
    {
        try
        {
            if (SolutionPath.IsSolution(file))
                await workspace.OpenSolutionAsync(file, progress, cancellation);
            else
                await workspace.OpenProjectAsync(file, progress, cancellation);
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            // Where no SDK is found, the exception is the build host's own, and not public; its text goes on with a stack.
            var message = Blanks().Replace(error.Message.Split("\n   at ")[0].Split("Detailed error: ")[^1], " ").Trim();
            var descriptor = SdkMissing().IsMatch(error.Message) ? Descriptors.NoSdk : Descriptors.SolutionUnreadable;
            throw new DiagnosticException(descriptor.At(file, message), error);
        }
    }

    /// <summary>How many projects a solution has; 0 where only loading tells.</summary>
    private static async Task<int> CountAsync(string file, CancellationToken cancellation)
    {
        if (SolutionSerializers.GetSerializerByMoniker(file) is not { } serializer)
            return 0;
        try
        {
            return (await serializer.OpenAsync(file, cancellation)).SolutionProjects.Count;
        }
        catch (Exception error) when (!cancellation.IsCancellationRequested)
        {
            throw new DiagnosticException(Descriptors.SolutionUnreadable.At(file, error.Message), error);
        }
    }

    /// <summary>
    /// The projects that are there with their files and what they refer to, for each of their frameworks. What a build warns of, such as a package's version, the workspace
    /// tells as it tells a failure.
    /// </summary>
    private static HashSet<string> Loaded(Solution solution, string folder) => solution.Projects.Where(project => project.FilePath is not null).GroupBy(project => project.FilePath!)
        .Where(projects => projects.All(project => project is { HasDocuments: true, MetadataReferences.Count: > 0 })).Select(projects => RelativePath.Of(folder, projects.Key)).ToHashSet();

    /// <summary>The projects whose code can be read. One that did not load is there without a file in it, and would only be in the way.</summary>
    private static Solution Readable(Solution solution, string folder, List<ToolkitDiagnostic> problems)
    {
        foreach (var project in solution.Projects.ToList())
        {
            if (project is { Language: LanguageNames.CSharp, HasDocuments: true })
                continue;
            if (project is { Language: not LanguageNames.CSharp, FilePath: { } path } && problems.TrueForAll(problem => problem.Subject != RelativePath.Of(folder, path)))
                problems.Add(Descriptors.LanguagePassedOver.At(RelativePath.Of(folder, path), $"It is written in {project.Language}."));
            solution = AsBuilt(solution, project).RemoveProject(project.Id);
        }

        return solution;
    }

    /// <summary>Those that refer to a project that is not read get what its last build made, where it was built.</summary>
    private static Solution AsBuilt(Solution solution, Project project)
    {
        if (project.OutputFilePath is not { } output || !File.Exists(output))
            return solution;
        var metadata = MetadataReference.CreateFromFile(output);
        foreach (var other in solution.Projects.Where(other => other.ProjectReferences.Any(reference => reference.ProjectId == project.Id)).ToList())
            solution = solution.AddMetadataReference(other.Id, metadata);
        return solution;
    }

    private static ToolkitDiagnostic NotLoaded(string message, string file, string folder)
    {
        var text = message.Split("\n   at ")[0];
        var project = ProjectInMessage().Match(text) is { Success: true } match ? match.Groups[1].Value : file;
        var reason = text.Split("with message: ", 2)[^1].Replace(project, Path.GetFileName(project), StringComparison.Ordinal);
        return Descriptors.ProjectNotLoaded.At(RelativePath.Of(folder, project), Blanks().Replace(reason, " ").Trim());
    }

    [GeneratedRegex(@"'([^']+\.\w+proj)'")]
    private static partial Regex ProjectInMessage();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"hostfxr|\.NET SDK|MSBuild|Unable to find .*dotnet|BuildHost", RegexOptions.IgnoreCase)]
    private static partial Regex SdkMissing();
}
