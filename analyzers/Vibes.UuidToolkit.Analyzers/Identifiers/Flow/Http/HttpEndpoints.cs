using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// The addresses of a compilation's actions and handlers, looked for once, and in the members that map one alone. Only a whole solution has them: a compilation sees no client of its own
/// endpoints, and would look for them again with each key that is pressed.
/// </summary>
internal sealed class HttpEndpoints
{
    // A module that maps its routes is called by another one, a few methods deep; the limit only ends a recursion.
    private const int DeepestMethod = 4;

    private static readonly string[] Mapping = ["MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete"];

    private static readonly string[] Actions = ["HttpGet", "HttpPost", "HttpPut", "HttpPatch", "HttpDelete"];

    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellation;

    // By its declaration: two models of one file have each a symbol of their own for a lambda.
    private readonly Lazy<ILookup<SyntaxNode, (string Method, HttpAddress Address)>> _addresses;

    private readonly Lazy<string> _prefix;

    private readonly Lazy<bool> _isOfClient;

    private readonly Lazy<bool> _isOfLibrary;

    /// <summary>The addresses of a compilation's endpoints. Nothing is looked for yet.</summary>
    public HttpEndpoints(Compilation compilation, KnownTypes types, CancellationToken cancellation)
    {
        (_compilation, _cancellation) = (compilation, cancellation);
        Web = new(types);
        _addresses = new(() => (Web.HasRoutes ? compilation.SyntaxTrees.SelectMany(Find) : []).Distinct()
            .SelectMany(found => found.Address.BelowBases().Prepend(found.Address).Select(address => (found.Function, found.Method, Address: address))).ToLookup(found => found.Function, found => (found.Method, found.Address)));
        _prefix = new(() => EndpointClass.PrefixOfAll(compilation, cancellation));
        _isOfLibrary = new(() => compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary && !TestProject.Is(compilation) && _addresses.Value.Count == 0);
        _isOfClient = new(() => TestProject.Is(compilation) || compilation.Options.OutputKind != OutputKind.DynamicallyLinkedLibrary && _addresses.Value.Count == 0);
    }

    /// <summary>What makes an endpoint in the compilation.</summary>
    public WebTypes Web { get; }

    /// <summary>
    /// Whether the project is a client of others: a test, or a program without endpoints. What a server calls is another system's, which may have the same addresses, and so may be
    /// what a library does that anybody uses, see <see cref="IsOfLibrary"/>.
    /// </summary>
    public bool IsOfClient => _isOfClient.Value;

    /// <summary>Whether the project may have a client of these endpoints for others, <c>CatalogService.GetItem(int id)</c>: it has where its types are called as theirs are.</summary>
    public bool IsOfLibrary => _isOfLibrary.Value;

    /// <summary>The requests that a function answers; none for most.</summary>
    public IEnumerable<(string Method, HttpAddress Address)> Of(ISymbol function) =>
        _addresses.Value.Count > 0 && function.DeclaringSyntaxReferences is [var declaration, ..] ? _addresses.Value[declaration.GetSyntax(_cancellation)] : [];

    private IEnumerable<(SyntaxNode Function, string Method, HttpAddress Address)> Find(SyntaxTree tree)
    {
        var words = FileWords.Of(tree, _cancellation);
        SemanticModel? bound = null;
        SemanticModel Model() => bound ??= _compilation.GetSemanticModel(tree);
        foreach (var member in Actions.SelectMany(words.Mentioning).Distinct())
            if (member is MethodDeclarationSyntax { AttributeLists.Count: > 0 } && Model().GetDeclaredSymbol(member, _cancellation) is IMethodSymbol action && EndpointMethods.IsAction(action, Web))
                foreach (var (method, template) in OfAction(action))
                    foreach (var address in HttpAddress.Of(template))
                        yield return (member, method, address);
        foreach (var member in Web.Endpoint is null ? [] : words.Mentioning("Configure"))
            foreach (var (handler, method, own) in EndpointClass.Of(member, Model, Web, _cancellation))
                if (RouteTemplate.Parse(Joined(_prefix.Value, own)) is { } whole)
                    foreach (var address in HttpAddress.Of(whole))
                        yield return (handler, method, address);
        foreach (var member in Mapping.SelectMany(words.Mentioning).Distinct())
            foreach (var node in member.DescendantNodes())
                if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } && Array.IndexOf(Mapping, name) >= 0
                    && Model().GetOperation(node, _cancellation) is IInvocationOperation { Arguments: [{ Value: var builder }, ..] } call && Template(call) is { } template
                    && MapCall.Handler(call)?.DeclaringSyntaxReferences is [var handler, ..])
                    foreach (var prefix in Prefixes(builder, 0).Distinct())
                        if (RouteTemplate.Parse(Joined(prefix, template)) is { } whole)
                            foreach (var address in HttpAddress.Of(whole))
                                yield return (handler.GetSyntax(_cancellation), name.Substring("Map".Length).ToUpperInvariant(), address);
    }

    private IEnumerable<(string Method, RouteTemplate Template)> OfAction(IMethodSymbol action)
    {
        var controllers = Templates(action.ContainingType).DefaultIfEmpty("").ToList();
        var routes = Templates(action).ToList();
        foreach (var attribute in action.GetAttributes())
            if (attribute.AttributeClass is { Name: var name, ContainingAssembly.Name: var library } && library.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
                && name.EndsWith("Attribute", StringComparison.Ordinal) && Array.IndexOf(Actions, name.Substring(0, name.Length - "Attribute".Length)) is >= 0 and var known)
                foreach (var controller in controllers)
                    foreach (var own in AttributeText.First(attribute) is { } its ? [its] : routes.DefaultIfEmpty(""))
                        if (RouteTemplate.Parse(Filled(IsAbsolute(own) ? own.TrimStart('~') : Joined(controller, own), action)) is { } template)
                            yield return (Actions[known].Substring("Http".Length).ToUpperInvariant(), template);
    }

    private IEnumerable<string> Templates(ISymbol symbol)
    {
        for (var current = symbol; current is not null; current = (current as INamedTypeSymbol)?.BaseType)
        {
            var own = current.GetAttributes().Where(attribute => KnownTypes.DerivesFrom(attribute.AttributeClass, Web.Route)).Select(AttributeText.First).OfType<string>().ToList();
            if (own.Count > 0)
                return own;
        }

        return [];
    }

    private static string Filled(string template, IMethodSymbol action)
    {
        var name = action.Name.EndsWith(ActionCall.Async, StringComparison.Ordinal) ? action.Name.Substring(0, action.Name.Length - ActionCall.Async.Length) : action.Name;
        return template.Replace("[controller]", ActionCall.NameOf(action.ContainingType)).Replace("[action]", name);
    }

    private static bool IsAbsolute(string template) => template.StartsWith("/", StringComparison.Ordinal) || template.StartsWith("~/", StringComparison.Ordinal);

    private static string Joined(string prefix, string template) => prefix.Trim('/') is { Length: > 0 } before ? template.Trim('/') is { Length: > 0 } after ? before + "/" + after : before : template.Trim('/');

    private static string? Template(IInvocationOperation call) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "pattern" or "prefix")?.Value.ConstantValue.Value as string;

    /// <summary>What stands before the templates that are mapped on a builder: of a group its own, and that of the group it is in.</summary>
    private IEnumerable<string> Prefixes(IOperation builder, int depth)
    {
        switch (ValueOrigin.Of(builder, _cancellation))
        {
            case IInvocationOperation { TargetMethod.Name: "MapGroup", Arguments: [{ Value: var outer }, ..] } group:
                return Template(group) is { } template ? Prefixes(outer, depth).Select(prefix => Joined(prefix, template)) : [];
            // group.RequireAuthorization().WithTags("journals") is the group.
            case IInvocationOperation { Arguments: [{ Value: var same }, ..], TargetMethod: { IsExtensionMethod: true, ReturnType: var type } }:
                return SymbolEqualityComparer.Default.Equals(SlotFinder.Stripped(same).Type, type) ? Prefixes(same, depth) : [""];
            case IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary } mapping } parameter } when depth < DeepestMethod:
                return Given(mapping.OriginalDefinition, parameter.Ordinal).SelectMany(given => Prefixes(given, depth + 1)).DefaultIfEmpty("");
            default:
                return [""];
        }
    }

    private IEnumerable<IOperation> Given(IMethodSymbol mapping, int ordinal)
    {
        foreach (var tree in _compilation.SyntaxTrees)
            if (FileWords.Of(tree, _cancellation).Mentioning(mapping.Name) is { Count: > 0 } members)
            {
                var model = _compilation.GetSemanticModel(tree);
                foreach (var node in members.SelectMany(member => member.DescendantNodes()))
                    if (node is InvocationExpressionSyntax && WrittenType.Called(node)?.Identifier.ValueText == mapping.Name
                        && model.GetOperation(node, _cancellation) is IInvocationOperation call && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, mapping))
                        foreach (var argument in call.Arguments)
                            if (argument.Parameter?.Ordinal == ordinal)
                                yield return argument.Value;
            }
    }
}
