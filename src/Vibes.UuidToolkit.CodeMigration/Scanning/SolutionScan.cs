using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>A solution, what is an id in it, and what the rules find: where scan ends and fix begins.</summary>
/// <param name="Projects">The C# projects with their compilations, those first that others reference.</param>
/// <param name="Model">What is an id.</param>
/// <param name="Findings">The rules' findings; one place is found once, in however many projects its file is.</param>
internal sealed record SolutionScan(ImmutableArray<ScannedProject> Projects, SolutionModel Model, ImmutableArray<Diagnostic> Findings)
{
    /// <summary>The files of all projects, each with the compilation that it is in; made code too.</summary>
    public IEnumerable<(Compilation Compilation, SyntaxTree Tree)> Files =>
        Projects.SelectMany(project => project.Compilation.SyntaxTrees.Select(tree => ((Compilation)project.Compilation, tree)));

    /// <summary>Compiles the projects, follows the ids and runs the rules.</summary>
    /// <exception cref="Postgres.Diagnostics.DiagnosticException">An option names no entity, or several.</exception>
    public static async Task<SolutionScan> RunAsync(Solution solution, ScanOptions options, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var projects = await CompileAsync(solution, progress, cancellation).ConfigureAwait(false);
        var schema = await SchemaAsync(options, cancellation).ConfigureAwait(false);
        progress?.Report(new("ids followed", 0, 0));
        var model = SolutionModel.Read([.. projects.Select(project => (project.Compilation, project.Options))], schema, options.Excluded, options.References, symbol => options.Ids.Contains(MixedPlace.NameOf(symbol)), cancellation);
        NamedEntities.Check(options, model.Entities);
        var findings = Find(projects, model, progress, cancellation);
        return new(projects, model, [.. findings.Where(finding => IsMeant(finding, options, model))]);
    }

    /// <summary>Compiles the projects and reads their entities, before any id is followed.</summary>
    public static async Task<(ImmutableArray<ScannedProject> Projects, EntityModel Entities)> EntitiesAsync(Solution solution, ScanOptions options, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var projects = await CompileAsync(solution, progress, cancellation).ConfigureAwait(false);
        var schema = await SchemaAsync(options, cancellation).ConfigureAwait(false);
        return (projects, SolutionModel.ReadEntities([.. projects.Select(project => (project.Compilation, project.Options))], schema, options.Excluded, options.References, cancellation));
    }

    private static async Task<AdditionalText?> SchemaAsync(ScanOptions options, CancellationToken cancellation) =>
        options.SchemaPath is { } path ? new SchemaText(path, SourceText.From(await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false))) : null;

    private static async Task<ImmutableArray<ScannedProject>> CompileAsync(Solution solution, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var order = solution.GetProjectDependencyGraph().GetTopologicallySortedProjects(cancellation)
            .Select(id => solution.GetProject(id)!).Where(project => project.Language == LanguageNames.CSharp).ToList();
        var compiled = ImmutableArray.CreateBuilder<ScannedProject>(order.Count);
        foreach (var project in order)
        {
            progress?.Report(new("projects compiled", compiled.Count, order.Count));
            if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is CSharpCompilation compilation)
                compiled.Add(new(project, compilation, project.AnalyzerOptions));
        }

        return compiled.ToImmutable();
    }

    private static IEnumerable<Diagnostic> Find(ImmutableArray<ScannedProject> projects, SolutionModel model, IProgress<CodeProgress>? progress, CancellationToken cancellation)
    {
        var done = 0;
        var found = new Dictionary<(FindingLocation Place, string Rule), Diagnostic>();
        foreach (var project in projects)
        {
            progress?.Report(new("projects scanned", done++, projects.Length));
            var diagnostics = new List<Diagnostic>();
            model.Run(project.Compilation, diagnostics.Add, cancellation);
            // What the source suppresses is meant to stay.
            foreach (var finding in Suppressions.Without(diagnostics, project.Compilation, cancellation))
                if (!IsHidden(finding.Location))
                    found.TryAdd((Locations.Of(finding.Location), finding.Id), finding);
        }

        return found.OrderBy(pair => pair.Key.Place.Path, StringComparer.Ordinal).ThenBy(pair => pair.Key.Place.StartLine).ThenBy(pair => pair.Key.Place.StartColumn)
            .ThenBy(pair => pair.Key.Place.EndLine).ThenBy(pair => pair.Key.Place.EndColumn).ThenBy(pair => pair.Key.Rule, StringComparer.Ordinal).Select(pair => pair.Value);
    }

    // What the Razor compiler adds of its own follows what it was made from.
    private static bool IsHidden(Location location) => location.SourceTree is { } tree && GeneratedCode.IsOfRazor(tree) && RazorPlace.IsHidden(tree, location.SourceSpan);

    private static bool IsMeant(Diagnostic finding, ScanOptions options, SolutionModel model) =>
        !finding.Properties.TryGetValue("entity", out var name) || name is null || model.Entities.All.FirstOrDefault(entity => entity.Name == name) is not { } entity || NamedEntities.AreMeant(entity, options);

    private sealed class SchemaText(string path, SourceText text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => text;
    }
}
