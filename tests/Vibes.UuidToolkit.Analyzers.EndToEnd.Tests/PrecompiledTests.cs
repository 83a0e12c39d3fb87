using System.Reflection.PortableExecutable;
using System.Text.Json;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>Which of the package's assemblies the compiler is given: the ones compiled ahead of time for the system that it runs on, where it can use them.</summary>
public sealed class PrecompiledTests(PackageFeed feed)
{
    [Theory]
    [InlineData(true)]
    // Whoever prefers the portable ones.
    [InlineData(false, "VibesUuidPrecompiled=false")]
    // A system that the package has none for.
    [InlineData(false, "NETCoreSdkRuntimeIdentifier=freebsd-x64")]
    // An SDK whose runtime is older than what they were made for.
    [InlineData(false, "BundledNETCoreAppTargetFrameworkVersion=9.0")]
    public async Task The_assemblies_fit_the_compiler(bool precompiled, params string[] properties)
    {
        using var folder = NewFolder();

        var analyzers = await AnalyzersAsync(folder, properties);

        // The fixes lie beside the rules that they need.
        Assert.Equal(["Vibes.UuidToolkit.Analyzers.dll", "Vibes.UuidToolkit.CodeFixes.dll"], analyzers.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Single(analyzers.Select(Path.GetDirectoryName).Distinct());
        var rules = analyzers.Single(path => path.EndsWith("Analyzers.dll", StringComparison.Ordinal));
        Assert.SkipWhen(precompiled && !IsPrecompiled(rules), "The package has no assembly for the system that packed it.");
        Assert.Equal(precompiled, IsPrecompiled(rules));
    }

    [Fact]
    public async Task Both_find_the_same()
    {
        using var folder = NewFolder();

        var (code, output) = await folder.BuildAsync("Shop.csproj");
        Assert.True(code == 0, output);
        var found = folder.Findings("Shop");
        (code, output) = await folder.BuildAsync("Shop.csproj", "VibesUuidPrecompiled=false");
        Assert.True(code == 0, output);

        Assert.Contains(found, finding => finding.Rule == "VUID0101");
        Assert.Equal(found, folder.Findings("Shop"));
    }

    private UserFolder NewFolder()
    {
        var folder = new UserFolder(feed);
        folder.Write("Shop.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup><PackageReference Include="Vibes.UuidToolkit.Analyzers" Version="{PackageFeed.Version}" PrivateAssets="all" /></ItemGroup>
            </Project>
            """);
        folder.Write("Order.cs", """
            namespace Shop;

            [System.ComponentModel.DataAnnotations.Schema.Table("orders")]
            public sealed class Order
            {
                [System.ComponentModel.DataAnnotations.Key]
                public int Id { get; set; }
            }

            public sealed class Orders
            {
                public int Next(Order order) => order.Id + 1;
            }
            """);
        return folder;
    }

    private async Task<IReadOnlyList<string>> AnalyzersAsync(UserFolder folder, string[] properties)
    {
        var (code, output) = await Dotnet.RunAsync(folder.Path, feed.Environment, "restore", "-nologo", "-v", "q");
        Assert.True(code == 0, output);
        (code, output) = await Dotnet.RunAsync(folder.Path, feed.Environment,
            ["msbuild", "-nologo", "-t:ResolveLockFileAnalyzers", "-getItem:Analyzer", .. properties.Select(property => "-p:" + property)]);
        Assert.True(code == 0, output);
        using var items = JsonDocument.Parse(output);
        return [.. items.RootElement.GetProperty("Items").GetProperty("Analyzer").EnumerateArray()
            .Select(item => item.GetProperty("FullPath").GetString()!).Where(path => Path.GetFileName(path).StartsWith("Vibes.", StringComparison.Ordinal))];
    }

    private static bool IsPrecompiled(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
