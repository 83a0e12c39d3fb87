using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>SQL in strings, and what is given to it: casts, column types, numbers and parameters' types.</summary>
internal sealed class SqlConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0501", "VUID0502", "VUID0503", "VUID0507", "VUID0508"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        var (path, span) = (place.Node.SyntaxTree.FilePath, place.Span);
        var text = place.Node.SyntaxTree.GetText().ToString(span);
        switch (place.Rule)
        {
            case "VUID0501" or "VUID0502":
                place.Edits.Replace(path, span, "uuid");
                break;
            case "VUID0503" when long.TryParse(text, out var number):
                place.Edits.Replace(path, span, $"'{place.Row(number)}'");
                break;
            case "VUID0507" when place.Node.FirstAncestorOrSelf<InterpolationSyntax>() is { } interpolation:
                place.Edits.Replace(path, new(interpolation.SpanStart, 0), "'");
                place.Edits.Replace(path, new(interpolation.Span.End, 0), "'");
                break;
            case "VUID0508":
                Declare(place);
                break;
            default:
                place.Leave(place.Node, "SQL that takes an id for a number.");
                break;
        }
    }

    private static void Declare(Place place)
    {
        switch (place.Node)
        {
            case MemberAccessExpressionSyntax access:
                place.Edits.Replace(access.Name, access.Name.Identifier.ValueText is "Integer" or "Bigint" or "Smallint" ? "Uuid" : "Guid");
                break;
            case IdentifierNameSyntax { Identifier.ValueText: "Integer" or "Bigint" or "Smallint" } name:
                place.Edits.Replace(name, "Uuid");
                break;
            case TypeSyntax type:
                TypeConversion.Change(place, type);
                break;
            case ObjectCreationExpressionSyntax creation:
                TypeConversion.Change(place, creation.Type);
                break;
        }
    }
}
