using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.CodeMigration.Benchmarks;

/// <summary>What <c>uuidkit scan</c> and <c>uuidkit fix</c> take on a solution that is loaded, beside what its own compiler takes.</summary>
internal static class SolutionChange
{
    // Each project refers to those before it.
    private static readonly (string Name, string[] Files)[] Projects =
        [("Core", ["Context.cs", "Entity.cs", "Calculation.cs"]), ("Contracts", ["Dto.cs"]), ("Data", ["Repository.cs"]), ("Services", ["Service.cs"]), ("Api", ["Controller.cs"])];

    private static readonly IReadOnlyList<string> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("Vibes.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)),
    ];

    /// <summary>Seconds of each; the peak of the process's working set afterwards, in bytes; and what came of the change.</summary>
    public static async Task<(double Compiler, double Scan, double Fix, long PeakBytes, FixResult Result)> MeasureAsync(IReadOnlyList<(string Path, string Text)> files)
    {
        var folder = Directory.CreateTempSubdirectory("uuidkit_benchmark_");
        try
        {
            // The first round is for the runtime to have compiled what matters, on a part of the solution.
            await RoundAsync(folder.FullName, [.. files.Take(files.Count / 8), files[^1]], isWarmUp: true);
            var (compiler, scan, fix, result) = await RoundAsync(folder.FullName, files, isWarmUp: false);
            return (compiler, scan, fix, Process.GetCurrentProcess().PeakWorkingSet64, result);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(double Compiler, double Scan, double Fix, FixResult Result)> RoundAsync(string folder, IReadOnlyList<(string Path, string Text)> files, bool isWarmUp)
    {
        // Each with a solution of its own: nobody finds what another has parsed or bound.
        var (compiler, _) = await TimeAsync(folder, files, async code =>
        {
            foreach (var id in code.Solution.GetProjectDependencyGraph().GetTopologicallySortedProjects())
                if ((await code.Solution.GetProject(id)!.GetCompilationAsync())!.Emit(Stream.Null) is { Success: false } failed && !isWarmUp)
                    throw new InvalidOperationException(failed.Diagnostics.First(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToString());
            return 0;
        });
        var (scan, _) = await TimeAsync(folder, files, code => CodeScan.RunAsync(code, new ScanOptions()));
        var (fix, result) = await TimeAsync(folder, files, async code =>
        {
            await CompileCheck.RunAsync(code, null, CancellationToken.None);
            return await CodeFix.RunAsync(code, new FixOptions());
        });
        return (compiler, scan, fix, result);
    }

    private static async Task<(double Seconds, T Result)> TimeAsync<T>(string folder, IReadOnlyList<(string Path, string Text)> files, Func<CodeSolution, Task<T>> work)
    {
        GC.Collect();
        using var code = Load(folder, files);
        var watch = Stopwatch.StartNew();
        var result = await work(code);
        return (watch.Elapsed.TotalSeconds, result);
    }

    private static CodeSolution Load(string folder, IReadOnlyList<(string Path, string Text)> files)
    {
        var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        var references = References.Select(path => MetadataReference.CreateFromFile(path)).ToList();
        foreach (var (name, endings) in Projects)
        {
            var id = ProjectId.CreateNewId();
            var before = solution.ProjectIds.Select(project => new ProjectReference(project)).ToList();
            solution = solution.AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, Path.Combine(folder, name, $"{name}.csproj"),
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest), projectReferences: before, metadataReferences: references));
            foreach (var (path, text) in files.Where(file => endings.Any(ending => file.Path.EndsWith(ending, StringComparison.Ordinal))))
                solution = solution.AddDocument(DocumentId.CreateNewId(id), path, SourceText.From(text), filePath: Path.Combine(folder, name, path));
        }

        return new(workspace, solution, folder, []);
    }
}
