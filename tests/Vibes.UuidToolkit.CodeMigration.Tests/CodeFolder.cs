using System.Collections;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests;

/// <summary>A folder of code somewhere else, as a user has it: with a blank and a # in its name, and no source of packages but those that are there.</summary>
internal sealed class CodeFolder : IDisposable
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("uuidkit_code_").FullName;

    public CodeFolder()
    {
        Path = System.IO.Path.Combine(_temporary, "C# code");
        Write("nuget.config", "<configuration><packageSources><clear /></packageSources></configuration>\n");
    }

    public string Path { get; }

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public string Read(string name) => File.ReadAllText(this[name]);

    /// <summary>A solution of the projects.</summary>
    public string WriteSolution(string name, params string[] projects) =>
        Write(name, $"<Solution>\n{string.Concat(projects.Select(project => $"  <Project Path=\"{project}\" />\n"))}</Solution>\n");

    /// <summary>A project of the SDK.</summary>
    public string WriteProject(string name, string frameworks = "net10.0", string items = "", string properties = "") => Write(name, $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework{(frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "")}>{frameworks}</TargetFramework{(frameworks.Contains(';', StringComparison.Ordinal) ? "s" : "")}>
            <LangVersion>latest</LangVersion><Nullable>enable</Nullable>{properties}
          </PropertyGroup>
          <ItemGroup>{items}</ItemGroup>
        </Project>

        """);

    public async Task RestoreAsync(string project)
    {
        var (code, output) = await DotnetAsync("restore", project, "-nologo", "-v", "q");
        Assert.True(code == 0, output);
    }

    public Task<(int ExitCode, string Output)> DotnetAsync(params string[] arguments) => RunAsync("dotnet", arguments);

    /// <summary>Runs git, with an author of its own.</summary>
    public async Task<string> GitAsync(params string[] arguments)
    {
        var (code, output) = await RunAsync("git", ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "core.autocrlf=false", .. arguments]);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Puts all of it under git.</summary>
    public async Task CommitAsync()
    {
        await GitAsync("init", "-q");
        await GitAsync("add", "-A");
        await GitAsync("commit", "-q", "-m", "As it is");
    }

    /// <summary>Every file and its bytes, without what a build and git make.</summary>
    public IReadOnlyDictionary<string, string> Contents => Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
        .Select(file => System.IO.Path.GetRelativePath(Path, file)).Where(name => !name.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or ".git"))
        .ToDictionary(name => name, name => Convert.ToHexString(File.ReadAllBytes(this[name])));

    public void Dispose() => Directory.Delete(_temporary, recursive: true);

    private async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        var result = await CliWrap.Cli.Wrap(program).WithArguments(arguments).WithWorkingDirectory(Path).WithEnvironmentVariables(Inherited())
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return (result.ExitCode, result.StandardOutput + result.StandardError);
    }

    // The build that started these tests has settings of its own; no server may outlive a test and hold its folder.
    private static Dictionary<string, string?> Inherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => (string)variable.Key).Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && !name.Equals("MSBUILDDISABLENODEREUSE", StringComparison.OrdinalIgnoreCase))
        .Select(name => new KeyValuePair<string, string?>(name, null))
        .Append(new("MSBUILDDISABLENODEREUSE", "1")).ToDictionary();
}
