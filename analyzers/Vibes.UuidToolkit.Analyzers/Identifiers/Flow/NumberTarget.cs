using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The names of what an expression's value may go to, by the syntax around it: <c>Pages</c> in <c>journal.Pages = a + b</c>,
/// <c>Skip</c> and what it is called on in <c>query.Skip(page * size)</c>. Rather too many than too few.
/// </summary>
internal static class NumberTarget
{
    private static readonly string[] Mappings = ["ForMember", "ForPath", "Map"];

    /// <summary>Adds the names.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="member">The member that it is in.</param>
    /// <param name="names">Takes them.</param>
    /// <returns>False where the value goes to what is not named, as in <c>new(a + b)</c>.</returns>
    public static bool AddNames(ExpressionSyntax value, SyntaxNode member, ISet<string> names)
    {
        while (value.Parent is ParenthesizedExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or CheckedExpressionSyntax or PostfixUnaryExpressionSyntax)
            value = (ExpressionSyntax)value.Parent;
        switch (value.Parent)
        {
            case AssignmentExpressionSyntax assignment when assignment.Right == value:
                AddWay(assignment.Left, names);
                return true;
            case ArgumentSyntax { Parent: BaseArgumentListSyntax { Parent: var call } }:
                return AddCalled(call, names);
            case InitializerExpressionSyntax initializer:
                AddInitialized(initializer, names);
                return true;
            case EqualsValueClauseSyntax or ReturnStatementSyntax or YieldStatementSyntax or ArrowExpressionClauseSyntax or LambdaExpressionSyntax:
                AddReturned(value, member, names);
                return true;
            default:
                return true;
        }
    }

    private static bool AddCalled(SyntaxNode? call, ISet<string> names)
    {
        switch (call)
        {
            // The Razor compiler names a component's parameter beside its value.
            case InvocationExpressionSyntax invocation when LastName(invocation.Expression) == "AddComponentParameter":
                AddAll(invocation, names);
                return true;
            case InvocationExpressionSyntax invocation:
                AddWay(invocation.Expression, names);
                return true;
            case ElementAccessExpressionSyntax element:
                AddWay(element.Expression, names);
                return true;
            case ObjectCreationExpressionSyntax creation:
                AddAll(creation.Type, names);
                return true;
            default:
                return false;
        }
    }

    // Tags = { a + b }.
    private static void AddInitialized(InitializerExpressionSyntax initializer, ISet<string> names)
    {
        SyntaxNode current = initializer;
        while (current.Parent is InitializerExpressionSyntax outer)
            current = outer;
        if (current.Parent is AssignmentExpressionSyntax assignment)
            AddWay(assignment.Left, names);
    }

    // What a member returns, or a mapping's lambda fills a member with.
    private static void AddReturned(SyntaxNode value, SyntaxNode member, ISet<string> names)
    {
        for (var current = value.Parent; current is not null; current = current.Parent)
            switch (current)
            {
                case VariableDeclaratorSyntax declarator:
                    names.Add(declarator.Identifier.ValueText);
                    return;
                case LocalFunctionStatementSyntax:
                    return;
                case InvocationExpressionSyntax invocation when LastName(invocation.Expression) is { } called && Array.IndexOf(Mappings, called) >= 0:
                    AddAll(invocation, names);
                    return;
                case MethodDeclarationSyntax method:
                    names.Add(method.Identifier.ValueText);
                    return;
                case PropertyDeclarationSyntax property:
                    names.Add(property.Identifier.ValueText);
                    return;
                case var other when other == member:
                    return;
            }
    }

    // a.B.C(x).D[i]: a, B, C and D, but not what is passed on the way.
    private static void AddWay(ExpressionSyntax? expression, ISet<string> names)
    {
        while (expression is not null)
            switch (expression)
            {
                case SimpleNameSyntax name:
                    names.Add(name.Identifier.ValueText);
                    return;
                case MemberAccessExpressionSyntax access:
                    names.Add(access.Name.Identifier.ValueText);
                    expression = access.Expression;
                    continue;
                case MemberBindingExpressionSyntax or ElementBindingExpressionSyntax:
                    if (expression is MemberBindingExpressionSyntax binding)
                        names.Add(binding.Name.Identifier.ValueText);
                    expression = expression.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()?.Expression;
                    continue;
                case InvocationExpressionSyntax call:
                    expression = call.Expression;
                    continue;
                case ElementAccessExpressionSyntax element:
                    expression = element.Expression;
                    continue;
                default:
                    AddAll(expression, names);
                    return;
            }
    }

    private static string? LastName(ExpressionSyntax called) => called switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static void AddAll(SyntaxNode node, ISet<string> names)
    {
        foreach (var token in node.DescendantTokens())
            if (token.IsKind(SyntaxKind.IdentifierToken))
                names.Add(token.ValueText);
    }
}
