using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Changing.Repairs;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Writing;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Changes a whole solution's ids from integers to Guids, in memory: what is written is for the caller to say.</summary>
public static class CodeFix
{
    // An expression within an expression within an expression; more rounds than that repair nothing.
    private const int Rounds = 8;

    /// <summary>Plans the change.</summary>
    /// <param name="code">The solution.</param>
    /// <param name="options">What is changed, and what a person has decided.</param>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<FixResult> RunAsync(CodeSolution code, FixOptions options, IProgress<CodeProgress>? progress = null, CancellationToken cancellation = default)
    {
        var scan = await SolutionScan.RunAsync(code.Solution, options.Scan, progress, cancellation).ConfigureAwait(false);
        var fix = new ChangeRound(scan, options.Literals, new(code.Folder, options.Answers));
        var edits = new SourceEdits();
        foreach (var finding in scan.Findings)
            Convert(finding, scan, fix, edits);
        var changed = await edits.ApplyAsync(code.Solution, cancellation).ConfigureAwait(false);
        (changed, var errors) = await RepairAsync(code.Solution, changed, scan, fix, progress, cancellation).ConfigureAwait(false);
        var changes = await ChangesAsync(code.Solution, changed, cancellation).ConfigureAwait(false);
        var entities = scan.Findings.Select(finding => finding.Properties.GetValueOrDefault("entity")).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToImmutableArray();
        return new(entities, [], changes, fix.Decisions.Decisions, [.. fix.Open, .. errors.Select(error => new OpenPlace(null, Locations.Of(error.Error.Location), "", error.Error.ToString()))], code.Problems);
    }

    private static void Convert(Diagnostic finding, SolutionScan scan, ChangeRound fix, SourceEdits edits)
    {
        if (finding.Location.SourceTree is not { } tree || !AllConversions.ByRule.TryGetValue(finding.Id, out var conversion)
            || scan.Projects.FirstOrDefault(project => project.Compilation.ContainsSyntaxTree(tree)) is not { } project)
            return;
        var entity = finding.Properties.GetValueOrDefault("entity") is { } name ? fix.EntityNamed(name) : null;
        var node = tree.GetRoot().FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
        conversion.Convert(new(fix, edits, finding.Id, entity, finding.Location.SourceSpan, node, project.Compilation.GetSemanticModel(tree)));
    }

    private static async Task<(Solution Solution, ImmutableArray<(Document Document, Diagnostic Error)> Errors)> RepairAsync(
        Solution before, Solution changed, SolutionScan scan, ChangeRound fix, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var projects = scan.Projects.Select(project => project.Project.Id).ToList();
        var repair = new Repair(fix, new(before));
        for (var round = 1; ; round++)
        {
            progress?.Report(new("rounds compiled", round, 0));
            changed = await fix.KnownIds.AddAsync(await OpenMarker.AddAsync(changed, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            var errors = await CompilerErrors.InAsync(changed, projects, cancellation).ConfigureAwait(false);
            if (errors.IsEmpty || round > Rounds)
                return (changed, errors);
            var edits = new SourceEdits();
            foreach (var (document, error) in errors)
                await repair.MakeAsync(document, error, edits, cancellation).ConfigureAwait(false);
            if (edits.IsEmpty)
                return (changed, errors);
            changed = await edits.ApplyAsync(changed, cancellation).ConfigureAwait(false);
        }
    }

    private static async Task<ImmutableArray<FileChange>> ChangesAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var changes = new SortedDictionary<string, FileChange>(StringComparer.Ordinal);
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments())
                if (after.GetDocument(id) is { FilePath: { } path } document && !changes.ContainsKey(path))
                    changes.Add(path, new(path, await before.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false), await document.GetTextAsync(cancellation).ConfigureAwait(false)));
            foreach (var id in project.GetAddedDocuments())
                if (after.GetDocument(id) is { FilePath: { } path } document && !changes.ContainsKey(path))
                    changes.Add(path, new(path, null, await document.GetTextAsync(cancellation).ConfigureAwait(false)));
        }

        return [.. changes.Values];
    }
}
