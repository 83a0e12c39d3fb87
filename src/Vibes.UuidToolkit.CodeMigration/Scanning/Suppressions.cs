using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>Findings that are meant to stay: the source, an .editorconfig or the project suppresses them, as the compiler reads that.</summary>
internal static class Suppressions
{
    private const string Attribute = "SuppressMessage";

    // The compiler looks for no attributes for diagnostics of its own.
    private static readonly ImmutableArray<string> WithoutAttributes = [WellKnownDiagnosticTags.Compiler];

    /// <summary>The findings that nothing suppresses.</summary>
    /// <remarks>
    /// For the attribute the compiler binds the body around each finding again, which is a sixth of a whole scan: it is spared where no file has the attribute's name.
    /// </remarks>
    public static IEnumerable<Diagnostic> Without(IReadOnlyCollection<Diagnostic> findings, Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.Any(tree => FileSearch.Has(tree, Attribute, cancellation))
            ? CompilationWithAnalyzers.GetEffectiveDiagnostics(findings, compilation).Where(finding => !finding.IsSuppressed)
            : findings.Where(finding => CompilationWithAnalyzers.GetEffectiveDiagnostics([StandIn(finding)], compilation).Any(effective => !effective.IsSuppressed));

    private static Diagnostic StandIn(Diagnostic finding) =>
        Diagnostic.Create(finding.Id, finding.Descriptor.Category, "", finding.DefaultSeverity, finding.DefaultSeverity, isEnabledByDefault: true, finding.WarningLevel, isSuppressed: false, location: finding.Location, customTags: WithoutAttributes);
}
