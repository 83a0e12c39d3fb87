using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A validation attribute that no UUID passes asks for UUIDs where it refused something besides what is no number, as <c>[Range(1, int.MaxValue)]</c>
/// refuses 0; otherwise it goes.
/// </summary>
internal sealed class ValidationConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0404", "VUID0490"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Node.FirstAncestorOrSelf<AttributeSyntax>() is not { Parent: AttributeListSyntax list } attribute)
            return;
        if (PatternConversion.Convert(place, attribute) || RangeConversion.Convert(place, attribute))
            return;
        var tree = list.SyntaxTree;
        if (list.Attributes.Count > 1)
        {
            var index = list.Attributes.IndexOf(attribute);
            place.Edits.Replace(tree, index == 0
                ? TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart)
                : TextSpan.FromBounds(list.Attributes[index - 1].Span.End, attribute.Span.End), "");
        }
        else
            // With the line break behind it, where it stands on a line of its own.
            place.Edits.Replace(tree, Removal.Of(list), "");
    }
}
