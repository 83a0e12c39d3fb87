using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Vibes.UuidToolkit.Analyzers.Rules;
using Vibes.UuidToolkit.CodeMigration.Changing;

namespace Vibes.UuidToolkit.CodeMigration.Razor;

/// <summary>
/// What the Razor compiler itself refuses in changed files. It leaves out of its code what it cannot read, and then the C#
/// compiler has nothing to refuse.
/// </summary>
internal static class RazorErrors
{
    /// <summary>The errors in files that a change has edited, without those that were there before.</summary>
    public static async Task<ImmutableArray<Diagnostic>> InAsync(Solution before, Solution changed, CancellationToken cancellation)
    {
        var errors = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var change in changed.GetChanges(before).GetProjectChanges())
            if (change.GetChangedAdditionalDocuments().Select(id => change.NewProject.GetAdditionalDocument(id)!).Where(RazorSources.IsRazor).Select(file => file.FilePath).ToHashSet() is { Count: > 0 } files)
                errors.AddRange((await OfAsync(change.NewProject, cancellation).ConfigureAwait(false)).Where(error => files.Contains(error.Location.GetLineSpan().Path)));
        return errors.Count == 0 ? [] : new KnownErrors(await BeforeAsync(before, changed, cancellation).ConfigureAwait(false)).New(errors.ToImmutable());
    }

    private static async Task<List<Diagnostic>> BeforeAsync(Solution before, Solution changed, CancellationToken cancellation)
    {
        var known = new List<Diagnostic>();
        foreach (var change in changed.GetChanges(before).GetProjectChanges())
            known.AddRange(await OfAsync(change.OldProject, cancellation).ConfigureAwait(false));
        return known;
    }

    private static async Task<IEnumerable<Diagnostic>> OfAsync(Project project, CancellationToken cancellation)
    {
        if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is not { } compilation)
            return [];
        var generated = new List<SyntaxTree>();
        foreach (var document in await project.GetSourceGeneratedDocumentsAsync(cancellation).ConfigureAwait(false))
            if (await document.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false) is { } tree && GeneratedCode.IsOfRazor(tree))
                generated.Add(tree);
        var generators = project.AnalyzerReferences.SelectMany(reference => reference.GetGenerators(project.Language)).Where(generator => generator.GetGeneratorType().Name == "RazorSourceGenerator");
        var driver = CSharpGeneratorDriver.Create(generators, project.AnalyzerOptions.AdditionalFiles, (CSharpParseOptions?)project.ParseOptions, project.AnalyzerOptions.AnalyzerConfigOptionsProvider);
        return driver.RunGenerators(compilation.RemoveSyntaxTrees(generated), cancellation).GetRunResult().Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
