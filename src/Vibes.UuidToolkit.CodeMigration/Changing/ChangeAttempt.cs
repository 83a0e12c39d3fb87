using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Changing.Legacy;
using Vibes.UuidToolkit.CodeMigration.Changing.Messages;
using Vibes.UuidToolkit.CodeMigration.Changing.Repairs;
using Vibes.UuidToolkit.CodeMigration.EntityFramework;
using Vibes.UuidToolkit.CodeMigration.Loading;
using Vibes.UuidToolkit.CodeMigration.Plans;
using Vibes.UuidToolkit.CodeMigration.Razor;
using Vibes.UuidToolkit.CodeMigration.Scanning;
using Vibes.UuidToolkit.CodeMigration.Writing;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>
/// What becomes of a solution when the ids of some entities change, and whether the compiler takes it. Holds nothing of the
/// scan that it was made from: that of a large solution takes gigabytes, and another follows.
/// </summary>
/// <param name="Changed">The changed solution.</param>
/// <param name="Errors">What the compiler still refuses; none where the change is good.</param>
/// <param name="Entities">The entities whose ids change.</param>
/// <param name="Refusals">Why entities cannot change, whatever the compiler says; where there are some, nothing was changed.</param>
/// <param name="Blamed">The entities that they are about, or whose change does not compile.</param>
/// <param name="Decisions">What was decided, by answers or by default.</param>
/// <param name="Open">What is left for a person.</param>
/// <param name="Messages">What becomes of the files that messages with ids are declared in.</param>
/// <param name="Migrations">What becomes of Entity Framework's own files.</param>
internal sealed record ChangeAttempt(
    Solution Changed, ImmutableArray<Diagnostic> Errors, ImmutableArray<string> Entities, ImmutableArray<OpenPlace> Refusals, ImmutableArray<string> Blamed,
    ImmutableArray<Decision> Decisions, ImmutableArray<OpenPlace> Open, ImmutableArray<FileChange> Messages, EntityFrameworkResult Migrations)
{
    // An expression within an expression within an expression. More rounds than that are worth it only while each leaves fewer errors.
    private const int Rounds = 8;

    private const string InRazor = "The Razor compiler writes code of its own around it: what has to change there cannot be told from here.";

    /// <summary>Changes the code, and repairs what the compiler then refuses.</summary>
    /// <param name="code">The solution.</param>
    /// <param name="options">What is changed, and what a person has decided.</param>
    /// <param name="known">What the compiler refused before.</param>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<ChangeAttempt> MakeAsync(CodeSolution code, FixOptions options, KnownErrors known, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var scan = await SolutionScan.RunAsync(code.Solution, options.Scan, progress, cancellation).ConfigureAwait(false);
        var entities = EntitiesOf(scan, options.Scan, scan.Findings);
        var fix = new ChangeRound(scan, options.Literals, new(code.Folder, options.Answers));
        var shared = SharedMember.In(scan, options.Scan).ToList();
        foreach (var member in shared.Where(member => member.IsAsked))
            fix.Decisions.AskShared(member);
        if (shared.FindAll(member => member.Stays) is { Count: > 0 } staying)
            return new(code.Solution, [], entities, [.. staying.Select(member => member.Place)], [.. staying.SelectMany(member => member.Keys).Select(entity => entity.Name).Distinct()],
                fix.Decisions.Decisions, [], [], EntityFrameworkResult.None);
        foreach (var member in shared)
            fix.Leave(member.Keys.FirstOrDefault()?.Name, member.Declaration, member.Why);
        var razor = await RazorSources.OfAsync(code.Solution, cancellation).ConfigureAwait(false);
        var edits = new SourceEdits(razor);
        // Before the conversions, whose edits of the same constraints they replace.
        var routes = options.OldIdQueryOf is { } queryOf ? LegacyRoutes.Change(scan, fix, razor, edits, queryOf, cancellation) : null;
        var columns = options.KeptIdOf is { } columnOf ? LegacyColumns.Change(scan, entities, fix, edits, columnOf, cancellation) : null;
        foreach (var finding in scan.Findings)
            if (finding.Location.Kind == LocationKind.ExternalFile)
                ConvertFile(finding, razor, edits);
            else
                Convert(finding, fix, edits);
        TestAddresses.Convert(scan, options.Scan, fix, edits, cancellation);
        NamedNumbers.Convert(scan, options.Scan, fix, edits, cancellation);
        JsonBodies.Convert(scan, options.Scan, fix, edits, cancellation);
        NamedTexts.Convert(scan, options.Scan, fix, edits, cancellation);
        NUnitConstraints.Convert(scan, fix, edits, cancellation);
        DataColumns.Convert(scan, options.Scan, fix, edits, cancellation);
        var changed = await edits.ApplyAsync(code.Solution, cancellation).ConfigureAwait(false);
        if (routes is not null)
            changed = await routes.AddAsync(changed, cancellation).ConfigureAwait(false);
        if (columns is not null)
            changed = await columns.AddAsync(changed, cancellation).ConfigureAwait(false);
        var messages = MessageIds.In(scan, options.Scan, cancellation);
        (changed, var errors) = await RepairAsync(code.Solution, messages.AsGuids(changed), known, scan, fix, progress, cancellation).ConfigureAwait(false);
        if (await messages.AsTextsAsync(code.Solution, changed, cancellation).ConfigureAwait(false) is { } texts)
            (changed, errors) = await RepairAsync(code.Solution, texts, known, scan, fix, progress, cancellation).ConfigureAwait(false);
        NumbersInTexts.Leave(scan, options.Scan, fix, edits, cancellation);
        JsonFiles.Leave(scan, options.Scan, fix, cancellation);
        IdPatterns.Leave(scan, options.Scan, fix, cancellation);
        GeneratedRows.Leave(scan, fix, cancellation);
        AskMixed(scan, fix);
        MixedEntries.Leave(scan, fix, cancellation);
        var clashes = new NumberClashes(fix, options.Scan, scan.Model.Flow.ColumnsBehind, cancellation);
        AskColumns(scan, options, fix, clashes);
        clashes.WaitForAnswers();
        var migrations = await EntityFrameworkAsync(scan, options, cancellation).ConfigureAwait(false);
        return new(changed, errors, entities, [], errors.IsEmpty ? [] : Blame(scan, options.Scan, errors), fix.Decisions.Decisions, [.. fix.Open, .. GeneratedMembers.In(scan, options.Scan, messages, cancellation), .. InactiveCode.In(scan, options.Scan, cancellation)],
            [.. messages.Changes], migrations);
    }

    // The route of a page, which is in no code.
    private static void ConvertFile(Diagnostic finding, RazorSources razor, SourceEdits edits)
    {
        var (path, span) = (finding.Location.GetLineSpan().Path, finding.Location.SourceSpan);
        if (AllConversions.ByRule.GetValueOrDefault(finding.Id) is RouteConversion && razor.TextOf(path) is { } text && RouteConversion.IsOfNumbers(text.ToString(span)))
            edits.Replace(path, span, RouteConversion.Uuids);
    }

    private static void Convert(Diagnostic finding, ChangeRound fix, SourceEdits edits)
    {
        if (finding.Location.SourceTree is not { } tree || !AllConversions.ByRule.TryGetValue(finding.Id, out var conversion)
            || fix.ModelOf(tree) is not { } model)
            return;
        var node = tree.GetRoot().FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
        var entity = (finding.Properties.GetValueOrDefault("entity") is { } name ? fix.EntityNamed(name) : null) ?? fix.EntityOfCall(model, node);
        var place = new Place(fix, edits, finding.Id, entity, finding.Location.SourceSpan, node, model);
        if (!edits.Together(() => conversion.Convert(place)))
            place.Leave(node, InRazor);
    }

    private static async Task<(Solution Solution, ImmutableArray<Diagnostic> Errors)> RepairAsync(
        Solution before, Solution changed, KnownErrors known, SolutionScan scan, ChangeRound fix, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var projects = scan.Projects.Select(project => project.Project.Id).ToList();
        var origin = await Origin.OfAsync(before, cancellation).ConfigureAwait(false);
        var (repair, lastResort) = (new Repair(fix, origin), new OpenBody(fix, origin));
        var fewest = int.MaxValue;
        ImmutableArray<DocumentId>? edited = null;
        for (var round = 1; ; round++)
        {
            progress?.Report(new("rounds compiled", round, 0));
            changed = await fix.KnownIds.AddAsync(before, await OpenMarker.AddAsync(before, changed, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
            // A repair changes expressions and no declarations: what it does to other files is nothing, and asked only once all are good.
            var errors = edited is { } files ? known.New(await CompilerDiagnostics.ErrorsInAsync(changed, files, cancellation).ConfigureAwait(false)) : [];
            if (errors.IsEmpty)
                errors = known.New(await CompilerDiagnostics.ErrorsInAsync(changed, projects, cancellation).ConfigureAwait(false));
            if (errors.IsEmpty)
                return (changed, await RazorErrors.InAsync(before, changed, cancellation).ConfigureAwait(false));
            var isStuck = round > Rounds && errors.Length >= fewest;
            fewest = Math.Min(fewest, errors.Length);
            var razor = await RazorSources.OfAsync(changed, cancellation).ConfigureAwait(false);
            var edits = new SourceEdits(razor);
            foreach (var suspicion in Enum.GetValues<Suspicion>())
                if (edits.IsEmpty && !isStuck)
                    foreach (var error in errors)
                        if (changed.GetDocument(error.Location.SourceTree) is { } document)
                            await repair.MakeAsync(document, error, suspicion, razor, edits, cancellation).ConfigureAwait(false);
            if (edits.IsEmpty)
                await lastResort.PutAsync(changed, errors, razor, edits, cancellation).ConfigureAwait(false);
            if (edits.IsEmpty)
                return (changed, errors);
            var refused = changed;
            changed = await edits.ApplyAsync(changed, cancellation).ConfigureAwait(false);
            edited = EditedIn(refused, changed, errors);
        }
    }

    // The files with errors, and those that were edited; null where code is made of others, as of Razor's.
    private static ImmutableArray<DocumentId>? EditedIn(Solution refused, Solution changed, ImmutableArray<Diagnostic> errors)
    {
        var projects = changed.GetChanges(refused).GetProjectChanges().ToList();
        var withErrors = errors.Select(error => refused.GetDocument(error.Location.SourceTree)?.Id).Distinct().ToList();
        return withErrors.Contains(null) || projects.Exists(project => project.GetChangedAdditionalDocuments().Any())
            ? null : [.. withErrors.Concat(projects.SelectMany(project => project.GetChangedDocuments())).OfType<DocumentId>().Distinct()];
    }

    private static void AskMixed(SolutionScan scan, ChangeRound fix)
    {
        var flow = scan.Model.Flow;
        foreach (var slot in flow.Mixed)
            if (slot.Node is ISymbol { DeclaringSyntaxReferences: [var declaration, ..] } symbol && !MixedEntries.IsObject(symbol))
                fix.Decisions.AskMixed(symbol, declaration.GetSyntax());
        foreach (var (slot, numbersIn) in flow.NumbersIn)
            if (slot.Node is ISymbol { DeclaringSyntaxReferences: [var declaration, ..] } symbol && declaration.GetSyntax() is var syntax)
            {
                var stays = flow.Mixed.Contains(slot);
                fix.Decisions.AskInherited(symbol, syntax, numbersIn, stays);
                fix.Leave(flow.Of(slot)?.Entity.Name, syntax, $"It holds ids in some of the classes that inherit it, and other numbers in {string.Join(", ", numbersIn)}. "
                    + (stays ? "It stays a number." : "It becomes a Guid.") + " One member has one type: declare it in those classes on its own, or make its type a type parameter of the base class.");
            }
    }

    private static void AskColumns(SolutionScan scan, FixOptions options, ChangeRound fix, NumberClashes clashes)
    {
        var entities = scan.Model.Entities;
        var changing = EntitiesOf(scan, options.Scan, scan.Findings);
        foreach (var (slot, id) in scan.Model.Flow.Undeclared)
            if (slot.Node is ISymbol { DeclaringSyntaxReferences: [var declaration, ..] } symbol && (entities.Of(symbol.ContainingType) is not null || entities.IsInherited(symbol.ContainingType) || entities.IsOther(symbol)) && !entities.IsStaying(symbol) && NamedEntities.AreMeant(id.Entity, options.Scan))
                Ask(symbol, declaration.GetSyntax(), clashes.EntitiesAt(symbol, id.Entity.Name, changing), isId: false);
        foreach (var (key, entity) in options.Answers)
            if (key.StartsWith(DecisionLog.ColumnPrefix, StringComparison.Ordinal) && entity != DecisionLog.Number
                && scan.Model.Flow.Known.Keys.Select(slot => slot.Node).OfType<ISymbol>().FirstOrDefault(symbol => MixedPlace.NameOf(symbol) == key[DecisionLog.ColumnPrefix.Length..]) is { DeclaringSyntaxReferences: [var declaration, ..] } column)
                Ask(column, declaration.GetSyntax(), entity, isId: true);

        void Ask(ISymbol column, SyntaxNode declaration, string entity, bool isId) =>
            fix.Decisions.AskColumn(column, declaration, entity, entities.Sharing(entity).Count(one => NamedEntities.AreMeant(one, options.Scan)), isId);
    }

    private static async Task<EntityFrameworkResult> EntityFrameworkAsync(SolutionScan scan, FixOptions options, CancellationToken cancellation)
    {
        var result = EntityFrameworkResult.None;
        var named = new EntityFrameworkOptions(
            (type, name) => scan.Model.Entities.Named(type, name) is { } id && NamedEntities.AreMeant(id.Entity, options.Scan) ? id : null, options.Literals) { PlanFolder = options.PlanFolder };
        foreach (var project in scan.Projects.DistinctBy(project => project.Project.FilePath).OrderBy(project => project.Project.FilePath, StringComparer.Ordinal))
        {
            var part = await EntityFrameworkChange.OfAsync(project.Project.FilePath, project.Compilation, named, cancellation).ConfigureAwait(false);
            result = new([.. result.Changes, .. part.Changes], [.. result.Open, .. part.Open]);
        }

        return result;
    }

    // What several entities inherit is found once, under the name of the type that declares it.
    private static ImmutableArray<string> EntitiesOf(SolutionScan scan, ScanOptions options, IEnumerable<Diagnostic> findings) =>
        [.. findings.Where(finding => AllConversions.ByRule.ContainsKey(finding.Id)).Select(finding => finding.Properties.GetValueOrDefault("entity")).OfType<string>()
            .Where(entity => entity != EntityModel.AnyEntity).Distinct()
            .SelectMany(entity => scan.Model.Entities.Sharing(entity) is { Count: > 0 } several ? several.Where(one => NamedEntities.AreMeant(one, options)).Select(one => one.Name) : [entity])
            .Distinct().Order(StringComparer.Ordinal)];

    // The entities whose ids are in the files with the errors; all of them where none is.
    private static ImmutableArray<string> Blame(SolutionScan scan, ScanOptions options, ImmutableArray<Diagnostic> errors)
    {
        var files = errors.Select(error => Locations.Of(error.Location).Path).ToHashSet(StringComparer.Ordinal);
        var blamed = EntitiesOf(scan, options, scan.Findings.Where(finding => files.Contains(Locations.Of(finding.Location).Path)));
        return blamed.IsEmpty ? EntitiesOf(scan, options, scan.Findings) : blamed;
    }
}
