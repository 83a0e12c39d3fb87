using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>
/// VUID0408: a URL in a text has a number where a row's id belongs: <c>"/journals/5"</c>, <c>"/reminders?journalId=5"</c>. It is told by
/// the word before, because the routes are mostly in another project; in a whole solution by the endpoint that takes it. A URL with a host may be another system's, and stays silent.
/// </summary>
internal sealed class NumberInUrl : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var web = new WebTypes(context.Types);
        context.OnOperation(scope => LookAtLiteral(scope, web), OperationKind.Literal);
        context.OnOperation(scope => LookAtInterpolated(scope, web), OperationKind.InterpolatedString);
    }

    private static void LookAtLiteral(OperationScope scope, WebTypes web)
    {
        var literal = scope.Operation;
        if (literal is not { ConstantValue: { HasValue: true, Value: string text }, Syntax: ExpressionSyntax expression } || !IsUrl(text, literal, web))
            return;
        // "/journals/1" + number is another number.
        var sum = literal.Parent as IBinaryOperation;
        Look(scope, literal, text, begins: sum?.RightOperand != literal, ends: sum?.LeftOperand != literal, ConstantText.Of(expression, text).Locate);
    }

    private static void LookAtInterpolated(OperationScope scope, WebTypes web)
    {
        var whole = (IInterpolatedStringOperation)scope.Operation;
        if (whole.Syntax is not InterpolatedStringExpressionSyntax syntax || whole.Parts.Length == 0 || !IsUrl(Text(whole.Parts[0], syntax)?.Value ?? "", whole, web))
            return;
        for (var i = 0; i < whole.Parts.Length; i++)
            if (Text(whole.Parts[i], syntax) is var (text, places))
                Look(scope, whole.Parts[i], text, begins: i == 0, ends: i == whole.Parts.Length - 1, part => Location.Create(syntax.SyntaxTree, TextSpan.FromBounds(places[part.Start], places[part.End])));
    }

    private static void Look(OperationScope scope, IOperation written, string text, bool begins, bool ends, Func<TextSpan, Location> locate)
    {
        foreach (var number in UrlNumber.In(text, begins, ends))
            if ((scope.Model.InAddress(written, number.Span, scope.Cancellation) ?? number.Of(scope.Model.Entities)) is { } id)
                scope.Report(Descriptors.NumberInUrl, locate(number.Span), id, text.Substring(number.Span.Start, number.Span.Length), id.Entity, id.Reason);
    }

    private static bool IsUrl(string text, IOperation value, WebTypes web) =>
        text.Length > 0 && (text[0] == '/' || text.IndexOf("://", StringComparison.Ordinal) < 0 && UrlText.IsExpected(value, web));

    private static (string Value, IReadOnlyList<int> Places)? Text(IInterpolatedStringContentOperation part, InterpolatedStringExpressionSyntax whole) =>
        part.Syntax is InterpolatedStringTextSyntax text ? LiteralToken.Interpolated(text.TextToken, whole.StringStartToken.Kind()) : null;
}
