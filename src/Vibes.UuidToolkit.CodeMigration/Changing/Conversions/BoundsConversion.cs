using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// The bounds by which a library's check tells an id from none: <c>RuleFor(x => x.Id).GreaterThan(0)</c> becomes <c>NotEmpty()</c>,
/// <c>Guard.Against.OutOfRange(id, nameof(id), 1, int.MaxValue)</c> becomes <c>Guard.Against.Default(id, nameof(id))</c>. What let
/// 0 through checks nothing any more, and goes.
/// </summary>
internal static class BoundsConversion
{
    /// <summary>Changes the check that a number is a bound of.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool Convert(Place place, ExpressionSyntax number)
    {
        if (number.Parent is not ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call } list }
            || place.Model.GetSymbolInfo(call).Symbol is not IMethodSymbol method || Least(method.Name, [.. list.Arguments.Select(argument => Sentinel.Number(place, argument.Expression)).OfType<long>()]) is not { } least)
            return false;
        var tree = call.SyntaxTree;
        switch (method.ContainingNamespace.ToDisplayString())
        {
            case "FluentValidation" when least == 1:
                place.Edits.Replace(access.Name, "NotEmpty");
                place.Edits.Replace(list, "()");
                return true;
            case "FluentValidation":
                place.Edits.Replace(tree, TextSpan.FromBounds(access.Expression.Span.End, call.Span.End), "");
                return true;
            case "Ardalis.GuardClauses" when least == 1:
                place.Edits.Replace(access.Name, "Default");
                foreach (var argument in list.Arguments.Where(argument => Sentinel.Number(place, argument.Expression) is not null))
                    place.Edits.Replace(tree, TextSpan.FromBounds(argument.GetFirstToken().GetPreviousToken().SpanStart, argument.Span.End), "");
                return true;
            default:
                return false;
        }
    }

    /// <summary>The least number that a check lets through, 0 or 1, where it has no greatest; null for other checks.</summary>
    private static long? Least(string check, long[] bounds) => (check, bounds) switch
    {
        ("GreaterThan", [0]) or ("GreaterThanOrEqualTo", [1]) or ("InclusiveBetween" or "OutOfRange", [1, >= int.MaxValue]) or ("ExclusiveBetween", [0, >= int.MaxValue]) => 1,
        ("GreaterThan", [-1]) or ("GreaterThanOrEqualTo", [0]) or ("InclusiveBetween" or "OutOfRange", [0, >= int.MaxValue]) or ("ExclusiveBetween", [-1, >= int.MaxValue]) => 0,
        _ => null,
    };
}
