using System.Collections.Immutable;
using System.CommandLine;
using Vibes.UuidToolkit.Cli.Output;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Writing;
using Vibes.UuidToolkit.Postgres.Diagnostics;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary><c>uuidkit fix</c>: changes a solution's ids from integers to Guid, all files or none.</summary>
internal sealed class FixCommand : ToolkitCommand
{
    private readonly CodeOptions _code = new();
    private readonly Option<string?> _plan = new("--plan") { Description = "The decisions, for review: written where the file is not there, followed where it is.", HelpName = "FILE" };
    private readonly Option<string?> _mapping = new("--mapping") { Description = "The folder that uuidkit plan wrote: ids in the code become those of the migrated database, and Entity Framework gets a migration that runs it.", HelpName = "DIR" };
    private readonly Option<bool> _legacyRoutes = new("--legacy-routes") { Description = "Routes take old integers as well, for a while: the application asks the migrated database for their UUIDs. Needs --mapping." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show the change as a diff, and write no code." };
    private readonly Option<bool> _allowDirty = new("--allow-dirty") { Description = "Change the code though git has changes that are not committed." };
    private readonly Option<bool> _allowErrors = new("--allow-errors") { Description = "Change the code though it does not compile." };
    private readonly Option<bool> _yes = CommonOptions.Yes();

    /// <summary>The command.</summary>
    public FixCommand(Terminal terminal) : base("fix", "Change a solution's ids from integers to Guid in one go, and list what is left for a person.", terminal)
    {
        _code.AddTo(this);
        foreach (var option in new Option[] { _plan, _mapping, _legacyRoutes, _dryRun, _allowDirty, _allowErrors, _yes })
            Options.Add(option);
    }

    /// <inheritdoc/>
    protected override async Task<Outcome> RunAsync(ParseResult parse, IOutput output, CancellationToken cancellation)
    {
        var (path, dryRun) = (_code.Path(parse), parse.GetValue(_dryRun));
        RequireAnswer(parse, dryRun || parse.GetValue(_yes));
        var planFile = parse.GetValue(_plan);
        var plan = planFile is not null && File.Exists(planFile) ? FixPlanFile.Read(planFile) : null;
        var planned = parse.GetValue(_mapping) is { } folder ? PlannedIds.Read(folder) : null;
        if (parse.GetValue(_legacyRoutes) && planned?.AreAnswered != true)
            throw new DiagnosticException(Descriptors.CommandLine.At("--legacy-routes", planned is null ? "Without a plan nothing says which tables answer for old ids." : "The plan keeps no old ids, and does not install the functions that answer for them.",
                "Write \"keepOldIds\": true or \"lookupFunctions\": true into the configuration, plan, and give the plan's folder with --mapping."));
        var options = new FixOptions
        {
            Scan = _code.Scan(parse) with { References = planned?.References ?? [] },
            Answers = plan?.Answers ?? ImmutableDictionary<string, string>.Empty,
            PlanFolder = parse.GetValue(_mapping),
            IsPlanned = planned is null ? _ => false : planned.Changes,
            Literals = planned ?? (IIdLiterals)new ReadableIds(),
            OldIdQueryOf = parse.GetValue(_legacyRoutes) ? planned!.OldIdQueryOf : null,
            KeptIdOf = planned is { AreKept: true } ? planned.KeptIdOf : null,
        };
        var tree = await TreeAsync(path, cancellation);
        if (!dryRun)
            RequireClean(parse, tree, []);

        var outcome = await output.WorkAsync(async progress =>
        {
            var steps = CodeSteps.Of(progress);
            using var code = await SolutionLoader.LoadAsync(path, steps, cancellation);
            var errors = await CompileCheck.RunAsync(code, steps, cancellation);
            if (!errors.IsEmpty && !parse.GetValue(_allowErrors))
                throw new DiagnosticException([.. code.Problems, .. errors, Descriptors.CodeNotChanged.At(path, $"{Quantity.Of(errors.Length, "project does", "projects do")} not compile.")]);
            var result = await CodeFix.RunAsync(code, options, steps, cancellation);
            ImmutableArray<Diagnostic> notes = [.. code.Problems, .. errors, .. result.Problems, .. planned?.Problems ?? [], .. plan?.Check(result.Decisions) ?? []];
            return FixOutcome.Of(result, path, code.Folder, tree?.Root, notes, dryRun, IsVerbose(parse));
        });
        if (planFile is not null && plan is null)
        {
            FixPlanFile.Write(planFile, outcome.Result.Decisions);
            outcome = outcome with { Plan = planFile };
        }

        output.Preview(outcome.Preview);
        if (dryRun || outcome.Result.Changes.IsEmpty)
            return outcome;
        RequireClean(parse, tree, outcome.Result.Changes);
        if (tree is null)
            output.Tell([Descriptors.NoWorkTree.At(outcome.Folder, "No git work tree holds it, or git is not installed.")]);
        if (!parse.GetValue(_yes) && !output.Confirm($"{Quantity.Of(outcome.Result.Changes.Length, "file")} of {path} will be changed."))
            throw new DiagnosticException(Descriptors.NotConfirmed.At(path, "The answer was not yes."));
        SolutionWriter.Write(outcome.Result.Changes, cancellation);
        return outcome with { IsWritten = true };
    }

    private static Task<GitWorkTree?> TreeAsync(string path, CancellationToken cancellation)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path));
        return Directory.Exists(folder) ? GitWorkTree.FindAsync(folder, cancellation) : Task.FromResult<GitWorkTree?>(null);
    }

    private void RequireClean(ParseResult parse, GitWorkTree? tree, ImmutableArray<FileChange> changes)
    {
        if (parse.GetValue(_allowDirty) || tree?.InTheWayOf(changes.Select(change => change.Path)) is not { IsEmpty: false } dirty)
            return;
        throw new DiagnosticException(Descriptors.WorkTreeDirty.At(tree.Root, $"{Quantity.Of(dirty.Length, "file")}: {string.Join(", ", dirty.Take(5))}{(dirty.Length > 5 ? ", ..." : "")}."));
    }
}
