using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// Numbers in one argument of a call where another argument of the same shape has Guids: <c>Assert.Equal((1020, "x"), (journal.Id,
/// journal.Title))</c>, <c>Assert.Equal([1, 2], ids)</c>, or where what the call is said of has them: <c>rows.Should().Contain([(1020, "x")])</c>; in a test also one that is counted,
/// <c>Assert.Equal(i, journal.Id)</c>.
/// </summary>
internal static class LiteralsBeside
{
    /// <summary>Changes them.</summary>
    /// <returns>Whether there were any.</returns>
    public static bool Convert(Place place, ExpressionSyntax refused)
    {
        if (refused.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { ArgumentList.Arguments.Count: > 0 } call)
            return false;
        var found = false;
        var arguments = OtherValue.OfAnyType(place, call).ToList();
        var asserted = Asserted(call) is { } value ? place.Model.GetTypeInfo(value).Type : null;
        foreach (var argument in arguments)
            foreach (var (literal, path) in Literals(argument.Expression, []))
                if (Sentinel.Number(place, literal) is not null && (IsGuid(asserted, path) || IsGuid(asserted, [-1, .. path])
                    || arguments.Exists(other => other != argument && IsGuid(place.Model.GetTypeInfo(other.Expression).Type, path))))
                {
                    LiteralConversion.Convert(place, literal);
                    found = true;
                }

        // Assert.Equal(i, rows[i].Id), in a test whose numbers stand for ids.
        foreach (var argument in arguments)
            if (!found && place.Model.GetTypeInfo(argument.Expression).Type.IsInteger() && arguments.Exists(other => other != argument && place.IsGuid(other.Expression)) && KnownIds.Of(place, argument.Expression) is { } counted)
                found = place.Edits.Replace(argument.Expression, counted);
        return found;
    }

    // What an assertion is said of: rows in rows.Should().HaveCount(2).And.Contain(...), and in rows.ShouldContain(...).
    private static ExpressionSyntax? Asserted(InvocationExpressionSyntax call)
    {
        var receiver = (call.Expression as MemberAccessExpressionSyntax)?.Expression;
        for (var part = receiver; part is not null;)
            switch (part)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Should", Expression: var value } }:
                    return value;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var owner } }:
                    part = owner;
                    break;
                case MemberAccessExpressionSyntax { Expression: var owner }:
                    part = owner;
                    break;
                default:
                    part = null;
                    break;
            }
        return call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name.StartsWith("Should", StringComparison.Ordinal) ? receiver : null;
    }

    private static bool IsGuid(ITypeSymbol? type, int[] path) => IntegerTypes.Unwrap(At(type, path)).IsGuid();

    // A step is a tuple's element, or -1 for the elements of a collection.
    private static IEnumerable<(ExpressionSyntax Literal, int[] Path)> Literals(ExpressionSyntax expression, int[] path)
    {
        switch (expression)
        {
            case TupleExpressionSyntax tuple:
                return tuple.Arguments.SelectMany((element, index) => Literals(element.Expression, [.. path, index]));
            case CollectionExpressionSyntax collection:
                return collection.Elements.OfType<ExpressionElementSyntax>().SelectMany(element => Literals(element.Expression, [.. path, -1]));
            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions.SelectMany(element => Literals(element, [.. path, -1]));
            case ImplicitArrayCreationExpressionSyntax array:
                return array.Initializer.Expressions.SelectMany(element => Literals(element, [.. path, -1]));
            case LiteralExpressionSyntax or PrefixUnaryExpressionSyntax:
                return [(expression, path)];
            default:
                return [];
        }
    }

    private static ITypeSymbol? At(ITypeSymbol? type, int[] path)
    {
        foreach (var step in path)
            type = step < 0 ? Places.Sequence(type)?.TypeArguments[0] : type is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.ElementAtOrDefault(step)?.Type : null;
        return type;
    }
}
