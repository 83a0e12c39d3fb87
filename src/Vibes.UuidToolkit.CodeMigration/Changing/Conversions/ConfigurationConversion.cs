using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>Entity Framework's configuration of a key: what generates, converts or stores it as a number goes, and a column type becomes <c>uuid</c>.</summary>
internal sealed class ConfigurationConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0201", "VUID0202", "VUID0203", "VUID0204"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Rule == "VUID0202")
            ChangeType(place);
        else if (place.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { Expression: MemberAccessExpressionSyntax access } call)
        {
            if (place.Rule == "VUID0204" && call.ArgumentList.Arguments is [{ Expression: var value }] && Sentinel.Number(place, value) is not (null or 0))
                // A constant of the program changes where it is declared.
                LiteralConversion.Convert(place, value);
            else
                Remove(place, call, access);
        }
        else if (place.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
            place.Leave(attribute, "It makes integers.");
    }

    private static void ChangeType(Place place)
    {
        if (place.Node.DescendantNodesAndSelf().OfType<LiteralExpressionSyntax>().FirstOrDefault(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)) is { } literal)
            place.Edits.Replace(literal, "\"uuid\"");
        else
            place.Leave(place.Node, "The column's type is an integer.");
    }

    private static void Remove(Place place, InvocationExpressionSyntax call, MemberAccessExpressionSyntax access)
    {
        var tree = call.SyntaxTree;
        // The sequence goes with all that is said of it.
        if (access.Name.Identifier.ValueText == "HasSequence" && call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } whole)
        {
            place.Edits.Replace(tree, Removal.Of(whole), "");
            return;
        }

        // A statement of which nothing is left: property.UseHiLo().
        if (call.Parent is ExpressionStatementSyntax statement && access.Expression is IdentifierNameSyntax)
            place.Edits.Replace(tree, Removal.Of(statement), "");
        else
            // From behind the receiver, so that a chain over several lines closes up.
            place.Edits.Replace(tree, TextSpan.FromBounds(access.Expression.Span.End, call.Span.End), "");
    }
}
