using Vibes.UuidToolkit.Postgres.Diagnostics;
using Vibes.UuidToolkit.Postgres.Files;
using Vibes.UuidToolkit.Verification.Comparison;

namespace Vibes.UuidToolkit.Verification.Reports;

/// <summary>The report of a comparison: one HTML page that needs no other file and no network.</summary>
public static class ReportFile
{
    /// <summary>The page. A pure function: the same comparison gives the same page.</summary>
    public static string Render(ComparisonResult result) => ReportPage.Render(ReportModel.Of(result));

    /// <summary>Writes the page, whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="result">The comparison.</param>
    /// <exception cref="DiagnosticException">It cannot be written.</exception>
    public static void Write(string path, ComparisonResult result) => WholeFile.Write(path, Render(result));
}
