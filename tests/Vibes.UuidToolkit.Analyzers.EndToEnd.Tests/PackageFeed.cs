using Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>
/// The package as it would be published, in a feed of its own. What is restored from it goes into a folder of its own as well,
/// so that no other build ever sees it; all other packages are taken from where the build of these tests has put them.
/// </summary>
public sealed class PackageFeed : IAsyncLifetime
{
    public const string Version = "0.0.0-test";

    private readonly string _root = Directory.CreateTempSubdirectory("uuidkit_feed_").FullName;

    /// <summary>What a build that uses the feed is started with.</summary>
    internal IReadOnlyDictionary<string, string?> Environment => new Dictionary<string, string?> { ["NUGET_PACKAGES"] = Path.Combine(_root, "packages") };

    public async ValueTask InitializeAsync()
    {
        var project = Path.Combine(Folders.Repository, "analyzers", "Vibes.UuidToolkit.Analyzers.Package", "Vibes.UuidToolkit.Analyzers.Package.csproj");
        var (code, output) = await Dotnet.RunAsync(Folders.Repository, new Dictionary<string, string?>(),
            "pack", project, "--no-build", "-c", Folders.Configuration, "-o", Path.Combine(_root, "feed"), $"-p:PackageVersion={Version}", "-nologo", "-v", "q");
        Assert.True(code == 0, output);
    }

    /// <summary>The nuget.config that makes a folder below it use the feed and nothing that has to be fetched.</summary>
    internal string Configuration => $"""
        <configuration>
          <packageSources>
            <clear />
            <add key="feed" value="{Path.Combine(_root, "feed")}" />
          </packageSources>
          <fallbackPackageFolders>
            <clear />
            <add key="restored" value="{GlobalPackages}" />
          </fallbackPackageFolders>
        </configuration>
        """;

    private static string GlobalPackages => System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } given
        ? given
        : Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return default;
    }
}
