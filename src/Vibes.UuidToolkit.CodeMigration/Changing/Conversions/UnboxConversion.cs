using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>A boxed id: <c>(int)value</c> and <c>Convert.ToInt32(value)</c> become <c>(Guid)value</c>; a reader's <c>GetInt32</c> becomes <c>GetGuid</c>.</summary>
internal sealed class UnboxConversion : Conversion
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Rules { get; } = ["VUID0307", "VUID0509"];

    /// <inheritdoc/>
    public override void Convert(Place place)
    {
        switch (place.Node)
        {
            // (int)Convert.ChangeType(text, typeof(int))
            case TypeSyntax { Parent: CastExpressionSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(System.Convert.ChangeType) }, ArgumentList.Arguments: [{ Expression: var text }, ..] } } converted }
                when place.Model.GetTypeInfo(text).Type?.SpecialType == SpecialType.System_String:
                place.Edits.Replace(converted, $"{place.Guid}.Parse({text})");
                break;
            case TypeSyntax type and not SimpleNameSyntax:
                TypeConversion.Change(place, type);
                Ask(place, (type.Parent as CastExpressionSyntax)?.Expression);
                break;
            case CastExpressionSyntax cast:
                TypeConversion.Change(place, cast.Type);
                Ask(place, cast.Expression);
                break;
            case SimpleNameSyntax { Identifier.ValueText: "GetInt32" or "GetInt64" or "GetInt16" } name:
                place.Edits.Replace(name, "GetGuid");
                break;
            case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call }:
                Unbox(place, call);
                break;
            case InvocationExpressionSyntax call:
                Unbox(place, call);
                break;
            case TypeSyntax type:
                TypeConversion.Change(place, type);
                break;
        }
    }

    // (int)info.GetValue("id", typeof(int)): what is asked for is what is cast.
    private static void Ask(Place place, ExpressionSyntax? value)
    {
        switch (value)
        {
            case ParenthesizedExpressionSyntax parenthesized:
                Ask(place, parenthesized.Expression);
                break;
            case PostfixUnaryExpressionSyntax sure:
                Ask(place, sure.Operand);
                break;
            case AwaitExpressionSyntax awaited:
                Ask(place, awaited.Expression);
                break;
            case MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner }:
                Ask(place, inner);
                break;
            case InvocationExpressionSyntax call:
                foreach (var argument in call.ArgumentList.Arguments)
                    if (argument.Expression is TypeOfExpressionSyntax { Type: var asked } && place.Model.GetTypeInfo(asked).Type.IsIntegerOrNullable())
                        TypeConversion.Change(place, asked);
                break;
        }
    }

    private static void Unbox(Place place, InvocationExpressionSyntax call)
    {
        if (call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetInt32" or "GetInt64" or "GetInt16" } reader })
        {
            place.Edits.Replace(reader.Name, "GetGuid");
            return;
        }

        if (call.ArgumentList.Arguments is not [{ Expression: var value }, ..])
            return;
        // Convert.ToInt32(journal.Id); of none it makes 0.
        if (place.Model.GetTypeInfo(value).Type is { } number && number.IsIntegerOrNullable())
        {
            var isPrimary = number.IsInteger() && RedundantCasts.IsPrimary(value);
            place.Edits.Replace(call.SyntaxTree, TextSpan.FromBounds(call.SpanStart, value.SpanStart), isPrimary ? "" : "(");
            place.Edits.Replace(call.SyntaxTree, TextSpan.FromBounds(value.Span.End, call.Span.End), isPrimary ? "" : number.IsInteger() ? ")" : $" ?? {place.Guid}.Empty)");
            return;
        }

        // What a route holds is a text, unless somebody put something else there.
        if (value is ElementAccessExpressionSyntax { Expression: var bag } && place.Model.GetTypeInfo(bag).Type is { Name: "RouteValueDictionary", ContainingNamespace.Name: "Routing" })
        {
            place.Edits.Replace(call.Expression, $"{place.Guid}.Parse");
            place.Edits.Replace(call.ArgumentList, $"($\"{{{value}}}\")");
            return;
        }

        // What was never null as a number is none now either.
        var sure = place.Model.GetTypeInfo(value).Nullability.FlowState == NullableFlowState.MaybeNull ? "!" : "";
        var isWithin = call.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax;
        var tree = call.SyntaxTree;
        place.Edits.Replace(tree, TextSpan.FromBounds(call.SpanStart, value.SpanStart), $"{(isWithin ? "(" : "")}({place.Guid})(");
        place.Edits.Replace(tree, TextSpan.FromBounds(value.Span.End, call.Span.End), $"){sure}{(isWithin ? ")" : "")}");
    }
}
