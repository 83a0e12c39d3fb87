using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The names that a compilation gives its routes: <c>[HttpGet("{id}", Name = "GetJournal")]</c>, <c>app.MapGet(...).WithName("GetJournal")</c>. Looked for when the first address is
/// made by such a name, and in the members that have one of the words alone.
/// </summary>
internal sealed class RouteNames
{
    private const string WithName = "WithName";

    private static readonly ConditionalWeakTable<Compilation, RouteNames> Known = new();

    private static readonly string[] Attributes = ["HttpGet", "HttpPost", "HttpPut", "HttpPatch", "HttpDelete", "HttpHead", "HttpOptions", "AcceptVerbs", "Route", "EndpointName"];

    private readonly ILookup<string, IMethodSymbol> _handlers;

    private RouteNames(Compilation compilation, CancellationToken cancellation) =>
        _handlers = compilation.SyntaxTrees.SelectMany(tree => Find(compilation, tree, cancellation)).ToLookup(named => named.Name, named => named.Handler, StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of a compilation's routes.</summary>
    public static RouteNames Of(Compilation compilation, CancellationToken cancellation) =>
        Known.TryGetValue(compilation, out var known) ? known : Known.GetValue(compilation, missing => new(missing, cancellation));

    /// <summary>The actions and functions that a name leads to.</summary>
    public IEnumerable<IMethodSymbol> Handlers(string route) => _handlers[route];

    private static IEnumerable<(string Name, IMethodSymbol Handler)> Find(Compilation compilation, SyntaxTree tree, CancellationToken cancellation)
    {
        var words = FileWords.Of(tree, cancellation);
        SemanticModel? bound = null;
        SemanticModel Model() => bound ??= compilation.GetSemanticModel(tree);
        foreach (var member in words.Mentioning(WithName))
            foreach (var node in member.DescendantNodes())
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: WithName } } && Model().GetOperation(node, cancellation) is IInvocationOperation { Arguments: [{ Value: var endpoint }, { Value.ConstantValue: { HasValue: true, Value: string name } }] }
                    && EndpointHandler.Of(endpoint) is { } handler)
                    yield return (name, handler);
        foreach (var member in Attributes.SelectMany(words.Mentioning).Distinct())
            if (member is MethodDeclarationSyntax { AttributeLists.Count: > 0 } && Model().GetDeclaredSymbol(member, cancellation) is IMethodSymbol action)
                foreach (var attribute in action.GetAttributes())
                    if (NameIn(attribute) is { } name)
                        yield return (name, action);
    }

    private static string? NameIn(AttributeData attribute) => attribute.AttributeClass?.ContainingAssembly.Name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal) != true ? null
        : attribute.AttributeClass.Name == "EndpointNameAttribute" ? AttributeText.First(attribute)
        : attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string;
}
