using System.Collections;
using CliWrap;
using CliWrap.Buffered;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The dotnet command, as a user runs it.</summary>
internal static class Dotnet
{
    /// <summary>Runs it to its end.</summary>
    /// <returns>The exit code, and what it wrote.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(string folder, IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var result = await CliWrap.Cli.Wrap("dotnet").WithArguments(arguments).WithWorkingDirectory(folder)
            .WithEnvironmentVariables(Inherited().Concat(environment).ToDictionary())
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync(TestContext.Current.CancellationToken);
        return (result.ExitCode, result.StandardOutput + result.StandardError);
    }

    // The build that started these tests has settings of its own; no process of MSBuild may outlive a test and hold its folder.
    private static IEnumerable<KeyValuePair<string, string?>> Inherited() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Select(variable => (string)variable.Key).Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase))
        .Where(name => !name.Equals("MSBUILDDISABLENODEREUSE", StringComparison.OrdinalIgnoreCase))
        .Select(name => new KeyValuePair<string, string?>(name, null))
        .Append(new("MSBUILDDISABLENODEREUSE", "1"));
}
