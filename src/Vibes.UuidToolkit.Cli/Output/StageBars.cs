using Spectre.Console;
using Vibes.UuidToolkit.Migration.Running;

namespace Vibes.UuidToolkit.Cli.Output;

/// <summary>Progress for a person: a bar a stage, with the item's number and the time left.</summary>
internal sealed class StageBars(ProgressContext context) : IProgress<RunProgress>
{
    private readonly Lock _lock = new();
    private ProgressTask? _task;
    private string _stage = "";

    /// <inheritdoc/>
    public void Report(RunProgress value)
    {
        // Fingerprints are reported by several connections at once.
        lock (_lock)
        {
            if (_task is null || _stage != value.Stage)
            {
                if (_task is not null)
                    (_task.Value, _task.IsIndeterminate) = (_task.MaxValue, false);
                _task = context.AddTask(value.Stage);
                _stage = value.Stage;
            }

            _task.IsIndeterminate = value.Total <= 0;
            if (value.Total > 0)
                (_task.MaxValue, _task.Value) = (value.Total, value.Done);
            var number = value.ItemCount > 1 ? $" {value.ItemNumber} of {value.ItemCount}" : "";
            _task.Description = Markup.Escape($"{value.Stage}{number} {value.Item}".TrimEnd());
        }
    }
}
