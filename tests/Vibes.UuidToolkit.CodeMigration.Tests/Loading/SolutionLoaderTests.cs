using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Loading;

/// <summary>What is loaded of a solution, and what is told of the rest.</summary>
public sealed class SolutionLoaderTests(LoadedSolution loaded) : IClassFixture<LoadedSolution>
{
    [Fact]
    public void Every_project_that_loads_is_there_for_each_of_its_frameworks() => Assert.Equal(
        ["App", "Broken", "Fresh", "Lib(net10.0)", "Lib(netstandard2.0)", "Strict"],
        loaded.Code.Solution.Projects.Select(project => project.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_linked_file_is_in_each_of_its_projects() => Assert.Equal(
        ["App", "Lib(net10.0)", "Lib(netstandard2.0)"],
        loaded.Code.Solution.GetDocumentIdsWithFilePath(Path.Combine(loaded.Path, "Shared.cs")).Select(id => loaded.Code.Solution.GetProject(id.ProjectId)!.Name).Order(StringComparer.Ordinal));

    [Fact]
    public async Task What_generators_make_is_compiled()
    {
        var project = loaded.Code.Solution.Projects.Single(project => project.Name == "App");
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(compilation!.GetTypeByMetadataName("Shop.Use")!.GetMembers("Number").OfType<IMethodSymbol>().Single().PartialImplementationPart);
    }

    /// <summary>Each with what it says, and nothing else.</summary>
    [Fact]
    public void What_does_not_load_is_told() => Assert.Equal(
        [
            "UK0805 Bad/Bad.csproj: The project file could not be loaded.",
            "UK0805 Gone/Gone.csproj: Project file not found:",
            "UK0806 Fresh/Fresh.csproj: It has no project.assets.json,",
            "UK0808 Fs/Fs.fsproj: It is written in F#.",
        ],
        loaded.Code.Problems.Select(problem => $"{problem.Code} {problem.Subject}: {string.Join(' ', problem.Message.Split(' ').Take(problem.Code switch { "UK0805" when problem.Subject.StartsWith("Bad", StringComparison.Ordinal) => 7, "UK0808" => 5, _ => 4 }))}")
            .Order(StringComparer.Ordinal));

    /// <summary>A warning that a project makes an error of stops its build, but says nothing against what is known of its code.</summary>
    [Fact]
    public void Code_that_does_not_compile_is_told()
    {
        var told = Assert.Single(loaded.Errors);
        Assert.Equal(("UK0809", "Broken"), (told.Code, told.Subject));
        Assert.StartsWith("4 errors: Broken/Broken.cs(3,14): CS0029: ", told.Message, StringComparison.Ordinal);
        Assert.EndsWith("; ...", told.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("(6,", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_counts_up_to_all_of_them()
    {
        var projects = loaded.Progress.Where(told => told.Step == "projects loaded").ToList();
        Assert.Equal(Enumerable.Range(1, projects.Count), projects.Select(told => told.Done));
        Assert.All(projects, told => Assert.Equal(8, told.Total));
        Assert.Equal(new("projects compiled", 6, 6), loaded.Progress[^1]);
    }

    [Fact]
    public void No_process_is_left() => Assert.DoesNotContain(Children(), command => command.Contains("BuildHost", StringComparison.Ordinal) || command.Contains("MSBuild", StringComparison.Ordinal));

    [Fact]
    public async Task A_cancelled_run_ends()
    {
        using var cancellation = new CancellationTokenSource();
        var cancels = new Cancels(cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => SolutionLoader.LoadAsync(Path.Combine(loaded.Path, "Good.slnx"), cancels, cancellation.Token));
    }

    [Theory]
    [InlineData("Bad/Bad.csproj", "UK0805", "UK0807")]
    [InlineData("Half.slnx", "UK0804")]
    [InlineData("Half.sln", "UK0804")]
    [InlineData("Empty.slnx", "UK0807")]
    public async Task Nothing_is_left_to_read(string name, params string[] codes)
    {
        await File.WriteAllTextAsync(Path.Combine(loaded.Path, "Half.slnx"), "<Solution><Proj", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(loaded.Path, "Half.sln"), "nonsense", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(loaded.Path, "Empty.slnx"), "<Solution />", TestContext.Current.CancellationToken);
        var told = await Assert.ThrowsAsync<DiagnosticException>(() => SolutionLoader.LoadAsync(Path.Combine(loaded.Path, name), null, TestContext.Current.CancellationToken));
        Assert.Equal(codes, told.Diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.Equal(2, told.ExitCode);
    }

    [Fact]
    public async Task An_sdk_that_is_not_there_is_told()
    {
        using var folder = new CodeFolder();
        folder.WriteProject("App.csproj");
        folder.Write("global.json", """{ "sdk": { "version": "1.2.345", "rollForward": "disable" } }""");
        var told = await Assert.ThrowsAsync<DiagnosticException>(() => SolutionLoader.LoadAsync(folder.Path, null, TestContext.Current.CancellationToken));
        Assert.Equal("UK0803", Assert.Single(told.Diagnostics).Code);
        Assert.Contains("1.2.345", told.Message, StringComparison.Ordinal);
    }

    /// <summary>What another language's project was last built to is there for those that refer to it.</summary>
    [Fact]
    public async Task A_project_in_another_language_is_there_as_it_was_built()
    {
        using var folder = new CodeFolder();
        // Its own library is a package, which is not everywhere.
        folder.WriteProject("Fs/Fs.fsproj", properties: "<DisableImplicitFSharpCoreReference>true</DisableImplicitFSharpCoreReference>");
        folder.WriteProject("App/App.csproj", items: """<ProjectReference Include="../Fs/Fs.fsproj" />""");
        folder.Write("App/Use.cs", "class Use { public Fs.Thing? Thing { get; set; } }\n");
        await folder.RestoreAsync("App/App.csproj");
        folder.Write("Fs/bin/Debug/net10.0/readme.txt", "");
        var built = CSharpCompilation.Create("Fs", [CSharpSyntaxTree.ParseText("namespace Fs; public class Thing;", cancellationToken: TestContext.Current.CancellationToken)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new(OutputKind.DynamicallyLinkedLibrary));
        Assert.True(built.Emit(folder["Fs/bin/Debug/net10.0/Fs.dll"], cancellationToken: TestContext.Current.CancellationToken).Success);
        using var code = await SolutionLoader.LoadAsync(folder["App/App.csproj"], null, TestContext.Current.CancellationToken);
        Assert.Equal(["App"], code.Solution.Projects.Select(project => project.Name));
        Assert.Equal(["UK0808"], code.Problems.Select(problem => problem.Code));
        Assert.Empty(await CompileCheck.RunAsync(code, null, TestContext.Current.CancellationToken));
    }

    private static List<string> Children()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux lists a process's children in /proc.");
        var children = new List<string>();
        foreach (var process in Process.GetProcesses())
            try
            {
                // The name in brackets may hold blanks; behind it come the state and the parent's id.
                if (File.ReadAllText($"/proc/{process.Id}/stat").Split(") ")[^1].Split(' ')[1] == $"{Environment.ProcessId}")
                    children.Add(File.ReadAllText($"/proc/{process.Id}/cmdline"));
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }

        return children;
    }

    private sealed class Cancels(CancellationTokenSource source) : IProgress<CodeProgress>
    {
        public void Report(CodeProgress value) => source.Cancel();
    }
}
