using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>Ids that are joined into the parentheses of a statement, <c>IN (1, 2)</c>: a UUID has to be quoted there, as a number need not be.</summary>
internal sealed class JoinedIdsConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0616"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Node is not InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: var values }] })
            return;
        const string Quoted = "(id => $\"'{id}'\")";
        var tree = values.SyntaxTree;
        var isLinq = place.Model.GetSpeculativeSymbolInfo(values.SpanStart, SyntaxFactory.ParseTypeName("Enumerable"), SpeculativeBindingOption.BindAsTypeOrNamespace).Symbol is INamedTypeSymbol;
        if (isLinq && values is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax)
            place.Edits.Replace(tree, new TextSpan(values.Span.End, 0), $".Select{Quoted}");
        else
        {
            place.Edits.Replace(tree, new TextSpan(values.SpanStart, 0), "System.Linq.Enumerable.Select(");
            place.Edits.Replace(tree, new TextSpan(values.Span.End, 0), $", {Quoted[1..^1]})");
        }
    }
}
