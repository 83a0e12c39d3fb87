using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Models;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// A method of the program's own that sends a request to the address that it is given, or makes one, as tests have them:
/// <c>async Task&lt;T?&gt; Get&lt;T&gt;(string url) => await client.GetFromJsonAsync&lt;T&gt;(url)</c>,
/// <c>Task&lt;HttpResponseMessage&gt; Send(HttpMethod method, string url, object? body) => client.SendAsync(new(method, url) { Content = JsonContent.Create(body) })</c>.
/// </summary>
/// <param name="Method">The request's method, in upper case; null where the caller gives it.</param>
/// <param name="GivenMethod">The parameter that takes the method; null where it is known.</param>
/// <param name="Address">The parameter that takes the address.</param>
/// <param name="Body">The parameter whose value is written into the body; null where that is none.</param>
/// <param name="IsBelow">Whether the address is put behind one that only the run knows, <c>$"{_apiUrl}{uri}"</c>.</param>
internal sealed record RequestHelper(string? Method, IParameterSymbol? GivenMethod, IParameterSymbol Address, IParameterSymbol? Body, bool IsBelow)
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
        var body = declaration.GetSyntax(cancellation);
        foreach (var node in body.DescendantNodes())
            if (node is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } given } && WrittenType.Called(node) is { } called)
            {
                if (HttpRequest.MethodOf(called.Identifier.ValueText) is { } sent && AddressIn(method, given[0]) is var (address, isBelow))
                    return new(sent, null, address, given.Count < 2 ? null : called.Identifier.ValueText.EndsWith("AsJsonAsync", StringComparison.Ordinal) ? Parameter(method, given[1].Expression) : Written(method, body), isBelow);
            }
            // new HttpRequestMessage(HttpMethod.Get, url), new(method, url)
            else if (node is BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [var verb, var uri] } && AddressIn(method, uri) is var (asked, isBelowBase))
            {
                if (verb.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "HttpMethod" }, Name.Identifier.ValueText: var name })
                    return new(name.ToUpperInvariant(), null, asked, Written(method, body), isBelowBase);
                if (Parameter(method, verb.Expression) is { Type.Name: "HttpMethod" } taken)
                    return new(null, taken, asked, Written(method, body), isBelowBase);
            }
        return null;
    }

    private static (IParameterSymbol Address, bool IsBelow)? AddressIn(IMethodSymbol method, ArgumentSyntax argument)
    {
        if (Parameter(method, argument.Expression) is { } whole)
            return whole.Type.SpecialType == SpecialType.System_String ? (whole, false) : null;
        var (first, last) = argument.Expression switch
        {
            InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax { Expression: var known }, InterpolationSyntax { Expression: var given }] } => (known, given),
            InterpolatedStringExpressionSyntax { Contents: [InterpolationSyntax { Expression: var known }, InterpolatedStringTextSyntax { TextToken.ValueText: "/" }, InterpolationSyntax { Expression: var given }] } => (known, given),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: BinaryExpressionSyntax { Left: var known, Right: LiteralExpressionSyntax { Token.ValueText: "/" } }, Right: var given } => (known, given),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var known, Right: var given } => (known, given),
            _ => (null, null),
        };
        return first is IdentifierNameSyntax or MemberAccessExpressionSyntax && Parameter(method, first) is null && last is not null && Parameter(method, last) is { Type.SpecialType: SpecialType.System_String } below
            ? (below, true) : null;
    }

    // JsonContent.Create(body), JsonSerializer.Serialize(body), ToJson(body) of the class's own that makes a content.
    private static IParameterSymbol? Written(IMethodSymbol method, SyntaxNode body) => body.DescendantNodes()
        .Select(node => WrittenType.Called(node)?.Identifier.ValueText is { } name && node is InvocationExpressionSyntax { ArgumentList.Arguments: [var written, ..] }
            && (name is "Create" or "Serialize" or "SerializeObject" || method.ContainingType.GetMembers(name).Any(made => made is IMethodSymbol { ReturnType.Name: "HttpContent" or "StringContent" or "JsonContent" }))
            ? Parameter(method, written.Expression) : null)
        .FirstOrDefault(parameter => parameter is not null);

    private static IParameterSymbol? Parameter(IMethodSymbol method, ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax name ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name.Identifier.ValueText) : null;
}
