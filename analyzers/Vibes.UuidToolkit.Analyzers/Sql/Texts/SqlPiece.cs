using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Literals;

namespace Vibes.UuidToolkit.Analyzers.Sql.Texts;

/// <summary>A part of a SQL text as the program puts it together.</summary>
/// <param name="Node">The literal, the constant, or the expression whose value is put there.</param>
/// <param name="Value">Its characters; the mark of a hole for a value that only the run knows.</param>
/// <param name="IsHole">Whether only the run knows the value.</param>
/// <param name="IsElsewhere">Whether it is a text of its own that is looked at where it is written.</param>
internal sealed record SqlPiece(SyntaxNode Node, string Value, bool IsHole = false, bool IsElsewhere = false)
{
    /// <summary>Where each character stands in the source, and last where they end; null for other constants and holes. Worked out when asked for: few texts are reported.</summary>
    public IReadOnlyList<int>? Places => LiteralToken.Places(Node);
}
