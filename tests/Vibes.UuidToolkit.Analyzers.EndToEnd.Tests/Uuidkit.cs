using Vibes.UuidToolkit.Cli;
using Vibes.UuidToolkit.Cli.Output;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The command uuidkit, in this process.</summary>
internal static class Uuidkit
{
    /// <summary>Runs it, and expects that it succeeds.</summary>
    /// <returns>What it wrote.</returns>
    public static Task<string> RunAsync(params string[] arguments) => RunAsync(0, arguments);

    /// <summary>Runs it, and expects that it ends so.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(arguments, new Terminal(output, error, TextReader.Null), TestContext.Current.CancellationToken);
        Assert.True(code == exitCode, $"{output}{error}");
        return output.ToString();
    }
}
