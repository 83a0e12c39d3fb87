using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>What a test asserts of numbers and not of Guids: that an id was given, <c>user.Id.Should().BePositive()</c>, is the default one, or one that may be null.</summary>
internal static class GuidAssertions
{
    private const string IsGiven = "NotBeEmpty";

    /// <summary>Changes it to what is said of a Guid.</summary>
    /// <returns>Whether it was one.</returns>
    public static bool Convert(Place place, ExpressionSyntax refused)
    {
        if (refused.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: { } compared } } } })
            return IsOfGuid(place.Model.GetTypeInfo(compared).Type) && (Unwrap(place, refused) || Default(place, refused));
        if (refused.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ShouldBePositive", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: var reasons } given } claim && place.IsGuid(refused))
            return place.Edits.Replace(given.SyntaxTree, TextSpan.FromBounds(claim.Name.SpanStart, reasons.Count > 0 ? reasons[0].SpanStart : given.Span.End), $"ShouldNotBe({place.Guid}.{nameof(Guid.Empty)}{(reasons.Count > 0 ? ", " : ")")}");
        if (refused is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } name, Expression: { } asserted }, ArgumentList.Arguments: var arguments }
            || !IsOfGuid(place.Model.GetTypeInfo(asserted).Type))
            return false;
        var limit = arguments.Count > 0 ? Sentinel.Number(place, arguments[0].Expression) : null;
        switch (name.Identifier.ValueText)
        {
            case "BePositive":
                break;
            case "BeGreaterThan" when limit == 0:
            case "BeGreaterThanOrEqualTo" when limit == 1:
                // The reasons stay.
                var end = arguments.Count > 1 ? arguments[1].SpanStart : arguments[0].Span.End;
                place.Edits.Replace(refused.SyntaxTree, TextSpan.FromBounds(arguments[0].SpanStart, end), "");
                break;
            // Of a Guid a text may be meant as well, whose default is another.
            case "Be" or "NotBe" when arguments.Count > 0 && arguments[0].Expression.IsKind(SyntaxKind.DefaultLiteralExpression):
                place.Edits.Replace(arguments[0].Expression, $"{place.Guid}.{nameof(Guid.Empty)}");
                return true;
            default:
                return false;
        }

        place.Edits.Replace(name, IsGiven);
        return true;
    }

    // user.RoleId.Should().Be(command.RoleId): of numbers there is an overload that takes null. The test fails either way when it is.
    private static bool Unwrap(Place place, ExpressionSyntax expected)
    {
        if (place.Model.GetTypeInfo(expected).Type is not INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } || !value.IsGuid())
            return false;
        var (before, after) = expected is NameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax ? ("", "") : ("(", ")");
        var sure = place.Model.GetNullableContext(expected.SpanStart).AnnotationsEnabled() ? "!" : "";
        place.Edits.Replace(expected, $"{before}{expected}{after}{sure}.{nameof(Nullable<Guid>.Value)}");
        return true;
    }

    // user.Id.Should().Be(default(int)).
    private static bool Default(Place place, ExpressionSyntax expected)
    {
        if (expected is not DefaultExpressionSyntax { Type: var type } || !place.Model.GetTypeInfo(type).Type.IsIntegerOrNullable())
            return false;
        TypeConversion.Change(place, type);
        return true;
    }

    private static bool IsOfGuid(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Name is "GuidAssertions" or "NullableGuidAssertions" && type.GetMembers(IsGiven).Length > 0)
                return true;
        return false;
    }
}
