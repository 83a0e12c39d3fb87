using System.Collections.Immutable;

namespace Vibes.UuidToolkit.Verification.Comparison;

/// <summary>A line of a canonical text with the lines below it.</summary>
/// <param name="Text">The line, without its indentation.</param>
/// <param name="Children">The lines that are indented below it.</param>
internal sealed record Declaration(string Text, ImmutableArray<Declaration> Children)
{
    /// <summary>The whole of it as text, which is equal where all of it is.</summary>
    public string Full { get; } = Children.IsEmpty ? Text : Text + "\n" + string.Join('\n', Children.Select(child => "  " + child.Full.Replace("\n", "\n  ", StringComparison.Ordinal)));
}
