using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A number's format goes from an id: <c>{id:D6}</c>, <c>id.ToString("D6")</c>, <c>id.ToString(CultureInfo.InvariantCulture)</c>.</summary>
internal sealed partial class FormatConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0606"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        var tree = place.Node.SyntaxTree;
        switch (place.Node)
        {
            case InterpolationFormatClauseSyntax format:
                place.Edits.Replace(format, "");
                break;
            case ArgumentListSyntax arguments:
                place.Edits.Replace(tree, TextSpan.FromBounds(arguments.OpenParenToken.Span.End, arguments.CloseParenToken.SpanStart), "");
                break;
            // id.ToString().PadLeft(6, '0').
            case SimpleNameSyntax { Parent: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax text, Parent: InvocationExpressionSyntax padded } }:
                place.Edits.Replace(tree, TextSpan.FromBounds(text.Span.End, padded.Span.End), "");
                break;
            case ExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax list } argument } when FormatOf(place, list, argument) is { Count: > 0 } formats:
                foreach (var format in formats)
                    place.Edits.Replace(tree, format, "");
                break;
            default:
                place.Leave(place.Node, "It formats an id as a number, which throws for a Guid.");
                break;
        }
    }

    // string.Format("{0}-{1:000000}.txt", title, id): those of the value, which a number names, or a name in its turn.
    private static List<TextSpan> FormatOf(Place place, ArgumentListSyntax list, ArgumentSyntax value)
    {
        var position = list.Arguments.IndexOf(value);
        var format = list.Arguments.Take(position).ToList().FindIndex(argument => argument.Expression is LiteralExpressionSyntax { Token.Value: string } literal && place.Model.GetConstantValue(literal).HasValue);
        var formats = new List<TextSpan>();
        if (format < 0)
            return formats;
        var text = list.Arguments[format].Expression;
        var next = 0;
        foreach (Match placeholder in Placeholder().Matches(text.ToString()))
        {
            var index = int.TryParse(placeholder.Groups["name"].Value, out var number) ? number : next;
            next = index + 1;
            if (index == position - format - 1 && placeholder.Groups["format"] is { Success: true } written)
                formats.Add(new(text.SpanStart + written.Index, written.Length));
        }

        return formats;
    }

    [GeneratedRegex(@"(?<!\{)(?:\{\{)*\{(?<name>[^{}:,]+)(?:,[^{}:]*)?(?<format>:[^{}]*)?\}")]
    private static partial Regex Placeholder();
}
