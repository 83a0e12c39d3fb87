using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>How a member is written behind another one: below it with a line between them, or in its line where several stand in one.</summary>
internal static class MemberBeside
{
    /// <summary>The text to put at the end of the other one.</summary>
    /// <param name="other">The other one.</param>
    /// <param name="declaration">The member, without a comment.</param>
    /// <param name="comment">The lines of its comment.</param>
    public static string Text(MemberDeclarationSyntax other, string declaration, IEnumerable<string> comment)
    {
        var source = other.SyntaxTree.GetText();
        var line = source.Lines.GetLineFromPosition(other.SpanStart);
        var (indent, end) = (source.ToString(TextSpan.FromBounds(line.Start, other.SpanStart)), source.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)));
        return string.IsNullOrWhiteSpace(indent) && end.Length > 0 ? $"{end}{end}{string.Concat(comment.Select(said => indent + said + end))}{indent}{declaration}" : $" {declaration}";
    }
}
