using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>What a filter of an endpoint takes of its arguments by their positions: <c>app.MapGet("/users/{id}", (int id) => ...).AddEndpointFilter(...)</c>, where it asks for <c>context.GetArgument&lt;int&gt;(0)</c>.</summary>
internal static class EndpointFilter
{
    /// <summary>The parameters of the endpoint's handler, each with the type argument by which a filter that is added there asks for it.</summary>
    public static IEnumerable<(IParameterSymbol Given, ExpressionNode Asked)> Of(IInvocationOperation call, KnownTypes types, CancellationToken cancellation)
    {
        if (call.TargetMethod.ContainingType?.Name != "EndpointFilterExtensions" || call.Arguments.Length == 0)
            yield break;
        // One on a group is one on each of its endpoints.
        var handlers = EndpointHandler.Of(call.Arguments[0].Value) is { } only ? [only] : GroupHandlers.Of(call, new(types), cancellation);
        var asking = Filters(call).SelectMany(filter => filter.DescendantNodes()).ToList();
        foreach (var handler in handlers)
            foreach (var node in asking)
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetArgument" } }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: int position } }] }
                    && position >= 0 && position < handler.Parameters.Length)
                    yield return (handler.Parameters[position].OriginalDefinition, new(node, OperationKind.Invocation, 0));
    }

    private static IEnumerable<SyntaxNode> Filters(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (CreatedFunction.Of(argument.Value) is { Function: IAnonymousFunctionOperation { Syntax: var lambda } })
                yield return lambda;
        foreach (var type in call.TargetMethod.TypeArguments)
            foreach (var member in type.GetMembers("InvokeAsync"))
                foreach (var declaration in member.DeclaringSyntaxReferences)
                    yield return declaration.GetSyntax();
    }
}
