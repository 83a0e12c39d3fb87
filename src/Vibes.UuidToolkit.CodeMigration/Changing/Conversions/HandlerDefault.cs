using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Conversions;

/// <summary>
/// A minimal API's parameter that need not be sent: <c>long after = 0</c>. Of a Guid with a default value ASP.NET Core cannot
/// make a handler (the default of a struct is null to reflection, and it throws when the routes are built), so it becomes
/// one that may be null.
/// </summary>
internal static class HandlerDefault
{
    /// <summary>Changes the parameter's default and its uses.</summary>
    /// <returns>How the parameter's type is written; null where it is no such parameter.</returns>
    public static string? Change(Place place, ParameterSyntax parameter, TypeSyntax integer)
    {
        if (place.Rule != "VUID0403" || parameter.Default?.Value is not { } value || integer != parameter.Type || Sentinel.Number(place, value) != 0
            || place.Model.GetDeclaredSymbol(parameter) is not IParameterSymbol symbol || !IsMinimal(symbol))
            return null;
        place.Edits.Replace(value, "null");
        var body = parameter.FirstAncestorOrSelf<SyntaxNode>(node => node is AnonymousFunctionExpressionSyntax or BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)!;
        foreach (var use in body.DescendantNodes().OfType<IdentifierNameSyntax>())
            if (use.Identifier.ValueText == symbol.Name && SymbolEqualityComparer.Default.Equals(place.Model.GetSymbolInfo(use).Symbol, symbol))
                place.Edits.Replace(use.SyntaxTree, new(use.Span.End, 0), ".GetValueOrDefault()");
        return GuidName.At(place.Model, integer.SpanStart) + "?";
    }

    // A controller's action is bound in another way, which knows defaults.
    private static bool IsMinimal(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.LocalFunction) })
            return true;
        for (var type = parameter.ContainingType; type is not null; type = type.BaseType)
            if (type.Name is "ControllerBase" or "PageModel" or "Hub" or "ComponentBase")
                return false;
        return parameter.ContainingSymbol.IsStatic;
    }
}
