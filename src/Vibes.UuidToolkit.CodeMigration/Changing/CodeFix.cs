using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Changing.Messages;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Writing;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Changes a whole solution's ids from integers to Guids, in memory: what is written is for the caller to say.</summary>
public static class CodeFix
{
    /// <summary>Plans the change.</summary>
    /// <param name="code">The solution.</param>
    /// <param name="options">What is changed, and what a person has decided.</param>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<FixResult> RunAsync(CodeSolution code, FixOptions options, IProgress<CodeProgress>? progress = null, CancellationToken cancellation = default)
    {
        options = options with { Scan = Decided(options) };
        var known = new KnownErrors(await CompilerDiagnostics.ErrorsInAsync(code.Solution, code.Solution.ProjectIds, cancellation).ConfigureAwait(false));
        var (excluded, rejected) = (options.Scan.Excluded, ImmutableSortedSet<string>.Empty);
        // Before the ids are followed: a key that stays is none.
        var log = new DecisionLog(code.Folder, options.Answers);
        foreach (var key in await GivenKey.InAsync(code.Solution, options, progress, cancellation).ConfigureAwait(false))
            if (!log.AskKey(key))
                excluded = excluded.Add(key.Entity.Name);
        var (refusals, asked) = (ImmutableArray<OpenPlace>.Empty, log.Decisions);
        while (true)
        {
            options = options with { Scan = options.Scan with { Excluded = [.. excluded, .. rejected] } };
            var attempt = await ChangeAttempt.MakeAsync(code, options, known, progress, cancellation).ConfigureAwait(false);
            if (attempt.Refusals.IsEmpty && attempt.Errors.IsEmpty || attempt.Entities.IsEmpty)
            {
                // First what asks the compiler for nothing that it has not said.
                var changed = await RedundantCasts.RemoveAsync(code.Solution, attempt.Changed, cancellation).ConfigureAwait(false);
                changed = await UnusedUsings.RemoveAsync(code.Solution, changed, cancellation).ConfigureAwait(false);
                changed = await SystemUsings.AddAsync(code.Solution, changed, known, cancellation).ConfigureAwait(false);
                // What is left is what the same rules find afterwards.
                var left = await SolutionScan.RunAsync(changed, options.Scan, progress, cancellation).ConfigureAwait(false);
                var changes = await ChangesAsync(code.Solution, changed, cancellation).ConfigureAwait(false);
                // What the change itself has added is not a person's.
                var added = changes.Where(change => change.Before is null).Select(change => change.Path).ToHashSet(StringComparer.Ordinal);
                var migrations = attempt.Migrations;
                var clients = JsonClients.In(left, attempt.Entities, cancellation).Concat(JsonClients.Read(left, attempt.Entities, cancellation)).Concat(ParsedIds.In(left, attempt.Entities, cancellation)).Concat(UnmappedMembers.In(left, cancellation)).ToList();
                var twins = await TwinTypes.InAsync(code.Solution, changed, cancellation).ConfigureAwait(false);
                return new(attempt.Entities, [.. rejected], [.. changes.Where(change => migrations.Changes.All(other => other.Path != change.Path)), .. migrations.Changes, .. attempt.Messages],
                    Together(asked, attempt.Decisions), [.. attempt.Open, .. Left(left, attempt).Where(place => !added.Contains(place.Location.Path)), .. await NumberInputs.InAsync(changed, cancellation).ConfigureAwait(false), .. clients, .. twins.Where(twin => clients.TrueForAll(told => told.Location != twin.Location)),
                        .. await ConfiguredIds.InAsync(left, cancellation).ConfigureAwait(false), .. GraphTypes.In(left, cancellation), .. refusals, .. migrations.Open], [.. code.Problems, .. ModelProblems.Of(left.Model.Entities, options.Scan)]);
            }

            // An entity stays as it is where its change does not compile, with all that holds its ids; the others go on.
            refusals = refusals.AddRange(attempt.Refusals).AddRange(attempt.Errors.Select(error => new OpenPlace(
                attempt.Blamed[0], Locations.Of(error.Location), "", $"Its ids stay integers, since the changed code would not compile: {error.GetMessage(CultureInfo.InvariantCulture)}"))
                .Where(refusal => refusals.All(told => told.Location != refusal.Location || told.Why != refusal.Why)));
            if (!attempt.Refusals.IsEmpty)
                asked = Together(asked, attempt.Decisions);
            // What several entities inherit has no name of its own to leave out: then nothing is changed.
            if (attempt.Blamed.All(rejected.Contains))
                return new([], [.. rejected.Union(attempt.Entities)], [], asked, refusals, code.Problems);
            rejected = rejected.Union(attempt.Blamed);
        }
    }

    // An attempt asks again what an earlier one has asked of the entities that are left.
    private static ImmutableArray<Decision> Together(ImmutableArray<Decision> earlier, ImmutableArray<Decision> later) => [.. earlier.Where(decision => later.All(again => again.Key != decision.Key)), .. later];

    // Answers that decide what is an id have to be known before the ids are followed.
    private static ScanOptions Decided(FixOptions options)
    {
        var scan = options.Scan;
        foreach (var (key, answer) in options.Answers)
            if (key.StartsWith(DecisionLog.MixedPrefix, StringComparison.Ordinal) && answer == DecisionLog.Id)
                scan = scan with { Ids = scan.Ids.Add(key[DecisionLog.MixedPrefix.Length..]) };
            else if (key.StartsWith(DecisionLog.ColumnPrefix, StringComparison.Ordinal) && answer != DecisionLog.Number)
                scan = scan with { References = scan.References.Add($"{key[DecisionLog.ColumnPrefix.Length..]}: {answer}") };
        return scan;
    }

    // What compiles and means something else now, for a person to look at. Hints are none of it.
    private static IEnumerable<OpenPlace> Left(SolutionScan scan, ChangeAttempt attempt)
    {
        var told = attempt.Open.Select(place => (place.Location.Path, place.Location.StartLine)).ToHashSet();
        foreach (var finding in scan.Findings)
        {
            var (entity, location) = (finding.Properties.GetValueOrDefault("entity"), Locations.Of(finding.Location));
            var code = finding.Location.SourceTree?.GetText().ToString(finding.Location.SourceSpan) ?? "";
            if (finding.DefaultSeverity == DiagnosticSeverity.Warning && !told.Contains((location.Path, location.StartLine)) && !IsDecided(finding.Id, code, entity))
                yield return new(entity, location, code, finding.GetMessage(CultureInfo.InvariantCulture)) { Rule = finding.Id };
        }

        // The Guid.Empty of an id that was an integer was a number, and is in the plan with what it stands for.
        bool IsDecided(string rule, string code, string? entity) =>
            rule == Analyzers.Rules.Descriptors.EmptyId.Id && code.EndsWith("Guid.Empty", StringComparison.Ordinal) && entity is not null
            && (attempt.Entities.Contains(entity) || entity == EntityModel.AnyEntity || scan.Model.Entities.Sharing(entity).Any(one => attempt.Entities.Contains(one.Name)));
    }

    private static async Task<ImmutableArray<FileChange>> ChangesAsync(Solution before, Solution after, CancellationToken cancellation)
    {
        var changes = new SortedDictionary<string, FileChange>(StringComparer.Ordinal);
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            foreach (var id in project.GetChangedDocuments())
                if (after.GetDocument(id) is { FilePath: { } path } document && !changes.ContainsKey(path) && await before.GetDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false) is var text && !ProtocolFile.IsMadeOfOne(text))
                    changes.Add(path, new(path, text, await document.GetTextAsync(cancellation).ConfigureAwait(false)));
            foreach (var id in project.GetChangedAdditionalDocuments())
                if (after.GetAdditionalDocument(id) is { FilePath: { } path } file && !changes.ContainsKey(path))
                    changes.Add(path, new(path, await before.GetAdditionalDocument(id)!.GetTextAsync(cancellation).ConfigureAwait(false), await file.GetTextAsync(cancellation).ConfigureAwait(false)));
            foreach (var id in project.GetAddedDocuments())
                if (after.GetDocument(id) is { FilePath: { } path } document && !changes.ContainsKey(path))
                    changes.Add(path, new(path, null, await document.GetTextAsync(cancellation).ConfigureAwait(false)));
        }

        return [.. changes.Values];
    }
}
