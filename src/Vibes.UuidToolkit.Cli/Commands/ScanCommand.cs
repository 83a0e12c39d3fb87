using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit scan</c>: everything in a solution that has to change with the keys, and why.</summary>
internal sealed class ScanCommand : ToolkitCommand
{
    private readonly CodeOptions _code = new();
    private readonly Option<string?> _mapping = new("--mapping") { Description = "The folder that uuidkit plan wrote: the columns that it changes hold ids, also those that no foreign key tells of.", HelpName = "DIR" };
    private readonly Option<string?> _sarif = new("--sarif") { Description = "Write the places as SARIF 2.1 as well, for code scanning.", HelpName = "FILE" };
    private readonly Option<string?> _ids = new("--ids") { Description = "Write which declarations hold ids as well, for the analyzers: a build sees one project at a time.", HelpName = "FILE" };

    /// <summary>The command.</summary>
    public ScanCommand(Terminal terminal) : base("scan", "Show everything in a solution that has to change with its ids, and why. Changes nothing.", terminal)
    {
        _code.AddTo(this);
        Options.Add(_mapping);
        Options.Add(_sarif);
        Options.Add(_ids);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var (options, sarif, ids) = (_code.Scan(parse), parse.GetValue(_sarif), parse.GetValue(_ids));
        if (parse.GetValue(_mapping) is { } folder)
            options = options with { References = PlannedIds.Read(folder).References };
        var outcome = await output.WorkAsync(async progress =>
        {
            var steps = CodeSteps.Of(progress);
            using var code = await SolutionLoader.LoadAsync(_code.Path(parse), steps, cancellation);
            var errors = await CompileCheck.RunAsync(code, steps, cancellation);
            var report = await CodeScan.RunAsync(code, options, steps, cancellation);
            return ScanOutcome.Of(report, code.Folder, [.. code.Problems, .. errors, .. report.Problems], sarif, ids, IsVerbose(parse));
        });
        if (sarif is not null)
            SarifReport.Write(sarif, outcome.Report, outcome.Folder);
        if (ids is not null)
            outcome.Report.Ids.Write(ids);
        return outcome;
    }
}
