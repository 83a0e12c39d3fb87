using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>A request that is made before it is sent, as by tests that have to say more of it: <c>new HttpRequestMessage(HttpMethod.Put, $"/journals/{id}") { Content = JsonContent.Create(row) }</c>.</summary>
internal static class RequestMessage
{
    /// <summary>The request that a message is, or that a method of the program's own makes; null where that cannot be told.</summary>
    public static HttpRequest? Of(IOperation message, CancellationToken cancellation) => ValueOrigin.Of(message, cancellation) switch
    {
        IObjectCreationOperation { Type.Name: "HttpRequestMessage" } made => Made(made, (message as ILocalReferenceOperation)?.Local, cancellation),
        IInvocationOperation call => HttpRequest.Of(call, cancellation),
        _ => null,
    };

    /// <summary>The method that a value is, in upper case: <c>HttpMethod.Put</c>, <c>new HttpMethod("PUT")</c>; null where it cannot be told.</summary>
    public static string? Method(IOperation? method, CancellationToken cancellation) => method is null ? null : ValueOrigin.Of(method, cancellation) switch
    {
        IPropertyReferenceOperation { Property: { IsStatic: true, ContainingType.Name: "HttpMethod", Name: var name } } => name.ToUpperInvariant(),
        IObjectCreationOperation { Type.Name: "HttpMethod", Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string text } }] } => text.ToUpperInvariant(),
        _ => null,
    };

    private static HttpRequest? Made(IObjectCreationOperation message, ILocalSymbol? local, CancellationToken cancellation)
    {
        var uri = HttpRequest.Argument(message.Arguments, "requestUri") ?? Set(message, "RequestUri");
        var method = HttpRequest.Argument(message.Arguments, "method") ?? Set(message, "Method");
        return uri is not null && HttpAddress.Of(uri, cancellation) is { } address && (method is null ? "GET" : Method(method, cancellation)) is { } sent
            ? new(sent, address, (Set(message, "Content") ?? SetLater(message, local, cancellation)) is { } content ? HttpRequest.Written(content, cancellation) : null) : null;
    }

    private static IOperation? Set(IObjectCreationOperation message, string property) => message.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(set => set.Target is IPropertyReferenceOperation { Property.Name: var name } && name == property)?.Value;

    // request.Content = JsonContent.Create(row), in the body that the message is made in.
    private static IOperation? SetLater(IOperation message, ILocalSymbol? local, CancellationToken cancellation)
    {
        if (local is not null && message.SemanticModel is { } model)
            foreach (var node in ValueOrigin.Body(message.Syntax).DescendantNodes())
                if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Content", Expression: IdentifierNameSyntax owner }, Right: var content }
                    && owner.Identifier.ValueText == local.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(owner, cancellation).Symbol, local))
                    return model.GetOperation(content, cancellation);
        return null;
    }
}
