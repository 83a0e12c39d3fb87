using System.Text.Json;
using System.Text.RegularExpressions;
using Vibes.UuidToolkit.Cli.Output;
using Xunit;

namespace Vibes.UuidToolkit.Cli.Tests;

/// <summary>One command, run in this process: what it wrote, and how it ended.</summary>
internal sealed partial record Invocation(int ExitCode, string Output, string Error)
{
    /// <summary>The codes on stderr.</summary>
    public IReadOnlyList<string> ErrorCodes => [.. Code().Matches(Error).Select(match => match.Value)];

    /// <summary>The JSON document on stdout.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static async Task<Invocation> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new Terminal(output, error, TextReader.Null), TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>A command at a terminal, with an answer to its question.</summary>
    public static async Task<Invocation> AnswerAsync(string answer, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, new Terminal(output, error, new StringReader(answer + "\n")) { IsInteractive = true }, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Asserts a clean end.</summary>
    public Invocation Succeeded()
    {
        Assert.True(ExitCode == 0, $"exit code {ExitCode}\n{Error}\n{Output}");
        Assert.Empty(ErrorCodes);
        return this;
    }

    /// <summary>Asserts an end with exactly one message.</summary>
    public Invocation Failed(int exitCode, string code)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode} instead of {exitCode}\n{Error}\n{Output}");
        Assert.True(ErrorCodes is [var only] && only == code, $"{code} expected\n{Error}\n{Output}");
        return this;
    }

    [GeneratedRegex("UK[0-9]{4}(?= (finding|usage|refused|failed):)")]
    private static partial Regex Code();
}
