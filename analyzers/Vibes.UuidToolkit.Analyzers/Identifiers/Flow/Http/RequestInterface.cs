using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Routes.Templates;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

/// <summary>
/// An interface that a library makes a client of: <c>[Get("/journals/{id}")] Task&lt;Row&gt; Find(int id)</c>. What its methods take and give is what the endpoint does, see
/// <a href="https://github.com/reactiveui/refit">Refit</a> and <a href="https://github.com/canton7/RestEase">RestEase</a>.
/// </summary>
internal sealed class RequestInterface(JsonShape shape, HttpEndpoints endpoints)
{
    private static readonly string[] Libraries = ["Refit", "RestEase"];

    private static readonly string[] Methods = ["Get", "Post", "Put", "Patch", "Delete"];

    /// <summary>What the methods of a type take and give; nothing where it is no such interface.</summary>
    public IEnumerable<FlowEdge> Edges(INamedTypeSymbol type)
    {
        if (type.TypeKind != TypeKind.Interface || type.DeclaringSyntaxReferences is not [var declaration, ..])
            yield break;
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            if (Request(method) is var (verb, path) && TypeOf(method) is { } named)
            {
                Slot At(bool isAnswer, string name) => new(new HttpValue(verb, path.Path, isAnswer, name, named), TypePath.Value);
                foreach (var (name, slot) in shape.Of(method.ReturnType, within => new Slot(method, within), declaration))
                    yield return new(At(isAnswer: true, name), slot, IsEquality: false);
                foreach (var parameter in method.Parameters)
                {
                    var given = NameOf(parameter);
                    var inPath = path.Values.FirstOrDefault(value => string.Equals(value.Parameter, given, StringComparison.OrdinalIgnoreCase));
                    var isBody = inPath is null && !Places.CanHoldId(IntegerTypes.Unwrap(parameter.Type)) && (verb is not ("GET" or "DELETE") || Has(parameter, "BodyAttribute")) && !Has(parameter, "QueryAttribute");
                    foreach (var (name, slot) in shape.Of(parameter.Type, within => new Slot(parameter, within), declaration))
                        yield return new(slot, At(isAnswer: false, inPath?.Place ?? (isBody ? name : AddressValue.InQuery(name.Length > 0 ? name.Substring(name.LastIndexOf('.') + 1) : given))), IsEquality: true);
                }
            }
    }

    // What is asked for, but for what its query says for all calls.
    private static (string Method, HttpAddress Address)? Request(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
            if (attribute.AttributeClass is { Name: var name, ContainingNamespace.Name: var library } && Array.IndexOf(Libraries, library) >= 0 && name.EndsWith("Attribute", StringComparison.Ordinal)
                && name.Substring(0, name.Length - "Attribute".Length) is var verb && Array.IndexOf(Methods, verb) >= 0 && AttributeText.First(attribute) is { } text
                && RouteTemplate.Parse(text.Split('?')[0].Trim('/')) is { } template && HttpAddress.Of(template).LastOrDefault() is { } address)
                return (verb.ToUpperInvariant(), address);
        return null;
    }

    // A client's is the endpoint's by its address alone, a library's where its types are called the same too.
    private string? TypeOf(IMethodSymbol method) => endpoints.IsOfClient ? "" : endpoints.IsOfLibrary ? JsonShape.Names(method.ReturnType).FirstOrDefault() : null;

    private static string NameOf(IParameterSymbol parameter) => parameter.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.Name is "AliasAsAttribute" or "PathAttribute" or "QueryAttribute") is { } named && AttributeText.First(named) is { } name ? name : parameter.Name;

    private static bool Has(IParameterSymbol parameter, string attribute) => parameter.GetAttributes().Any(its => its.AttributeClass?.Name == attribute);
}
