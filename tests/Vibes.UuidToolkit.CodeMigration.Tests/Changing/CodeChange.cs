using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Changing;

/// <summary>A solution in memory, before and after its ids were changed. A file is named by its project's folder and its own name: <c>Web/Code.cs</c>.</summary>
internal sealed class CodeChange
{
    private const string Folder = "/solution";

    private CodeChange(Solution before, FixResult result)
    {
        Result = result;
        Before = before;
        After = before;
        foreach (var change in result.Changes)
            After = Written(After, change.Path, change.After);
    }

    /// <summary>What the runtime and the packages of this project offer: nothing is fetched.</summary>
    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && !name.StartsWith("Vibes.", StringComparison.Ordinal) && !name.StartsWith("xunit.", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>A project by which others are known for tests.</summary>
    public static (string Name, (string Path, string Text)[] Files, string[] References) Xunit { get; } =
        ("xunit.v3.core", [("xunit.v3.core/Fact.cs", "namespace Xunit; public class FactAttribute : System.Attribute;")], []);

    /// <summary>What became of it.</summary>
    public FixResult Result { get; }

    /// <summary>The solution as it was.</summary>
    public Solution Before { get; }

    /// <summary>The solution with the changed files.</summary>
    public Solution After { get; }

    /// <summary>What is left for a person, as it stood, with the reason.</summary>
    public IEnumerable<string> Open => Result.Open.Select(place => $"{place.Code}: {place.Why}");

    /// <summary>Changes one project.</summary>
    public static Task<CodeChange> OfAsync(params (string Name, string Text)[] files) => OfAsync(new FixOptions(), files);

    /// <inheritdoc cref="OfAsync(ValueTuple{string, string}[])"/>
    public static Task<CodeChange> OfAsync(FixOptions options, params (string Name, string Text)[] files) =>
        OfAsync(Solution([("Code", [.. files.Select(file => ($"Code/{file.Name}", file.Text))], [])]), options);

    /// <summary>Changes one project that has a library: code that is not the program's own.</summary>
    public static Task<CodeChange> OfLibraryAsync(string library, params (string Name, string Text)[] files) => OfLibraryAsync(("Library", library), files);

    /// <summary>Changes one project that has a library of a certain name.</summary>
    public static Task<CodeChange> OfLibraryAsync((string Name, string Text) library, params (string Name, string Text)[] files) => OfLibraryAsync(library, new FixOptions(), files);

    /// <inheritdoc cref="OfLibraryAsync(ValueTuple{string, string}, ValueTuple{string, string}[])"/>
    public static Task<CodeChange> OfLibraryAsync((string Name, string Text) library, FixOptions options, params (string Name, string Text)[] files)
    {
        var solution = Solution([("Code", [.. files.Select(file => ($"Code/{file.Name}", file.Text))], [])]);
        return OfAsync(solution.AddMetadataReference(solution.ProjectIds[0], Compiled(library.Name, library.Text)), options);
    }

    /// <summary>Changes several projects, those first that others reference.</summary>
    public static Task<CodeChange> OfProjectsAsync(params (string Name, (string Path, string Text)[] Files, string[] References)[] projects) => OfProjectsAsync(new FixOptions(), projects);

    /// <inheritdoc cref="OfProjectsAsync(ValueTuple{string, ValueTuple{string, string}[], string[]}[])"/>
    public static Task<CodeChange> OfProjectsAsync(FixOptions options, params (string Name, (string Path, string Text)[] Files, string[] References)[] projects) => OfAsync(Solution(projects), options);

    /// <summary>Changes several projects that each have another version of a package, so that each sees a copy of what the others declare.</summary>
    public static Task<CodeChange> OfCopiesAsync(params (string Name, (string Path, string Text)[] Files, string[] References)[] projects)
    {
        var solution = Solution(projects);
        foreach (var (id, version) in solution.ProjectIds.Select((id, index) => (id, index + 1)))
            solution = solution.AddMetadataReference(id, Compiled("Package", $"[assembly: System.Reflection.AssemblyVersion(\"{version}.0.0.0\")]"));
        return OfAsync(solution, new FixOptions());
    }

    /// <summary>Changes what is changed already.</summary>
    public Task<CodeChange> AgainAsync(FixOptions? options = null) => OfAsync(After, options ?? new());

    /// <summary>A file's text afterwards.</summary>
    public string Text(string path) => Text(After, path);

    /// <summary>What the compiler refuses.</summary>
    public static async Task<IReadOnlyList<string>> ErrorsAsync(Solution solution)
    {
        var errors = new List<string>();
        foreach (var project in solution.Projects)
            errors.AddRange((await CompilationAsync(project)).GetDiagnostics(TestContext.Current.CancellationToken)
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(error => $"{error.Id} {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)} at: {Line(error.Location)}"));
        return errors;
    }

    /// <summary>A project's compilation.</summary>
    public static async Task<CSharpCompilation> CompilationAsync(Project project) => (CSharpCompilation)(await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;

    /// <summary>A file's text in a solution.</summary>
    public static string Text(Solution solution, string path) => solution.GetDocumentIdsWithFilePath($"{Folder}/{path}") is [var id, ..]
        ? (solution.GetDocument(id) ?? (TextDocument)solution.GetAdditionalDocument(id)!).GetTextAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult().ToString()
        : throw new InvalidOperationException($"There is no file {path}.");

    private static PortableExecutableReference Compiled(string name, string code)
    {
        using var image = new MemoryStream();
        var emitted = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)], References, new(OutputKind.DynamicallyLinkedLibrary))
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    private static async Task<CodeChange> OfAsync(Solution before, FixOptions options)
    {
        // The workspace is the engine's to dispose; a solution outlives it.
        using var code = new CodeSolution(new AdhocWorkspace(), before, Folder, []);
        return new(before, await CodeFix.RunAsync(code, options, progress: null, TestContext.Current.CancellationToken));
    }

    public static Solution Solution(IEnumerable<(string Name, (string Path, string Text)[] Files, string[] References)> projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var known = new Dictionary<string, ProjectId>(StringComparer.Ordinal);
        foreach (var (name, files, references) in projects)
        {
            var id = known[name] = ProjectId.CreateNewId(name);
            solution = solution.AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, name, LanguageNames.CSharp, filePath: $"{Folder}/{name}/{name}.csproj",
                compilationOptions: new CSharpCompilationOptions(files.Any(file => Path.GetFileName(file.Path) == "Program.cs") ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true),
                parseOptions: new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse),
                projectReferences: references.Select(reference => new ProjectReference(known[reference])), metadataReferences: References));
            foreach (var (path, text) in files)
                solution = Added(solution, id, path, SourceText.From(text));
            solution = RazorCompiler.AddTo(solution, id);
        }

        return solution;
    }

    private static Solution Written(Solution solution, string path, SourceText text)
    {
        var known = solution.GetDocumentIdsWithFilePath(path);
        foreach (var id in known)
            solution = solution.GetDocument(id) is null ? solution.WithAdditionalDocumentText(id, text) : solution.WithDocumentText(id, text);
        return known.IsEmpty
            ? Added(solution, solution.Projects.Single(project => Path.GetDirectoryName(project.FilePath) == Path.GetDirectoryName(path)).Id, Path.GetRelativePath(Folder, path), text)
            : solution;
    }

    private static Solution Added(Solution solution, ProjectId project, string path, SourceText text) =>
        RazorCompiler.Takes(path) || path.EndsWith(".proto", StringComparison.Ordinal) ? solution.AddAdditionalDocument(DocumentId.CreateNewId(project), Path.GetFileName(path), text, filePath: $"{Folder}/{path}")
            : solution.AddDocument(DocumentId.CreateNewId(project), Path.GetFileName(path), text, filePath: $"{Folder}/{path}");

    private static string Line(Location location) =>
        location.SourceTree is { } tree ? $"{Path.GetFileName(tree.FilePath)}: {tree.GetText().Lines.GetLineFromPosition(location.SourceSpan.Start).ToString().Trim()}" : "no file";
}
