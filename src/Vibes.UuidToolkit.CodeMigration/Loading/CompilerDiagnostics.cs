using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Findings;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>What the compiler says: the judge of the code as it is, and of every change.</summary>
/// <remarks>The compiler binds every body each time it is asked. So what it said of a compilation is kept as long as the compilation: a change asks again only for what it changed.</remarks>
internal static class CompilerDiagnostics
{
    // Hidden unless somebody asks for it.
    private const string UnusedUsing = "CS8019";

    private static readonly ConditionalWeakTable<Compilation, StrongBox<ImmutableArray<Diagnostic>>> Told = [];

    /// <summary>A compilation's errors. A warning that the project makes an error of is no reason to doubt what the code means.</summary>
    public static IEnumerable<Diagnostic> ErrorsOf(Compilation compilation, CancellationToken cancellation) => Of(compilation, cancellation).Where(IsError);

    /// <summary>The using directives that nothing uses.</summary>
    public static IEnumerable<Diagnostic> UnusedUsingsOf(Compilation compilation, CancellationToken cancellation) => Of(compilation, cancellation).Where(told => told.Id == UnusedUsing);

    /// <summary>The errors, each once, in however many projects and frameworks its file is compiled.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="projects">The projects to compile, those first that others reference.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<ImmutableArray<Diagnostic>> ErrorsInAsync(Solution solution, IEnumerable<ProjectId> projects, CancellationToken cancellation)
    {
        var found = new List<Diagnostic>();
        foreach (var id in projects)
            if (await solution.GetProject(id)!.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation)
                found.AddRange(ErrorsOf(compilation, cancellation));
        return Once(found);
    }

    /// <summary>The errors in some files alone.</summary>
    public static async Task<ImmutableArray<Diagnostic>> ErrorsInAsync(Solution solution, IEnumerable<DocumentId> files, CancellationToken cancellation)
    {
        var found = new List<Diagnostic>();
        foreach (var id in files)
            if (solution.GetDocument(id) is { } document && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model)
                found.AddRange(model.GetDiagnostics(null, cancellation).Where(IsError));
        return Once(found);
    }

    private static ImmutableArray<Diagnostic> Once(IEnumerable<Diagnostic> errors)
    {
        var found = new Dictionary<(FindingLocation Place, string Code), Diagnostic>();
        foreach (var error in errors)
            if (error.Location.IsInSource)
                found.TryAdd((Locations.Of(error.Location), error.Id), error);
        return [.. found.OrderBy(pair => pair.Key.Place.Path, StringComparer.Ordinal).ThenBy(pair => pair.Key.Place.StartLine).ThenBy(pair => pair.Key.Place.StartColumn).Select(pair => pair.Value)];
    }

    private static ImmutableArray<Diagnostic> Of(Compilation compilation, CancellationToken cancellation)
    {
        if (Told.TryGetValue(compilation, out var known))
            return known.Value;
        ImmutableArray<Diagnostic> told = [.. compilation.GetDiagnostics(cancellation).Where(diagnostic => IsError(diagnostic) || diagnostic.Id == UnusedUsing)];
        Told.AddOrUpdate(compilation, new(told));
        return told;
    }

    private static bool IsError(Diagnostic diagnostic) => diagnostic is { Severity: DiagnosticSeverity.Error, IsWarningAsError: false, IsSuppressed: false };
}
