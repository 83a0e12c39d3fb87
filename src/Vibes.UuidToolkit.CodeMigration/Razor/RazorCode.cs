using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Razor;

/// <summary>The C# that the Razor compiler makes of a file, and what of it stands in files as it is.</summary>
/// <param name="document">The generated document.</param>
/// <param name="tree">Its code.</param>
/// <param name="stretches">What was copied from files, in the order of the generated code.</param>
internal sealed class RazorCode(SourceGeneratedDocument document, SyntaxTree tree, ImmutableArray<RazorStretch> stretches)
{
    /// <summary>The generated document.</summary>
    public SourceGeneratedDocument Document { get; } = document;

    /// <summary>Its code.</summary>
    public SyntaxTree Tree { get; } = tree;

    /// <summary>Reads the mappings that the compiler has left in its code for the debugger.</summary>
    /// <param name="document">The generated document.</param>
    /// <param name="tree">Its code.</param>
    /// <param name="files">The texts of the project's Razor files.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static RazorCode Of(SourceGeneratedDocument document, SyntaxTree tree, IReadOnlyDictionary<string, SourceText> files, CancellationToken cancellation)
    {
        var (stretches, text) = (ImmutableArray.CreateBuilder<RazorStretch>(), tree.GetText(cancellation));
        foreach (var mapping in tree.GetLineMappings(cancellation))
            if (!mapping.IsHidden && files.TryGetValue(mapping.MappedSpan.Path, out var source))
            {
                var generated = TextSpan.FromBounds(text.Lines[mapping.Span.Start.Line].Start + (mapping.CharacterOffset ?? mapping.Span.Start.Character), At(text, mapping.Span.End));
                var from = TextSpan.FromBounds(At(source, mapping.MappedSpan.Span.Start), At(source, mapping.MappedSpan.Span.End));
                // The mapping is for breakpoints, and its end is a character or two off. The texts themselves cannot be wrong.
                var length = 0;
                while (length < Math.Min(generated.Length, from.Length) && text[generated.Start + length] == source[from.Start + length])
                    length++;
                if (length > 0)
                    stretches.Add(new(new(generated.Start, length), mapping.MappedSpan.Path, new(from.Start, length)));
            }

        return new(document, tree, stretches.ToImmutable());
    }

    /// <summary>The stretch that holds a part of the generated code; null where some of it stands in no file.</summary>
    public RazorStretch? Holding(TextSpan generated) => stretches.FirstOrDefault(stretch => stretch.Generated.Contains(generated));

    /// <summary>The stretches that a part of a file went to.</summary>
    public IEnumerable<RazorStretch> Of(string path, TextSpan source) => stretches.Where(stretch => stretch.Path == path && stretch.Source.Contains(source));

    private static int At(SourceText text, LinePosition position) =>
        position.Line >= text.Lines.Count ? text.Length : Math.Min(text.Lines[position.Line].Start + position.Character, text.Lines[position.Line].EndIncludingLineBreak);
}
