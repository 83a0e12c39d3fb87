using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A number that an id is compared with.</summary>
internal static class Sentinel
{
    /// <summary>The number that an expression always is; null for none.</summary>
    public static long? Number(Place place, ExpressionSyntax expression) =>
        place.Model.GetConstantValue(expression) is { HasValue: true, Value: { } value } && LiteralConversion.IsInteger(value) ? LiteralConversion.NumberOf(value) : null;

    /// <summary>Whether it is a constant that the program declares, and that changes where it is declared. One that is a number still, counts are compared with too.</summary>
    public static bool IsDeclared(Place place, ExpressionSyntax constant) => !place.IsRefused
        && place.Model.GetSymbolInfo(constant).Symbol is IFieldSymbol { DeclaringSyntaxReferences.IsEmpty: false } or ILocalSymbol;

    /// <summary>Whether an expression may be null.</summary>
    public static bool IsNullable(Place place, ExpressionSyntax expression) =>
        place.Model.GetTypeInfo(expression).Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>
    /// The number that an id is compared with, and whether it has to be that one; null where the order itself is asked for:
    /// greater than 0 is not 0.
    /// </summary>
    public static (long Number, bool IsEqual)? Test(SyntaxKind comparison, long number) => (comparison, number) switch
    {
        (SyntaxKind.EqualsExpression, _) => (number, true),
        (SyntaxKind.NotEqualsExpression, _) => (number, false),
        (SyntaxKind.GreaterThanExpression, 0) or (SyntaxKind.GreaterThanOrEqualExpression, 1) => (0, false),
        (SyntaxKind.LessThanOrEqualExpression, 0) or (SyntaxKind.LessThanExpression, 1) => (0, true),
        (SyntaxKind.LessThanExpression, 0) or (SyntaxKind.LessThanOrEqualExpression, -1) => (-1, true),
        (SyntaxKind.GreaterThanOrEqualExpression, 0) or (SyntaxKind.GreaterThanExpression, -1) => (-1, false),
        _ => null,
    };
}
