using Vibes.UuidToolkit.Migration.Running;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Progress where nobody watches: a line a stage.</summary>
internal sealed class StageLines(TextWriter writer) : IProgress<RunProgress>
{
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        lock (_told)
            if (_told.Add(value.Stage))
                writer.WriteLine(value.ItemCount > 1 ? $"{value.Stage} ({value.ItemCount})" : value.Stage);
    }
}
