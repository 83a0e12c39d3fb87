using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A number's format goes from an id: <c>{id:D6}</c>, <c>id.ToString("D6")</c>, <c>id.ToString(CultureInfo.InvariantCulture)</c>.</summary>
internal sealed class FormatConversion : Conversion
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
            case ExpressionSyntax value when value.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call && FormatOf(place, call) is { } format:
                place.Edits.Replace(format, System.Text.RegularExpressions.Regex.Replace(format.ToString(), @"\{(\d+)(,-?\d+)?:[^}]*\}", "{$1$2}"));
                break;
            default:
                place.Leave(place.Node, "It formats an id as a number, which throws for a Guid.");
                break;
        }
    }

    // string.Format("journal-{0:000000}.txt", id) with that one value.
    private static LiteralExpressionSyntax? FormatOf(Place place, InvocationExpressionSyntax call)
    {
        var arguments = call.ArgumentList.Arguments;
        var format = arguments.Select(argument => argument.Expression).OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.Token.Value is string);
        return format is not null && arguments[^1].Expression != format && arguments.SkipWhile(argument => argument.Expression != format).Count() == 2 && place.Model.GetConstantValue(format).HasValue ? format : null;
    }
}
