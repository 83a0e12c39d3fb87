using Microsoft.CodeAnalysis.MSBuild;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>Counts the projects that are loaded, whatever number of steps and target frameworks each has.</summary>
/// <param name="progress">What is told.</param>
/// <param name="total">How many projects there are; 0 where that is not known.</param>
internal sealed class ProjectProgress(IProgress<CodeProgress>? progress, int total) : IProgress<ProjectLoadProgress>
{
    private readonly HashSet<string> _loaded = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Report(ProjectLoadProgress value)
    {
        if (value.Operation != ProjectLoadOperation.Resolve)
            return;
        lock (_loaded)
            // A solution's projects may refer to others that are not in it.
            if (_loaded.Add(value.FilePath))
                progress?.Report(new("projects loaded", _loaded.Count, total == 0 ? 0 : Math.Max(total, _loaded.Count)));
    }
}
