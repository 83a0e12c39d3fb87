using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;
using Vibes.UuidToolkit.CodeMigration.Loading;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>Shows all that has to change in a solution, and why.</summary>
public static class CodeScan
{
    /// <summary>The rules that report what nothing can translate: somebody has to say what is meant.</summary>
    internal static ImmutableHashSet<string> Blockers { get; } = ["VUID0309", "VUID0310", "VUID0313", "VUID0505", "VUID0604", "VUID0605", "VUID0608", "VUID0609", "VUID0611"];

    /// <summary>Looks through the solution.</summary>
    /// <param name="code">The solution.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="progress">Hears of each step.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static async Task<ScanReport> RunAsync(CodeSolution code, ScanOptions options, IProgress<CodeProgress>? progress = null, CancellationToken cancellation = default)
    {
        var scan = await SolutionScan.RunAsync(code.Solution, options, progress, cancellation).ConfigureAwait(false);
        var places = scan.Findings.Select(finding => new ScanPlace(finding.Properties.GetValueOrDefault("entity"), KindOf(finding.Id), finding.Id, Locations.Of(finding.Location), finding.GetMessage(CultureInfo.InvariantCulture)));
        return new([.. scan.Findings.Select(finding => finding.Properties.GetValueOrDefault("entity")).OfType<string>().Distinct().Order(StringComparer.Ordinal)], [.. places], SolutionIds.Of(scan, cancellation),
            [.. code.Problems, .. ModelProblems.Of(scan.Model.Entities, options)]);
    }

    private static PlaceKind KindOf(string rule) => Blockers.Contains(rule) ? PlaceKind.Blocker
        : !AllConversions.ByRule.TryGetValue(rule, out var conversion) ? PlaceKind.Silent
        : conversion is TypeConversion ? PlaceKind.Declaration : PlaceKind.Conversion;
}
