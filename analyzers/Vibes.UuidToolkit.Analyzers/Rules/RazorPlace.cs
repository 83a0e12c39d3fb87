using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>Where a place in the Razor compiler's code stands in the file that a person writes.</summary>
internal static class RazorPlace
{
    /// <summary>Whether nothing of a place was written by a person: it is the compiler's own, which it makes anew from what was.</summary>
    public static bool IsHidden(SyntaxTree tree, TextSpan span) => !Mappings(tree, span).Any();

    /// <summary>
    /// The place in the file. Of what is partly the compiler's own, the part that a person wrote; of what is wholly so, the line
    /// that was compiled last before it.
    /// </summary>
    public static FileLinePositionSpan Of(SyntaxTree tree, TextSpan span)
    {
        if (Mappings(tree, span).FirstOrDefault() is { MappedSpan.IsValid: true } mapping)
        {
            var part = TextSpan.FromBounds(Math.Max(span.Start, Start(tree, mapping)), Math.Max(span.Start, Math.Min(span.End, End(tree, mapping))));
            return tree.GetMappedLineSpan(part);
        }

        var before = tree.GetLineMappings().Where(IsWritten).LastOrDefault(mapping => Start(tree, mapping) <= span.Start);
        var nearest = before.MappedSpan.IsValid ? before : tree.GetLineMappings().FirstOrDefault(IsWritten);
        return nearest.MappedSpan.IsValid ? nearest.MappedSpan : tree.GetLineSpan(span);
    }

    private static IEnumerable<LineMapping> Mappings(SyntaxTree tree, TextSpan span) => tree.GetLineMappings().Where(mapping => IsWritten(mapping)
        && Start(tree, mapping) <= span.End && span.Start <= End(tree, mapping) && (span.IsEmpty || Start(tree, mapping) < span.End && span.Start < End(tree, mapping)));

    private static bool IsWritten(LineMapping mapping) => !mapping.IsHidden && mapping.MappedSpan is { IsValid: true, Path.Length: > 0 };

    private static int Start(SyntaxTree tree, LineMapping mapping) => tree.GetText().Lines[mapping.Span.Start.Line].Start + (mapping.CharacterOffset ?? mapping.Span.Start.Character);

    // Up to the empty line behind it, which is the compiler's own.
    private static int End(SyntaxTree tree, LineMapping mapping) => tree.GetText().Lines.GetPosition(mapping.Span.End);
}
