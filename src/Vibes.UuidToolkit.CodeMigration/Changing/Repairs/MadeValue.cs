using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers;
using Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Repairs;

/// <summary>
/// What a function makes for an id beside it, <c>RuleFor(j =&gt; j.Id, f =&gt; f.UniqueIndex)</c>. Of several functions that could be meant the compiler tells of one that takes something
/// else, and blames the function as a whole.
/// </summary>
internal static class MadeValue
{
    /// <summary>The values that a refused function gives back, where another argument of its call is a Guid or gives one; none for other expressions.</summary>
    public static IEnumerable<ExpressionSyntax> Of(Place place, ExpressionSyntax refused)
    {
        if (refused is not LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument } function
            || !call.ArgumentList.Arguments.Any(other => other != argument && place.IsGuid(other.Expression is LambdaExpressionSyntax { ExpressionBody: { } told } ? told : other.Expression)))
            return [];
        return function.ExpressionBody is { } body ? Leaves(body)
            : function.Block!.DescendantNodes(node => node is not AnonymousFunctionExpressionSyntax and not LocalFunctionStatementSyntax).OfType<ReturnStatementSyntax>().Select(statement => statement.Expression).OfType<ExpressionSyntax>().SelectMany(Leaves);
    }

    /// <summary>Changes one of them, which was a number.</summary>
    /// <param name="place">The value.</param>
    /// <param name="value">The value as well.</param>
    /// <param name="was">What it was, and the type that it had.</param>
    public static void Convert(Place place, ExpressionSyntax value, (ExpressionSyntax Expression, SemanticModel Model) was)
    {
        var type = was.Model.GetTypeInfo(was.Expression).Type;
        if (!type.IsIntegerOrNullable() || place.IsGuid(value) || OpenMarker.Is(value))
            return;
        if (place.Model.GetConstantValue(value) is { HasValue: true, Value: { } constant } && LiteralConversion.IsInteger(constant))
            LiteralConversion.Convert(place, value);
        else if (type.IsInteger() && KnownIds.Of(place, value) is { } counted)
            place.Edits.Replace(value, counted);
        else
            OpenMarker.Put(place, value, was.Expression, GuidName.At(place.Model, value.SpanStart) + (type.IsInteger() ? "" : "?"));
    }

    private static IEnumerable<ExpressionSyntax> Leaves(ExpressionSyntax value) => value switch
    {
        ParenthesizedExpressionSyntax inner => Leaves(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } either => Leaves(either.Left).Concat(Leaves(either.Right)),
        ConditionalExpressionSyntax choice => Leaves(choice.WhenTrue).Concat(Leaves(choice.WhenFalse)),
        SwitchExpressionSyntax choice => choice.Arms.SelectMany(arm => Leaves(arm.Expression)),
        _ => [value],
    };
}
