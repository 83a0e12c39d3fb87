using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Vibes.UuidToolkit.Analyzers.Literals;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>
/// Changes the constraints of a route's parameter in the literal that it is written in, be it regular, verbatim or raw: what is
/// for integers becomes <c>guid</c>. Everything else in the literal stays as it is written.
/// </summary>
internal static class TemplateLiteral
{
    /// <summary>The name of the parameter that a place within a literal belongs to; null where the literal by itself is no template.</summary>
    public static string? ParameterAt(LiteralExpressionSyntax literal, TextSpan place)
    {
        var text = ConstantText.Of(literal, literal.Token.ValueText);
        if (RouteTemplate.Parse(text.Value) is not { } template)
            return null;
        foreach (var parameter in template.Parameters)
            if (text.Find(parameter.Span) is var (_, span) && span.Contains(place))
                return parameter.Name;
        return null;
    }

    /// <summary>Whether a literal has that parameter with a constraint that can become <c>guid</c>.</summary>
    public static bool CanChange(LiteralExpressionSyntax literal, string parameter) => Change(literal, parameter) != literal;

    /// <summary>The literal with the constraint changed; as it is where there is nothing to change.</summary>
    public static LiteralExpressionSyntax Change(LiteralExpressionSyntax literal, string parameter)
    {
        var text = ConstantText.Of(literal, literal.Token.ValueText);
        if (RouteTemplate.Parse(text.Value)?.Parameters.FirstOrDefault(other => other.IsNamed(parameter)) is not { } found
            // A default such as =5 is no UUID, and nothing says which one it becomes.
            || found.Default is not null && !Guid.TryParse(found.Default, out _))
            return literal;
        var source = literal.Token.Text;
        var hasGuid = found.Policies.Any(RouteConstraints.IsForUuids);
        var first = found.Policies.FirstOrDefault(RouteConstraints.IsForIntegers);
        foreach (var policy in found.Policies.Where(RouteConstraints.IsForIntegers).Reverse())
        {
            var isReplaced = policy == first && !hasGuid;
            // With its colon, where it goes away.
            var span = isReplaced ? policy.Span : TextSpan.FromBounds(policy.Span.Start - 1, policy.Span.End);
            if (text.Find(span) is not var (_, place))
                return literal;
            source = source.Remove(place.Start - literal.SpanStart, place.Length).Insert(place.Start - literal.SpanStart, isReplaced ? "guid" : "");
        }

        return source != literal.Token.Text && SyntaxFactory.ParseExpression(source) is LiteralExpressionSyntax changed
            ? literal.CopyAnnotationsTo(changed.WithTriviaFrom(literal))!
            : literal;
    }
}
