using System.Text.RegularExpressions;
using Xunit;

namespace Vibes.UuidToolkit.Analyzers.EndToEnd.Tests;

/// <summary>The commands that a page of the documentation tells its readers to run, in their order: whoever follows it does what is tested.</summary>
/// <param name="page">The page.</param>
/// <param name="folder">The folder that they are run in.</param>
internal sealed partial class Steps(string page, UserFolder folder)
{
    private static readonly string Tool = Path.Combine(AppContext.BaseDirectory, "uuidkit.dll");

    private readonly Queue<string> _commands = new(Block().Matches(File.ReadAllText(page)).SelectMany(block => block.Groups["lines"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>What stands for the page's variables.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Whether all were run.</summary>
    public bool IsDone => _commands.Count == 0;

    /// <summary>Runs the next one.</summary>
    /// <param name="command">What it is expected to be.</param>
    /// <param name="exitCode">How it is expected to end.</param>
    /// <returns>The whole command, to be run again.</returns>
    public async Task<string[]> RunAsync(string command, int exitCode = 0)
    {
        Assert.StartsWith($"uuidkit {command} ", _commands.TryPeek(out var line) ? line : "", StringComparison.Ordinal);
        string[] arguments = [.. _commands.Dequeue().Split(' ').Skip(1).Select(argument => argument[0] == '$' ? Variables[argument[1..]] : argument)];
        await RunAsync(exitCode, arguments);
        return arguments;
    }

    /// <summary>Runs a command.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(int exitCode, params string[] arguments)
    {
        // What the requests of the sample show to get a token.
        var (code, output) = await Dotnet.RunAsync(folder.Path, new Dictionary<string, string?> { ["CLIENT_SECRET"] = "front-end-of-development" }, [Tool, .. arguments]);
        Assert.True(code == exitCode, output);
        return output;
    }

    [GeneratedRegex(@"^```\n(?<lines>(?:uuidkit [^\n]+\n)+)```$", RegexOptions.Multiline)]
    private static partial Regex Block();
}
