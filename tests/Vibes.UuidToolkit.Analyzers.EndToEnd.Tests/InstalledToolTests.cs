using System.Runtime.InteropServices;
using System.Text.Json;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The command as users install it: what reads their projects runs in a process of its own, and has to be in the package.</summary>
public sealed class InstalledToolTests(PackageFeed feed)
{
    [Fact]
    public async Task An_installed_tool_reads_a_solution()
    {
        using var folder = new UserFolder(feed);
        var (code, output) = await Dotnet.RunAsync(Folders.Repository, new Dictionary<string, string?>(),
            "pack", Path.Combine(Folders.Repository, "src", "Vibes.UuidToolkit.Cli", "Vibes.UuidToolkit.Cli.csproj"), "--no-build", "-c", Folders.Configuration,
            "-o", folder["packed"], $"-p:PackageVersion={PackageFeed.Version}", "-nologo", "-v", "q");
        Assert.True(code == 0, output);
        folder.Write("tool/nuget.config", $"<configuration><packageSources><clear /><add key=\"packed\" value=\"{folder["packed"]}\" /></packageSources></configuration>");
        (code, output) = await Dotnet.RunAsync(folder["tool"], new Dictionary<string, string?>(), "tool", "install", "Vibes.UuidToolkit.Cli", "--version", PackageFeed.Version, "--tool-path", folder["tool"]);
        Assert.True(code == 0, output);

        folder.Write("Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        folder.Write("Shop/Order.cs", "namespace Shop;\n\npublic class Order\n{\n    public int Id { get; set; }\n}\n");
        folder.Write("schema.verified.txt", "# uuidkit schema 1\ntable public.orders\n  column id integer not null identity by default\n  constraint orders_pkey PRIMARY KEY (id)\n");
        (code, output) = await Dotnet.RunAsync(folder["Shop"], feed.Environment, "restore", "-nologo", "-v", "q");
        Assert.True(code == 0, output);

        var run = await CliWrap.Cli.Wrap(folder[OperatingSystem.IsWindows() ? "tool/uuidkit.exe" : "tool/uuidkit"])
            .WithArguments(["scan", folder["Shop"], "--schema", folder["schema.verified.txt"], "--json"])
            // The runtime that these tests run on is there; where else one is, a command of a user's own need not know.
            .WithEnvironmentVariables(new Dictionary<string, string?> { ["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..")) })
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        Assert.True(run.ExitCode == 1, run.StandardError + run.StandardOutput);
        using var report = JsonDocument.Parse(run.StandardOutput);
        Assert.Contains(report.RootElement.GetProperty("places").EnumerateArray(), place => place.GetProperty("file").GetString() == "Order.cs" && place.GetProperty("line").GetInt32() == 5);
        Assert.Empty(report.RootElement.GetProperty("diagnostics").EnumerateArray());
    }
}
