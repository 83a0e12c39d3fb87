using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Writing;

/// <summary>What a file becomes.</summary>
/// <param name="Path">The file's full path.</param>
/// <param name="Before">Its text as it was read, with its encoding; null where the file is new.</param>
/// <param name="After">Its text as it will be.</param>
public sealed record FileChange(string Path, SourceText? Before, SourceText After);
