using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The members that mention a name.</summary>
/// <param name="Near">Those in the file that declares what it is the name of.</param>
/// <param name="Far">Those in other files.</param>
/// <param name="Numbering">Those, near or far, that may give it a number that is no id.</param>
internal sealed record Mentioned(IReadOnlyList<SyntaxNode> Near, IReadOnlyList<SyntaxNode> Far, IReadOnlyList<SyntaxNode> Numbering)
{
    /// <summary>No member.</summary>
    public static Mentioned Nowhere { get; } = new([], [], []);
}
