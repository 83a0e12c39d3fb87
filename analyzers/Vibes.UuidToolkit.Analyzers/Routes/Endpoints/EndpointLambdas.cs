using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Tells the lambdas that answer requests: the rule of services leaves their parameters alone.</summary>
internal static class EndpointLambdas
{
    /// <summary>Whether a lambda is handed to a method that maps a route.</summary>
    public static bool IsHandler(IAnonymousFunctionOperation lambda, TemplateParameters templates)
    {
        var value = lambda.Parent;
        while (value is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            value = value.Parent;
        return value is IArgumentOperation { Parent: IInvocationOperation call } && templates.Find(call.TargetMethod) >= 0;
    }
}
