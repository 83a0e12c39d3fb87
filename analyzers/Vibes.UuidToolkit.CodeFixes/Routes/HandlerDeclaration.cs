using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Vibes.UuidToolkit.CodeFixes.Routes;

/// <summary>A handler and its routes, where they are written together: an action with its attributes, a call with its lambda.</summary>
/// <param name="Parameters">The handler's parameters.</param>
/// <param name="Literals">The string literals among which its routes are.</param>
internal sealed record HandlerDeclaration(SeparatedSyntaxList<ParameterSyntax> Parameters, IReadOnlyList<LiteralExpressionSyntax> Literals)
{
    /// <summary>The declaration that a route's literal or a handler's parameter stands in; null where it stands alone.</summary>
    public static HandlerDeclaration? Around(SyntaxNode node)
    {
        for (var current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case MethodDeclarationSyntax method:
                    return new(method.ParameterList.Parameters, Strings(method.AttributeLists));
                case InvocationExpressionSyntax call when call.ArgumentList.Arguments.Select(argument => argument.Expression).OfType<ParenthesizedLambdaExpressionSyntax>().FirstOrDefault() is { } lambda:
                    return new(lambda.ParameterList.Parameters, Strings(call.ArgumentList.Arguments.Where(argument => argument.Expression is not AnonymousFunctionExpressionSyntax)));
                case StatementSyntax or MemberDeclarationSyntax:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The parameter that takes the route's parameter of that name, by its own name; null where there is none.</summary>
    public ParameterSyntax? Parameter(string name) =>
        Parameters.FirstOrDefault(parameter => string.Equals(parameter.Identifier.ValueText, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Changes the constraints of the route's parameter of that name in all the routes that lead to the handler.</summary>
    public void ChangeRoutes(SyntaxEditor editor, string name)
    {
        foreach (var literal in Literals.Where(literal => TemplateLiteral.CanChange(literal, name)))
            editor.ReplaceNode(literal, (current, _) => TemplateLiteral.Change((LiteralExpressionSyntax)current, name));
    }

    private static List<LiteralExpressionSyntax> Strings(IEnumerable<SyntaxNode> nodes) => nodes
        .SelectMany(node => node.DescendantNodes(inner => inner is not AnonymousFunctionExpressionSyntax))
        .OfType<LiteralExpressionSyntax>().Where(literal => literal.IsKind(SyntaxKind.StringLiteralExpression)).ToList();
}
