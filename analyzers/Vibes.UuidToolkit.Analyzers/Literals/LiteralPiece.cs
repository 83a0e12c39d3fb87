using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Literals;

/// <summary>A part of a constant string: a literal, the text of an interpolated string, or another constant.</summary>
/// <param name="Node">Its syntax.</param>
/// <param name="Value">Its characters; null where it is another constant, whose value is not in the source here.</param>
internal sealed record LiteralPiece(SyntaxNode Node, string? Value)
{
    /// <summary>Where each character begins in the source, and last where they end; null where that is not known. Worked out when asked for: few texts are reported.</summary>
    public IReadOnlyList<int>? Places => LiteralToken.Places(Node);
}
