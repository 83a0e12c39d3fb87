using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Razor;

/// <summary>C# that the Razor compiler has copied from a file into its own code, character by character.</summary>
/// <param name="Generated">Where it stands in the generated code.</param>
/// <param name="Path">The file that it comes from: the page itself, or one whose directives hold for it.</param>
/// <param name="Source">Where it stands there.</param>
internal sealed record RazorStretch(TextSpan Generated, string Path, TextSpan Source)
{
    /// <summary>Where a part of the generated code comes from.</summary>
    public TextSpan ToSource(TextSpan generated) => new(generated.Start - Generated.Start + Source.Start, generated.Length);

    /// <summary>Where a part of the file went to.</summary>
    public TextSpan ToGenerated(TextSpan source) => new(source.Start - Source.Start + Generated.Start, source.Length);
}
