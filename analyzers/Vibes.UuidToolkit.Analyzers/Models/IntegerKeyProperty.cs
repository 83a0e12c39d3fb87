using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>VUID0101: a key or foreign key that is mapped to a column is an integer property or field.</summary>
internal sealed class IntegerKeyProperty : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnSymbol(Look, SymbolKind.Property, SymbolKind.Field);

    /// <summary>
    /// What a member that is mapped to a column holds: one of an entity, or one that entities inherit. Null for members of other
    /// types, whatever flows through them.
    /// </summary>
    public static Identifier? Of(ISymbol member, IdentifierModel model, CancellationToken cancellation) =>
        model.Entities.Declared(member) ?? (model.Entities.Of(member.ContainingType) is not null ? model.Of(member, cancellation) : null);

    private static void Look(SymbolScope scope)
    {
        var type = ModelMember.TypeOf(scope.Symbol);
        if (type.IsIntegerOrNullable() && Of(scope.Symbol, scope.Model, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IntegerKeyProperty, scope.Symbol.Locations[0], id, scope.Symbol.Name, id.Entity, type!.ToDisplayString(), id.Reason);
    }
}
