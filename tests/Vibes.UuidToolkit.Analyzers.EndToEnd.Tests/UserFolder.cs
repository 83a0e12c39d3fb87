using System.Collections.Immutable;
using Vibes.UuidToolkit.Findings;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>
/// A user's folder somewhere else, with projects that refer to the package. Its name has what names of folders have: a blank, and
/// the # that begins a comment in the files that the compiler is configured by.
/// </summary>
internal sealed class UserFolder : IDisposable
{
    private readonly string _temporary = Directory.CreateTempSubdirectory("uuidkit_user_").FullName;
    private readonly PackageFeed _feed;

    public UserFolder(PackageFeed feed)
    {
        _feed = feed;
        Path = System.IO.Path.Combine(_temporary, "C# code");
        Write("nuget.config", feed.Configuration);
    }

    public string Path { get; }

    public string Logs => System.IO.Path.Combine(Path, "logs");

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public void Write(string name, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
        File.WriteAllText(this[name], text);
    }

    public void Replace(string name, string before, string after)
    {
        var text = File.ReadAllText(this[name]);
        Assert.Contains(before, text, StringComparison.Ordinal);
        File.WriteAllText(this[name], text.Replace(before, after, StringComparison.Ordinal));
    }

    /// <summary>Copies a folder, but not what building it left there.</summary>
    public void Copy(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = System.IO.Path.GetRelativePath(folder, file);
            if (name.Split(System.IO.Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
                continue;
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[name])!);
            File.Copy(file, this[name]);
        }
    }

    /// <summary>Builds a project or solution, and keeps the compiler's logs.</summary>
    public Task<(int ExitCode, string Output)> BuildAsync(string project, params string[] properties)
    {
        if (Directory.Exists(Logs))
            Directory.Delete(Logs, recursive: true);
        return Dotnet.RunAsync(Path, _feed.Environment,
        [
            "build", project, "--no-incremental", "-nologo", "-v", "q", $"-p:VibesUuidLog={Logs}", .. properties.Select(property => "-p:" + property),
        ]);
    }

    /// <summary>What the last build found in a project, by place.</summary>
    public ImmutableArray<Finding> Findings(string project) => ReadByPlace(System.IO.Path.Combine(Logs, project + ".sarif"));

    /// <summary>The findings of a log by place: the compiler writes them in the order in which its threads came to them.</summary>
    public static ImmutableArray<Finding> ReadByPlace(string log) =>
    [
        .. SarifLog.Read(log)
            .OrderBy(finding => finding.Location?.Path, StringComparer.Ordinal)
            .ThenBy(finding => (finding.Location?.StartLine, finding.Location?.StartColumn))
            .ThenBy(finding => finding.Rule, StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(_temporary, recursive: true);
}
