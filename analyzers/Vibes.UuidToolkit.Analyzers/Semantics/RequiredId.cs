using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0612: <c>[Required]</c> stands on an id that cannot be null.</summary>
internal sealed class RequiredId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnSymbol(Look, SymbolKind.Property, SymbolKind.Parameter);

    private static void Look(SymbolScope scope)
    {
        var type = scope.Symbol is IPropertySymbol property ? property.Type : ((IParameterSymbol)scope.Symbol).Type;
        if (!type.IsInteger() && !type.IsGuid())
            return;
        foreach (var attribute in scope.Symbol.GetAttributes())
            if (KnownTypes.Is(attribute.AttributeClass, scope.Types["System.ComponentModel.DataAnnotations.RequiredAttribute"])
                && scope.Model.Of(scope.Symbol, scope.Cancellation) is { } id)
                scope.Report(Descriptors.RequiredId, attribute.ApplicationSyntaxReference?.GetSyntax(scope.Cancellation).GetLocation() ?? scope.Symbol.Locations[0], id, scope.Symbol.Name, id.Entity, id.Reason);
    }
}
