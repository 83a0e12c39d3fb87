using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>An id that a test asks for since no row has it, <c>Find(journal.Id + 999)</c>: how far it is beyond one that there is says nothing, and a new UUID is no row's either.</summary>
internal static class MissingId
{
    private static readonly string[] Equalities = ["Equal", "AreEqual", "StrictEqual", "EqualTo", "IsEqualTo", "Be", "ShouldBe", "ShouldEqual"];

    /// <summary>Whether a sum is one: of an id and a certain number, in a test.</summary>
    public static bool Is(Place place, BinaryExpressionSyntax sum) =>
        TestProject.Is(place.Model.Compilation) && (Sentinel.Number(place, sum.Right) > 0 || Sentinel.Number(place, sum.Left) > 0);

    /// <summary>Whether a test says of a row that it has the id, <c>Assert.Equal(first.Id + 1, second.Id)</c>: then the ids' order is meant.</summary>
    public static bool IsExpected(Place place, ExpressionSyntax id) => id.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && TestProject.Is(place.Model.Compilation)
        && call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Array.IndexOf(Equalities, name) >= 0;

    /// <summary>Whether a test asks for it by an address, <c>$"/journals/{journal.Id + 999}"</c>.</summary>
    public static bool IsInAddress(Place place, ExpressionSyntax id) => TestProject.Is(place.Model.Compilation) && Before(place, id) is { Length: > 0 } text && text[^1] is '/' or '=';

    // What stands before a value in a text; null where that is none.
    private static string? Before(Place place, ExpressionSyntax value) => value.Parent switch
    {
        ParenthesizedExpressionSyntax parenthesized => Before(place, parenthesized),
        InterpolationSyntax { FormatClause: null, Parent: InterpolatedStringExpressionSyntax { Contents: var parts } } hole => parts.TakeWhile(part => part != hole).LastOrDefault() is InterpolatedStringTextSyntax { TextToken.ValueText: var text } ? text : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var left, Right: var right } when right == value => place.Model.GetConstantValue(left).Value as string,
        _ => null,
    };
}
