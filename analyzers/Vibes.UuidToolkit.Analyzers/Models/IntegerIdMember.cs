using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>VUID0103: a record, DTO, view model or message carries an id as an integer.</summary>
internal sealed class IntegerIdMember : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        var valueObjects = new ValueObjects(context.Model);
        context.OnSymbol(scope => Look(scope, valueObjects), SymbolKind.Property);
    }

    private static void Look(SymbolScope scope, ValueObjects valueObjects)
    {
        var type = ModelMember.TypeOf(scope.Symbol);
        if (type.IsIntegerOrNullable() && scope.Model.Of(scope.Symbol, scope.Cancellation) is { } id
            && IntegerKeyProperty.Of(scope.Symbol, scope.Model, scope.Cancellation) is null && valueObjects.Of(scope.Symbol.ContainingType) is null)
            scope.Report(Descriptors.IntegerIdMember, scope.Symbol.Locations[0], id, scope.Symbol.Name, id.Entity, type!.ToDisplayString(), id.Reason);
    }
}
