using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The function that answers what an endpoint is asked: <c>app.MapGet("/users/{id}", (int id) => ...)</c>.</summary>
internal static class EndpointHandler
{
    /// <summary>The handler, behind what else is said of the endpoint: <c>.RequireAuthorization().WithName("user")</c>; null where it cannot be told.</summary>
    public static IMethodSymbol? Of(IOperation endpoint)
    {
        while (SlotFinder.Stripped(endpoint) is IInvocationOperation { Arguments.Length: > 0 } call)
        {
            foreach (var argument in call.Arguments)
                if (call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal) && CreatedFunction.Of(argument.Value) is { Function: var function })
                    return function is IAnonymousFunctionOperation lambda ? lambda.Symbol : (function as IMethodReferenceOperation)?.Method;
            endpoint = call.Arguments[0].Value;
        }

        return null;
    }
}
