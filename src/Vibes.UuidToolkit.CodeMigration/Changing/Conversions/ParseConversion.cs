using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary><c>int.Parse</c>, <c>int.TryParse</c> and <c>Convert.ToInt32</c> of a text read a Guid; number styles go. A method of the program's own that reads an integer has a sibling beside it.</summary>
internal sealed class ParseConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0306"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Node is ExpressionSyntax called && place.Model.GetSymbolInfo(called).Symbol is IMethodSymbol reader && IntegerReader.Is(reader))
        {
            GuidReader.Convert(place, called, reader.ReducedFrom ?? reader);
            return;
        }

        if (place.Node is not MemberAccessExpressionSyntax method)
            return;
        var isTrial = method.Name.Identifier.ValueText == "TryParse";
        place.Edits.Replace(method, $"{place.Guid}.{(isTrial ? "TryParse" : "Parse")}");
        if (method.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: var arguments })
            return;
        if (arguments.FirstOrDefault()?.Expression is { } text && IsFound(place.Model, text))
            place.Leave(text, "A regular expression found this text, and a pattern of digits finds no UUID: see that it lets UUIDs through.");
        if (arguments.FirstOrDefault() is { } read)
            foreach (var (written, number) in Numbers(read.Expression))
                place.Edits.Replace(written, $"\"{place.IdText(number, written)}\"");
        foreach (var argument in arguments)
            // Guid takes a format provider, which it does not use, and no styles and no base.
            if (!TypeConversion.ChangeDeclared(place, argument) && argument != arguments[0] && !argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
                place.Edits.Replace(argument.SyntaxTree, TextSpan.FromBounds(argument.GetFirstToken().GetPreviousToken().SpanStart, argument.Span.End), "");
    }

    // int.Parse(claim?.Value ?? "0"): the text of a number that stands in for one.
    private static IEnumerable<(LiteralExpressionSyntax Text, long Number)> Numbers(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax { Token.Value: string written } literal when long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => [(literal, number)],
        ParenthesizedExpressionSyntax inner => Numbers(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } choice => [.. Numbers(choice.Left), .. Numbers(choice.Right)],
        ConditionalExpressionSyntax choice => [.. Numbers(choice.WhenTrue), .. Numbers(choice.WhenFalse)],
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Numbers(arm.Expression)),
        _ => [],
    };

    // int.Parse(match.Groups["id"].Value)
    private static bool IsFound(SemanticModel model, ExpressionSyntax text) => text.DescendantNodesAndSelf().OfType<MemberAccessExpressionSyntax>().Any(member =>
        model.GetTypeInfo(member.Expression).Type is { Name: "Group" or "Match" or "Capture", ContainingNamespace: { Name: "RegularExpressions", ContainingNamespace: { Name: "Text", ContainingNamespace.Name: "System" } } });
}
