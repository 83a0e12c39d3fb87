using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>The value that does not fit, where the compiler blames another one beside it, or all of the call.</summary>
internal static class OtherValue
{
    /// <summary>
    /// <c>Assert.NotEqual(journal.Id, copied)</c>: of two values of one type one is a Guid, and the other is still a number. Where a function gives one
    /// of them, as in <c>SetProperty(j =&gt; j.Pages, id)</c>, it says what is set, and the last one is what it is set to.
    /// </summary>
    public static ExpressionSyntax? InCall(Place place, ExpressionSyntax refused)
    {
        foreach (var call in refused.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().Where(call => call == refused || IsInFunction(call, refused)).Take(2))
        {
            var values = OfAnyType(place, call).Select(argument => argument.Expression is LambdaExpressionSyntax { ExpressionBody: { } body } ? body : argument.Expression)
                .Where(value => place.IsGuid(value) || place.Model.GetTypeInfo(value).Type.IsIntegerOrNullable()).ToList();
            if (values.Find(value => !place.IsGuid(value)) is { } number && values.Exists(value => place.IsGuid(value)))
                return values.Exists(value => value.Parent is LambdaExpressionSyntax) ? values.FindLast(value => !OpenMarker.Is(value)) : number;
            // Get(x => x.Title, languageId): what is declared a number is a Guid, and the compiler blames the function beside it.
            if (call != refused && DeclaredNumber(place, call) is { } declared)
                return declared;
        }

        return null;
    }

    private static bool IsInFunction(InvocationExpressionSyntax call, ExpressionSyntax refused) =>
        call.ArgumentList.Arguments.Any(argument => argument.Expression is LambdaExpressionSyntax { ExpressionBody: { } body } function && (refused == function || refused == body));

    /// <summary>The Guid that is given to a parameter which is declared a number; null where there is none.</summary>
    public static ExpressionSyntax? DeclaredNumber(Place place, InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Except(OfAnyType(place, call)).Select(argument => argument.Expression).FirstOrDefault(value => place.IsGuid(value));

    /// <summary>The arguments of a call, without those for parameters that are declared to be of one type, such as a number.</summary>
    public static IEnumerable<ArgumentSyntax> OfAnyType(Place place, InvocationExpressionSyntax call)
    {
        var named = place.Model.GetSymbolInfo(call);
        List<IMethodSymbol> methods = [.. named.CandidateSymbols.Prepend(named.Symbol).OfType<IMethodSymbol>().Select(method => method.OriginalDefinition)];
        return call.ArgumentList.Arguments.Where((_, position) => methods.Count == 0 || methods.Exists(method => Taking(method, position) is { } parameter && !IsOne(IntegerTypes.Unwrap(parameter.Type)!)));
    }

    private static IParameterSymbol? Taking(IMethodSymbol method, int position) =>
        position < method.Parameters.Length ? method.Parameters[position] : method.Parameters is [.., { IsParams: true } last] ? last : null;

    // Math.Max(id, 5) has a sibling for each number; Convert.ToString(id, 16) has one for a format provider.
    private static bool IsOne(ITypeSymbol type) => type is INamedTypeSymbol { IsGenericType: false, TypeKind: TypeKind.Struct or TypeKind.Class, SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }
        or { Name: nameof(IFormatProvider) };

    /// <summary><c>id ?? rows.Count + 1</c>: what stands in for an id where there is none is a number. What a function is given has no type where the function is refused.</summary>
    public static ExpressionSyntax? InCoalesce(Place place, ExpressionSyntax refused) =>
        refused is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either && place.IsGuid(either.Left) && (place.Model.GetTypeInfo(either.Right).Type is null or { TypeKind: TypeKind.Error } || place.Model.GetTypeInfo(either.Right).Type.IsIntegerOrNullable()) ? either.Right : null;

    /// <summary><c>js.Single(j =&gt; j.Id == i + 1)</c>, in a test whose numbers stand for ids.</summary>
    public static ExpressionSyntax? InComparison(Place place, ExpressionSyntax refused) =>
        refused is BinaryExpressionSyntax comparison && IsComparison(comparison) && NumberOf(place, comparison.Left, comparison.Right) is { } number
        && place.Model.GetTypeInfo(number).Type.IsInteger() && KnownIds.Of(place, number) is not null ? number : null;

    /// <summary><c>join r in rows on j.Id equals r.Year</c>, <c>Join(rows, j =&gt; j.Id, r =&gt; r.Year, ...)</c>: of two keys one is a Guid. There may be several, <c>on new { j.Id, j.Pages } equals new { Id = r.Year, r.Pages }</c>.</summary>
    public static ExpressionSyntax? InJoin(Place place, SyntaxNode at, ExpressionSyntax refused)
    {
        var (left, right) = (at.FirstAncestorOrSelf<JoinClauseSyntax>(), refused) switch
        {
            ({ } join, _) when join.Span.Contains(at.Span) => (join.LeftExpression, join.RightExpression),
            (_, InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Join" or "GroupJoin" or "LeftJoin" or "RightJoin" },
                ArgumentList.Arguments: [_, { Expression: LambdaExpressionSyntax { ExpressionBody: { } outer } }, { Expression: LambdaExpressionSyntax { ExpressionBody: { } inner } }, ..],
            }) => (outer, inner),
            _ => (null, null),
        };
        return left is null || right is null ? null
            // Several keys together: those of one name are compared.
            : (left, right) is (AnonymousObjectCreationExpressionSyntax one, AnonymousObjectCreationExpressionSyntax other)
                ? one.Initializers.Join(other.Initializers, NameOf, NameOf, (key, beside) => NumberOf(place, key.Expression, beside.Expression)).FirstOrDefault(number => number is not null)
            : NumberOf(place, left, right);
    }

    private static string? NameOf(AnonymousObjectMemberDeclaratorSyntax member) => member.NameEquals?.Name.Identifier.ValueText ?? SyntaxFacts.TryGetInferredMemberName(member.Expression);

    private static ExpressionSyntax? NumberOf(Place place, ExpressionSyntax left, ExpressionSyntax right) =>
        place.IsGuid(left) && place.Model.GetTypeInfo(right).Type.IsIntegerOrNullable() ? right
        : place.IsGuid(right) && place.Model.GetTypeInfo(left).Type.IsIntegerOrNullable() ? left : null;

    /// <summary>Whether an expression compares two values.</summary>
    public static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression
        or SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;
}
