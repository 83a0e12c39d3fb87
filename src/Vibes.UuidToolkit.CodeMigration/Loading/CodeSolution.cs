using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ToolkitDiagnostic = Vibes.UuidToolkit.Postgres.Diagnostics.Diagnostic;

namespace Vibes.UuidToolkit.CodeMigration.Loading;

/// <summary>A solution as its own build sees it.</summary>
/// <param name="workspace">What holds the solution; disposed with it.</param>
/// <param name="solution">The solution.</param>
/// <param name="folder">The folder that paths are told relative to.</param>
/// <param name="problems">What did not load.</param>
public sealed class CodeSolution(Workspace workspace, Solution solution, string folder, ImmutableArray<ToolkitDiagnostic> problems) : IDisposable
{
    /// <summary>The solution as it was loaded.</summary>
    public Solution Solution { get; } = solution;

    /// <summary>The solution's folder, as a full path.</summary>
    public string Folder { get; } = folder;

    /// <summary>What did not load; the rest goes on without it.</summary>
    public ImmutableArray<ToolkitDiagnostic> Problems { get; } = problems;

    /// <inheritdoc/>
    public void Dispose() => workspace.Dispose();
}
