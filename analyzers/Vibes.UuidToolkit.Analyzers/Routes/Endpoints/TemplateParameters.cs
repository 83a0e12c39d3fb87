using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>
/// Knows which parameter of a method is a route template, or takes several: the one that is annotated <c>[StringSyntax("Route")]</c>, or <c>[RouteTemplate]</c> as libraries did before.
/// </summary>
internal sealed class TemplateParameters(WebTypes web)
{
    private const string Route = "Route";

    // Asked for every call of a compilation; the answer for a method is found once.
    private readonly ConcurrentDictionary<IMethodSymbol, int> _ordinals = new(SymbolEqualityComparer.Default);

    /// <summary>The parameter's ordinal; -1 where the method has none.</summary>
    public int Find(IMethodSymbol method) => _ordinals.TryGetValue(method.OriginalDefinition, out var known) ? known : _ordinals.GetOrAdd(method.OriginalDefinition, Ordinal);

    /// <summary>Whether a property of an attribute is a route template.</summary>
    public bool IsTemplate(INamedTypeSymbol? attribute, string property)
    {
        for (var type = attribute; type is not null; type = type.BaseType)
            foreach (var member in type.GetMembers(property))
                return IsTemplate(member);
        return false;
    }

    private int Ordinal(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
            if ((parameter.Type is IArrayTypeSymbol several ? several.ElementType : parameter.Type).SpecialType == SpecialType.System_String && IsTemplate(parameter))
                return parameter.Ordinal;
        return -1;
    }

    private bool IsTemplate(ISymbol symbol) =>
        WebTypes.Attribute(symbol, web.StringSyntax) is { ConstructorArguments: [{ Value: Route }, ..] }
        // Who uses that attribute may declare it, so that its name is all that tells it.
        || symbol.GetAttributes().Any(attribute => attribute.AttributeClass is { Name: "RouteTemplateAttribute", ContainingNamespace.Name: "Annotations" });
}
