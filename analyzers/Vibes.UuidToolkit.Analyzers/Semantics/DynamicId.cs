using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0617: an id is given to a variable, field or parameter of this program that is dynamic. A view's bag is not.</summary>
internal sealed class DynamicId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Conversion);

    private static void Look(OperationScope scope)
    {
        var conversion = (IConversionOperation)scope.Operation;
        if (conversion.Type?.TypeKind == TypeKind.Dynamic && IntegerTypes.Unwrap(conversion.Operand.Type) is { } type && (type.IsInteger() || type.IsGuid())
            && ValueUse.Target(conversion) is { DeclaringSyntaxReferences.IsEmpty: false } target && scope.Model.Of(conversion.Operand, scope.Cancellation) is { } id)
            scope.Report(Descriptors.DynamicId, conversion.Syntax, id, target.Name, id.Entity, id.Reason);
    }
}
