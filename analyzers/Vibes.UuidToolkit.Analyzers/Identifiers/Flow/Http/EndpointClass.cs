using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// A class of FastEndpoints that is one endpoint: its <c>Configure()</c> says <c>Post("bookings")</c>, and its <c>HandleAsync</c> or <c>ExecuteAsync</c> takes what a request has. A group's prefix stands
/// before that, and the one that the application gives to all.
/// </summary>
internal static class EndpointClass
{
    private const string Configure = nameof(Configure);

    private static readonly string[] Verbs = ["Get", "Post", "Put", "Patch", "Delete"];

    private static readonly string[] Handlers = ["HandleAsync", "ExecuteAsync"];

    /// <summary>The method that handles the requests of the class whose configuration a member is, with each of their methods and templates; none for other members.</summary>
    public static IEnumerable<(SyntaxNode Handler, string Method, string Template)> Of(SyntaxNode member, Func<SemanticModel> model, WebTypes web, CancellationToken cancellation)
    {
        if (web.Endpoint is null || member is not MethodDeclarationSyntax { Identifier.ValueText: Configure, ParameterList.Parameters.Count: 0, Parent: TypeDeclarationSyntax }
            || model().GetDeclaredSymbol(member, cancellation) is not IMethodSymbol { ContainingType: var type } || !KnownTypes.DerivesFrom(type, web.Endpoint)
            || Handlers.SelectMany(name => type.GetMembers(name)).FirstOrDefault() is not { DeclaringSyntaxReferences: [var handler, ..] })
            yield break;
        var calls = member.DescendantNodes().OfType<InvocationExpressionSyntax>().ToList();
        var group = calls.Select(call => WrittenType.Called(call)).OfType<GenericNameSyntax>().FirstOrDefault(name => name.Identifier.ValueText == "Group")?.TypeArgumentList.Arguments[0];
        var prefix = group is null ? "" : PrefixOf(model().GetTypeInfo(group, cancellation).Type, cancellation);
        foreach (var call in calls)
            if (call.Expression is IdentifierNameSyntax { Identifier.ValueText: var verb } && Array.IndexOf(Verbs, verb) >= 0)
                foreach (var argument in call.ArgumentList.Arguments)
                    if (model().GetConstantValue(argument.Expression, cancellation).Value is string template)
                        yield return (handler.GetSyntax(cancellation), verb.ToUpperInvariant(), prefix + "/" + template);
    }

    /// <summary>What the application puts before the templates of all: <c>config.Endpoints.RoutePrefix = "api"</c>; empty where it does not.</summary>
    public static string PrefixOfAll(Compilation compilation, CancellationToken cancellation)
    {
        foreach (var tree in compilation.SyntaxTrees)
            foreach (var member in FileWords.Of(tree, cancellation).Mentioning("RoutePrefix"))
                foreach (var node in member.DescendantNodes())
                    if (node is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RoutePrefix" }, Right: var value } && compilation.GetSemanticModel(tree).GetConstantValue(value, cancellation).Value is string prefix)
                        return prefix;
        return "";
    }

    /// <summary>What an endpoint answers with by its class, which is built on <c>Endpoint&lt;TRequest, TResponse&gt;</c>; null where that does not say.</summary>
    public static ITypeSymbol? Answer(IMethodSymbol handler, WebTypes web)
    {
        if (web.Endpoint is null || Array.IndexOf(Handlers, handler.Name) < 0)
            return null;
        for (var type = handler.ContainingType; type is not null; type = type.BaseType)
            if (type.ContainingNamespace is { Name: "FastEndpoints", ContainingNamespace.IsGlobalNamespace: true })
                return type.TypeArguments is [.., var answer] && type.TypeParameters[^1].Name == "TResponse" ? answer : null;
        return null;
    }

    // class BookingGroup : Group { public BookingGroup() => Configure("bookings", ep => { }); }
    private static string PrefixOf(ITypeSymbol? group, CancellationToken cancellation)
    {
        if (group is null)
            return "";
        foreach (var declaration in group.DeclaringSyntaxReferences)
            foreach (var call in declaration.GetSyntax(cancellation).DescendantNodes().OfType<InvocationExpressionSyntax>())
                if (call is { Expression: IdentifierNameSyntax { Identifier.ValueText: Configure }, ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax { Token.Value: string prefix } }, ..] })
                    return prefix;
        return "";
    }
}
