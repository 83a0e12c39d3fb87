using DiffEngine;
using Vibes.UuidToolkit.Verification.Baselines;

namespace Vibes.UuidToolkit.Cli.Commands;

/// <summary>The user's own tool for differences, where there is one and a person is there to use it.</summary>
internal static class DiffTool
{
    /// <summary>Shows what differs. On a build server, or where DiffEngine_Disabled says so, nothing is started.</summary>
    public static async Task ShowAsync(string folder, IEnumerable<BaselineComparison> comparisons)
    {
        if (BuildServerDetector.Detected || DiffRunner.Disabled)
            return;
        foreach (var comparison in comparisons.Where(comparison => comparison.IsDifferent))
        {
            var baseline = new Baseline(folder, comparison.Name);
            await DiffRunner.LaunchForTextAsync(baseline.ReceivedPath, baseline.ApprovedPath);
        }
    }
}
