using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Models;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0307: an id is taken out of an object as an integer: by a cast, by <c>as</c>, by <c>Convert</c>.</summary>
internal sealed class IntegerUnboxing : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Cast, OperationKind.Conversion);
        context.OnOperation(Call, OperationKind.Invocation);
    }

    private static void Cast(OperationScope scope)
    {
        var cast = (IConversionOperation)scope.Operation;
        if (cast.IsImplicit || !cast.Type.IsIntegerOrNullable() || !(IsOpaque(cast.Operand.Type) || IsAlsoGuid(cast)) || cast.Operand.ConstantValue.HasValue)
            return;
        var syntax = WrittenType.Asked(cast.Syntax) ?? cast.Syntax;
        // What is known by the statement that it is read with is reported as such.
        if (scope.Model.SqlCalls.Read(cast, scope.Cancellation) is null && ValueUse.Of(scope.Model, cast, scope.Cancellation) is { } id)
            Report(scope, syntax is NullableTypeSyntax nullable ? nullable.ElementType : syntax, cast.Syntax, cast.Operand, id);
    }

    private static void Call(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (call.TargetMethod.ReturnType.IsInteger() && call.Arguments is [{ Parameter.Type: var taken } argument, ..] && (taken.SpecialType == SpecialType.System_Object || taken.IsInteger())
            && KnownTypes.Is(call.TargetMethod.ContainingType, scope.Types["System.Convert"]) && scope.Model.SqlCalls.Read(call, scope.Cancellation) is null && Converted(scope, call, argument) is { } id)
            Report(scope, call.Syntax is InvocationExpressionSyntax syntax ? syntax.Expression : call.Syntax, call.Syntax, argument.Value, id);
    }

    // Convert.ToInt32(journal.Id) did nothing to an integer, and boxes a Guid.
    private static Identifier? Converted(OperationScope scope, IInvocationOperation call, IArgumentOperation argument)
    {
        var operand = argument.Value is IConversionOperation { IsImplicit: true } boxed ? boxed.Operand : argument.Value;
        var id = !operand.ConstantValue.HasValue && (operand.Type.IsIntegerOrNullable() || IntegerTypes.Unwrap(operand.Type).IsGuid()) ? scope.Model.Of(operand, scope.Cancellation) : null;
        return id ?? (argument.Parameter!.Type.SpecialType == SpecialType.System_Object ? ValueUse.Of(scope.Model, call, scope.Cancellation) : null);
    }

    private static void Report(OperationScope scope, SyntaxNode where, SyntaxNode what, IOperation operand, Identifier id) => scope.Report(
        Descriptors.IntegerUnboxing, where, id, what, id.Entity, (operand is IConversionOperation { IsImplicit: true } boxed ? boxed.Operand : operand).Type?.ToDisplayString() ?? "an object", id.Reason);

    // (int)node["id"], of a library's type that has an operator for each type of value.
    private static bool IsAlsoGuid(IConversionOperation cast) => cast.OperatorMethod is { DeclaringSyntaxReferences.IsEmpty: true, ContainingType: var type } taken
        && type.GetMembers(taken.Name).OfType<IMethodSymbol>().Any(other => other.ReturnType.IsGuid());

    private static bool IsOpaque(ITypeSymbol? type) => type is { SpecialType: SpecialType.System_Object or SpecialType.System_ValueType } or IDynamicTypeSymbol
        or ITypeParameterSymbol || type?.TypeKind == TypeKind.Interface;
}
