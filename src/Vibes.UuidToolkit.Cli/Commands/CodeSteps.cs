using Vibes.UuidToolkit.CodeMigration;
using Vibes.UuidToolkit.Migration.Running;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>The steps of work on code, told as the stages of a run.</summary>
/// <param name="progress">Who is told.</param>
internal sealed class CodeSteps(IProgress<RunProgress> progress) : IProgress<CodeProgress>
{
    /// <inheritdoc/>
    public void Report(CodeProgress value) => progress.Report(new(value.Step, "", value.Done, value.Total, value.Done, value.Total));

    /// <summary>The steps, where anybody is told.</summary>
    public static CodeSteps? Of(IProgress<RunProgress>? progress) => progress is null ? null : new(progress);
}
