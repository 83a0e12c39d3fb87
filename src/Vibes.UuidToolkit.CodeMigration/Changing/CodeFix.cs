using Vibes.UuidToolkit.CodeMigration.Loading;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>Placeholder.</summary>
public static class CodeFix
{
    /// <summary>Placeholder.</summary>
    public static Task<FixResult> RunAsync(CodeSolution code, FixOptions options, IProgress<CodeProgress>? progress, CancellationToken cancellation) =>
        Task.FromResult(new FixResult([], [], [], [], [], []));
}
