using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Models;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// A method of the program's own that sends a request to the address that it is given, as tests have them:
/// <c>async Task&lt;T?&gt; Get&lt;T&gt;(string url) => await client.GetFromJsonAsync&lt;T&gt;(url)</c>.
/// </summary>
/// <param name="Method">The request's method, in upper case.</param>
/// <param name="Address">The parameter that takes the address.</param>
/// <param name="Body">The parameter whose value is written into the body; null where that is none.</param>
internal sealed record RequestHelper(string Method, IParameterSymbol Address, IParameterSymbol? Body)
{
    private static readonly string[] Names = ["url", "uri", "path", "address", "route", "endpoint", "requestUri", "requestUrl", "relativeUrl"];

    /// <summary>Whether a method may be one: it takes what is named for an address. Asked of every call.</summary>
    public static bool IsNamed(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
            if (parameter.Type.SpecialType == SpecialType.System_String && Array.IndexOf(Names, parameter.Name) >= 0)
                return !method.DeclaringSyntaxReferences.IsEmpty;
        return false;
    }

    /// <summary>What a method sends; null where it sends nothing, or to another address.</summary>
    public static RequestHelper? Of(IMethodSymbol method, CancellationToken cancellation)
    {
        if (!IsNamed(method) || method.OriginalDefinition.DeclaringSyntaxReferences is not [var declaration])
            return null;
        foreach (var node in declaration.GetSyntax(cancellation).DescendantNodes())
            if (node is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && arguments[0].Expression is IdentifierNameSyntax address && WrittenType.Called(node) is { } called && HttpRequest.MethodOf(called.Identifier.ValueText) is { } sent
                && method.Parameters.FirstOrDefault(parameter => parameter.Name == address.Identifier.ValueText && parameter.Type.SpecialType == SpecialType.System_String) is { } given)
                return new(sent, given, arguments.Count > 1 && called.Identifier.ValueText.EndsWith("AsJsonAsync", StringComparison.Ordinal) && arguments[1].Expression is IdentifierNameSyntax body
                    ? method.Parameters.FirstOrDefault(parameter => parameter.Name == body.Identifier.ValueText) : null);
        return null;
    }
}
