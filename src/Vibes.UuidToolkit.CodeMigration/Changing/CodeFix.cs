using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Changing.Repairs;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
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
        var decided = options.Answers.Where(answer => answer is { Key: var key, Value: "id" } && key.StartsWith(DecisionLog.MixedPrefix, StringComparison.Ordinal))
            .Select(answer => answer.Key[DecisionLog.MixedPrefix.Length..]);
        options = options with { Scan = options.Scan with { Ids = options.Scan.Ids.Union(decided) } };
        // What did not compile before need not compile afterwards, and is nobody's to repair.
        var known = (await CompilerDiagnostics.ErrorsInAsync(code.Solution, code.Solution.ProjectIds, cancellation).ConfigureAwait(false)).Select(Text).ToHashSet();
        var rejected = ImmutableSortedSet<string>.Empty;
        var refusals = ImmutableArray<OpenPlace>.Empty;
        while (true)
        {
            var scan = await SolutionScan.RunAsync(code.Solution, options.Scan with { Excluded = [.. options.Scan.Excluded, .. rejected] }, progress, cancellation).ConfigureAwait(false);
            var fix = new ChangeRound(scan, options.Literals, new(code.Folder, options.Answers));
            var (changed, errors) = await ChangeAsync(code.Solution, known, scan, fix, progress, cancellation).ConfigureAwait(false);
            var entities = EntitiesOf(scan.Findings);
            if (errors.IsEmpty || entities.IsEmpty)
            {
                changed = await UnusedUsings.RemoveAsync(code.Solution, changed, cancellation).ConfigureAwait(false);
                // What is left is what the same rules find afterwards.
                var left = await SolutionScan.RunAsync(changed, options.Scan with { Excluded = [.. options.Scan.Excluded, .. rejected] }, progress, cancellation).ConfigureAwait(false);
                var changes = await ChangesAsync(code.Solution, changed, cancellation).ConfigureAwait(false);
                var migrations = await EntityFrameworkAsync(scan, options, cancellation).ConfigureAwait(false);
                AskMixed(scan, fix);
                return new(entities, [.. rejected], [.. changes.Where(change => migrations.Changes.All(other => other.Path != change.Path)), .. migrations.Changes],
                    fix.Decisions.Decisions, [.. fix.Open, .. Left(left, fix), .. refusals, .. migrations.Open], code.Problems);
            }

            // An entity stays as it is where its change does not compile, with all that holds its ids; the others go on.
            var blamed = Blame(scan, errors);
            refusals = refusals.AddRange(errors.Select(error => new OpenPlace(blamed.First(), Locations.Of(error.Error.Location), "", $"Its ids stay integers, since the changed code would not compile: {error.Error.GetMessage()}")));
            // What several entities inherit has no name of its own to leave out: then nothing is changed.
            if (blamed.All(rejected.Contains))
                return new([], [.. rejected.Union(entities)], [], [], refusals, code.Problems);
            rejected = rejected.Union(blamed);
        }
    }

    private static async Task<(Solution Changed, ImmutableArray<(Document Document, Diagnostic Error)> Errors)> ChangeAsync(
        Solution solution, HashSet<(string Code, string? Path, string Message)> known, SolutionScan scan, ChangeRound fix, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var edits = new SourceEdits();
        foreach (var finding in scan.Findings)
            Convert(finding, scan, fix, edits);
        var changed = await edits.ApplyAsync(solution, cancellation).ConfigureAwait(false);
        return await RepairAsync(solution, changed, known, scan, fix, progress, cancellation).ConfigureAwait(false);
    }

    private static ImmutableArray<string> EntitiesOf(IEnumerable<Diagnostic> findings) =>
        [.. findings.Where(finding => AllConversions.ByRule.ContainsKey(finding.Id)).Select(finding => finding.Properties.GetValueOrDefault("entity")).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    // The entities whose ids are in the files with the errors; all of them where none is.
    private static ImmutableArray<string> Blame(SolutionScan scan, ImmutableArray<(Document Document, Diagnostic Error)> errors)
    {
        var files = errors.Select(error => error.Document.FilePath).ToHashSet(StringComparer.Ordinal);
        var blamed = EntitiesOf(scan.Findings.Where(finding => files.Contains(finding.Location.GetLineSpan().Path)));
        return blamed.IsEmpty ? EntitiesOf(scan.Findings) : blamed;
    }

    // What compiles and means something else now, for a person to look at. Hints are none of it.
    private static IEnumerable<OpenPlace> Left(SolutionScan scan, ChangeRound fix)
    {
        var told = fix.Open.Select(open => (open.Location.Path, open.Location.StartLine)).ToHashSet();
        foreach (var finding in scan.Findings)
            if (finding.DefaultSeverity == DiagnosticSeverity.Warning && Locations.Of(finding.Location) is var location && !told.Contains((location.Path, location.StartLine)))
                yield return new(finding.Properties.GetValueOrDefault("entity"), location,
                    finding.Location.SourceTree?.GetText().ToString(finding.Location.SourceSpan) ?? "", finding.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void AskMixed(SolutionScan scan, ChangeRound fix)
    {
        foreach (var slot in scan.Model.Flow.Mixed)
            if (slot.Node is ISymbol { DeclaringSyntaxReferences: [var declaration, ..] } symbol)
                fix.Decisions.AskMixed(symbol, declaration.GetSyntax(), null);
    }

    private static async Task<EntityFrameworkResult> EntityFrameworkAsync(SolutionScan scan, FixOptions options, CancellationToken cancellation)
    {
        var result = EntityFrameworkResult.None;
        var named = new EntityFrameworkOptions(
            (type, name) => scan.Model.Entities.Named(type, name) is { } id && SolutionScan.IsMeant(id.Entity, options.Scan) ? id : null, options.Literals) { PlanFolder = options.PlanFolder };
        foreach (var project in scan.Projects.DistinctBy(project => project.Project.FilePath))
        {
            var part = await EntityFrameworkChange.OfAsync(project.Project.FilePath, project.Compilation, named, cancellation).ConfigureAwait(false);
            result = new([.. result.Changes, .. part.Changes], [.. result.Open, .. part.Open]);
        }

        return result;
    }

    private static void Convert(Diagnostic finding, SolutionScan scan, ChangeRound fix, SourceEdits edits)
    {
        if (finding.Location.SourceTree is not { } tree || !AllConversions.ByRule.TryGetValue(finding.Id, out var conversion)
            || fix.ModelOf(tree) is not { } model)
            return;
        var entity = finding.Properties.GetValueOrDefault("entity") is { } name ? fix.EntityNamed(name) : null;
        var node = tree.GetRoot().FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
        conversion.Convert(new(fix, edits, finding.Id, entity, finding.Location.SourceSpan, node, model));
    }

    private static async Task<(Solution Solution, ImmutableArray<(Document Document, Diagnostic Error)> Errors)> RepairAsync(
        Solution before, Solution changed, HashSet<(string Code, string? Path, string Message)> known, SolutionScan scan, ChangeRound fix, IProgress<CodeProgress>? progress,
        CancellationToken cancellation)
    {
        var projects = scan.Projects.Select(project => project.Project.Id).ToList();
        var repair = new Repair(fix, new(before));
        for (var round = 1; ; round++)
        {
            progress?.Report(new("rounds compiled", round, 0));
            changed = await fix.KnownIds.AddAsync(before, await OpenMarker.AddAsync(before, changed, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            var errors = (await CompilerDiagnostics.ErrorsInAsync(changed, projects, cancellation).ConfigureAwait(false)).RemoveAll(error => known.Contains(Text(error)));
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

    // By what it says and not by its place, which moves.
    private static (string Code, string? Path, string Message) Text((Document Document, Diagnostic Error) error) => (error.Error.Id, error.Document.FilePath, error.Error.GetMessage());

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
