using System.Collections.Immutable;
using Vibes.UuidToolkit.CodeMigration.Changing;
using Vibes.UuidToolkit.CodeMigration.Writing;

namespace Vibes.UuidToolkit.CodeMigration.EntityFramework;

/// <summary>What becomes of a project's Entity Framework migrations.</summary>
/// <param name="Changes">The files.</param>
/// <param name="Open">What is left for a person.</param>
internal sealed record EntityFrameworkResult(ImmutableArray<FileChange> Changes, ImmutableArray<OpenPlace> Open)
{
    /// <summary>Nothing.</summary>
    public static EntityFrameworkResult None { get; } = new([], []);
}
