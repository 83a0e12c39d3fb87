using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>VUID0101: an entity's key or foreign key is an integer property.</summary>
internal sealed class IntegerKeyProperty : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnSymbol(Look, SymbolKind.Property);

    private static void Look(SymbolScope scope)
    {
        var property = (IPropertySymbol)scope.Symbol;
        if (property.Type.IsIntegerOrNullable() && scope.Model.Of(property, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerKeyProperty, property.Locations[0], id, property.Name, id.Entity, property.Type.ToDisplayString(), id.Reason);
    }
}
