using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>
/// VUID0608: an id is cast to an enum or to a number that holds no ids, or an enum is cast to an id; or an id is given for a value of an enum,
/// <c>Enum.IsDefined(typeof(Role), user.RoleId)</c>, which compiles whatever it is.
/// </summary>
internal sealed class IdAsNumber : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Look, OperationKind.Conversion);
        context.OnCall(LookAtCall, nameof(Enum.IsDefined), nameof(Enum.GetName), nameof(Enum.ToObject));
    }

    private static void LookAtCall(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call is { TargetMethod.ContainingType.SpecialType: SpecialType.System_Enum, Arguments: [{ Value: ITypeOfOperation { TypeOperand: var type } }, { Value: IConversionOperation { IsImplicit: true, Operand: var value } }] }
            && IntegerTypes.Unwrap(value.Type) is { } held && (held.IsInteger() || held.IsGuid()) && scope.Model.Of(value, scope.Cancellation) is { } id)
            scope.Report(Descriptors.IdAsNumber, call.Syntax, id, id.Entity, $"the enum {type.Name}", id.Reason);
    }

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
