using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0303: a field holds an id as an integer. An entity's own fields are the models' matter.</summary>
internal sealed class IntegerField : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnSymbol(Look, SymbolKind.Field);

    private static void Look(SymbolScope scope)
    {
        var field = (IFieldSymbol)scope.Symbol;
        if (scope.Model.Entities.Of(field.ContainingType) is null && DeclaredIds.Value(field, scope.Model, scope.Cancellation) is var (syntax, id))
            scope.Report(Descriptors.IntegerField, syntax.GetLocation(), id, field.Name, id.Entity, field.Type.ToDisplayString(), id.Reason);
    }
}
