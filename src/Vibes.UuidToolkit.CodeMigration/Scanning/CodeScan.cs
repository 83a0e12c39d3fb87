using Vibes.UuidToolkit.CodeMigration.Loading;

namespace Vibes.UuidToolkit.CodeMigration.Scanning;

/// <summary>Placeholder.</summary>
public static class CodeScan
{
    /// <summary>Placeholder.</summary>
    public static Task<ScanReport> RunAsync(CodeSolution code, ScanOptions options, IProgress<CodeProgress>? progress, CancellationToken cancellation) =>
        Task.FromResult(new ScanReport([], [], []));
}
