using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.Postgres.Diagnostics;
using Xunit;

namespace Vibes.UuidToolkit.CodeMigration.Tests.Loading;

/// <summary>Which file a path means.</summary>
public sealed class SolutionPathTests : IDisposable
{
    private readonly CodeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>The files that are there, what is asked for, and the file that is meant.</summary>
    [Theory]
    [InlineData("App.sln", "App.sln", "App.sln")]
    [InlineData("App.slnx", "", "App.slnx")]
    [InlineData("App.SLN", "", "App.SLN")]
    [InlineData("Part.slnf", "Part.slnf", "Part.slnf")]
    [InlineData("App/App.csproj", "App", "App/App.csproj")]
    [InlineData("App/App.csproj", "App/App.csproj", "App/App.csproj")]
    // A solution says more than the project beside it.
    [InlineData("App.slnx App.csproj", "", "App.slnx")]
    public void It_means(string files, string path, string meant)
    {
        Make(files);
        Assert.Equal(_folder[meant], SolutionPath.Of(_folder[path]));
    }

    /// <summary>The files that are there, what is asked for, the message's code, and what it names.</summary>
    [Theory]
    [InlineData("App.slnx", "nowhere", "UK0801", "")]
    [InlineData("App.slnx", "nowhere.sln", "UK0801", "")]
    [InlineData("App.slnx", "nuget.config", "UK0802", "no C# project")]
    [InlineData("App.fsproj", "App.fsproj", "UK0802", "no C# project")]
    [InlineData("A.sln B.slnx", "", "UK0802", "A.sln, B.slnx")]
    [InlineData("A.csproj B.csproj", "", "UK0802", "2 projects: A.csproj, B.csproj")]
    [InlineData("readme.txt", "", "UK0802", "no solution")]
    [InlineData("src/App.sln src/App/App.csproj", "", "UK0802", "there are src/App.sln.")]
    [InlineData("src/A/A.csproj src/B/B.csproj", "", "UK0802", "there are src/A/A.csproj, src/B/B.csproj.")]
    public void It_means_nothing(string files, string path, string code, string named)
    {
        Make(files);
        var told = Assert.Single(Assert.Throws<DiagnosticException>(() => SolutionPath.Of(_folder[path])).Diagnostics);
        Assert.Equal(code, told.Code);
        Assert.Contains(named, told.Message, StringComparison.Ordinal);
    }

    private void Make(string files)
    {
        foreach (var file in files.Split(' '))
            _folder.Write(file, "");
    }
}
