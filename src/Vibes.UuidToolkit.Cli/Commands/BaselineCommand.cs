using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit baseline</c>: today's findings of the analyzers become known, so that the build stops at new ones only.</summary>
internal sealed class BaselineCommand : ToolkitCommand
{
    private readonly Argument<string[]> _logs = new Argument<string[]>("SARIF")
    {
        Description = "The compiler's log, as -p:VibesUuidLog=DIR or -p:ErrorLog=FILE makes it, or a folder with *.sarif.",
        Arity = ArgumentArity.OneOrMore,
    }.NotAnOption();

    private readonly Option<string> _file = new("--output", "-o") { Description = "The baseline that is written.", HelpName = "FILE", Required = true };

    /// <summary>The command.</summary>
    public BaselineCommand(Terminal terminal) : base("baseline", "Write the analyzers' findings of a build as the baseline of known ones.", terminal)
    {
        Arguments.Add(_logs);
        Options.Add(_file);
    }

    /// <inheritdoc/>
    protected override Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var (file, logs) = (parse.GetRequiredValue(_file), parse.GetRequiredValue(_logs).SelectMany(Files).Distinct().ToList());
        var findings = logs.SelectMany(log => SarifLog.Read(log)).ToList();
        var baseline = FindingBaseline.Of(findings);
        baseline.Write(file);
        return Task.FromResult<Outcome>(new BaselineOutcome(file, logs.Count, findings.Count(finding => !finding.IsSuppressed && !finding.IsOfSetup), baseline) { ExitCode = 0 });
    }

    private IEnumerable<string> Files(string given)
    {
        if (!Directory.Exists(given))
            return [given];
        var logs = Directory.EnumerateFiles(given, "*.sarif", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return logs.Count > 0 ? logs : throw Incomplete($"There is no *.sarif in {given}.", "Build with -p:VibesUuidLog=DIR --no-incremental first.");
    }
}
