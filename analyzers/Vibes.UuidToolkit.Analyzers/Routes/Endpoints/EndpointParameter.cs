using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Asks what a parameter of an endpoint holds: an id, or a collection of ids such as <c>?ids=1&amp;ids=2</c>.</summary>
internal static class EndpointParameter
{
    /// <summary>Whether a type is an integer, or made of integers. Cheap: asked before the model is.</summary>
    public static bool MayHoldIntegers(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => MayHoldIntegers(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } generic => generic.TypeArguments.Any(MayHoldIntegers),
        _ => type.IsInteger(),
    };

    /// <summary>What has to change: the integer in the parameter's type, or the parameter where a lambda leaves its type out.</summary>
    public static Location Place(IParameterSymbol parameter, CancellationToken cancellation)
    {
        if (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellation) is not ParameterSyntax { Type: { } type })
            return parameter.Locations[0];
        return (type.DescendantNodesAndSelf().OfType<PredefinedTypeSyntax>().FirstOrDefault() ?? type).GetLocation();
    }

    /// <summary>The id, or the first of the ids; null where there is none.</summary>
    public static Identifier? Id(IParameterSymbol parameter, IdentifierModel model, CancellationToken cancellation) =>
        model.Of(parameter, cancellation) ?? model.Within(parameter, cancellation).Select(place => place.Identifier).FirstOrDefault();
}
