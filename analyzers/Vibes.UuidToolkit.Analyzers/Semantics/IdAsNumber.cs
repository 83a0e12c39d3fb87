using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0608: an id is cast to an enum or to a number that holds no ids, or an enum is cast to an id.</summary>
internal sealed class IdAsNumber : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Conversion);

    private static void Look(OperationScope scope)
    {
        var cast = (IConversionOperation)scope.Operation;
        if (cast.IsImplicit || cast.Syntax is not CastExpressionSyntax)
            return;
        var (from, to) = (IntegerTypes.Unwrap(cast.Operand.Type), IntegerTypes.Unwrap(cast.Type));
        if (from.IsInteger() && to is not null && !to.IsInteger() && (to.TypeKind == TypeKind.Enum || IsNumber(to)) && scope.Model.Of(cast.Operand, scope.Cancellation) is { } id)
            Report(scope, id, to.TypeKind == TypeKind.Enum ? $"the enum {to.Name}" : to.ToDisplayString());
        else if (from?.TypeKind == TypeKind.Enum && to.IsInteger() && ValueUse.OfUse(scope.Model, cast, scope.Cancellation) is { } use)
            Report(scope, use, $"and from the enum {from.Name}");
    }

    private static void Report(OperationScope scope, Identifier id, string what) => scope.Report(Descriptors.IdAsNumber, scope.Operation.Syntax, id, id.Entity, what, id.Reason);

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double;
}
