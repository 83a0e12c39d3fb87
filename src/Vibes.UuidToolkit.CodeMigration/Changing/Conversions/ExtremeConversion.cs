using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// The greatest or smallest id that a query asks the database for: PostgreSQL has no <c>max(uuid)</c> before 18, and the first of the
/// sorted rows is the same. <c>q.Max(x => x.Id)</c> becomes <c>q.OrderByDescending(x => x.Id).Select(x => x.Id).First()</c>. Whether
/// the greatest id still is what is wanted, the rules ask afterwards.
/// </summary>
internal sealed class ExtremeConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0604"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        if (place.Node is not IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } } name
            || place.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || !IsQuery(method) || place.Model.LookupNamespacesAndTypes(call.SpanStart, name: nameof(Queryable)).IsEmpty
            || call.ArgumentList.Arguments is not [{ NameColon: null, Expression: SimpleLambdaExpressionSyntax { ExpressionBody: { } selected } selector } argument, ..])
            return;
        var id = WithoutCasts(selected);
        // NULL is no maximum, and would be the first of the sorted rows.
        if (id is not MemberAccessExpressionSyntax || place.Model.GetTypeInfo(id).Type is not { OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T })
            return;
        var (isGreatest, isAsync) = (method.Name.StartsWith("Max", StringComparison.Ordinal), method.Name.EndsWith("Async", StringComparison.Ordinal));
        var isOptional = method.TypeArguments[^1].OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var first = $"{(isOptional ? "FirstOrDefault" : "First")}{(isAsync ? "Async" : "")}";
        place.Edits.Replace(name, $"{(isGreatest ? "OrderByDescending" : "OrderBy")}({selector.Parameter} => {id}).Select");
        place.Edits.Replace(call.SyntaxTree, call.ArgumentList.Arguments is [_, var cancellation, ..] ? TextSpan.FromBounds(argument.Span.End, cancellation.SpanStart) : new TextSpan(argument.Span.End, 0), $").{first}(");
    }

    // In memory a Guid has an order, and Max takes the greatest.
    private static bool IsQuery(IMethodSymbol method) => method is { Name: "Max" or "Min" or "MaxAsync" or "MinAsync" }
        && (method.ReducedFrom ?? method) is { Parameters: [{ Type: INamedTypeSymbol { Name: "IQueryable" } }, ..] };

    private static ExpressionSyntax WithoutCasts(ExpressionSyntax expression) => expression switch
    {
        CastExpressionSyntax cast => WithoutCasts(cast.Expression),
        ParenthesizedExpressionSyntax parenthesized => WithoutCasts(parenthesized.Expression),
        _ => expression,
    };
}
