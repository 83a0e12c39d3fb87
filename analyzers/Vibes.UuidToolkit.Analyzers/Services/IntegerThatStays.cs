using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>
/// VUID0309: an id is passed, assigned, returned to, or compared with something that is no id and stays an integer: a
/// parameter of a library, a number of pages. Other rules know better what to say of constants, positions and generators.
/// </summary>
internal sealed class IntegerThatStays : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Argument, OperationKind.Argument);
        context.OnOperation(Assignment, OperationKind.SimpleAssignment);
        context.OnOperation(Initializer, OperationKind.VariableDeclarator);
        context.OnOperation(Return, OperationKind.Return);
        context.OnOperation(Comparison, OperationKind.Binary);
        context.OnCall(Join, "Join", "GroupJoin", "LeftJoin", "RightJoin");
    }

    private static void Argument(OperationScope scope)
    {
        var argument = (IArgumentOperation)scope.Operation;
        if (argument.Parameter is not { } parameter || !IsNumber(parameter.OriginalDefinition.Type) || argument.ArgumentKind != ArgumentKind.Explicit
            || !Stays(scope, parameter) || !IsIntegerId(scope, argument.Value, out var id))
            return;
        if (argument.Parent is IPropertyReferenceOperation || argument.Parent is IInvocationOperation call && SaysMore(scope, call))
            return;
        var owner = parameter.ContainingSymbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
        Report(scope, argument.Value, id, $"parameter '{parameter.Name}' of '{owner}'{(scope.IsElsewhere(parameter) ? $" in {parameter.ContainingAssembly.Name}" : "")}", parameter.Type);
    }

    private static void Assignment(OperationScope scope)
    {
        var assignment = (ISimpleAssignmentOperation)scope.Operation;
        // The type argument of NpgsqlParameter<int> is reported where it is written.
        if (assignment.Target is IPropertyReferenceOperation { Property.ContainingType: { IsGenericType: true } owner } && Sql.Calls.DataTypes.IsParameter(scope.Types, owner))
            return;
        // What Dictionary<int, int> takes is said where its types are written.
        if (assignment.Target is IPropertyReferenceOperation { Instance: { } bag, Property.OriginalDefinition.Type.TypeKind: TypeKind.TypeParameter } && ValueUse.Referenced(bag) is { } holder && !scope.IsElsewhere(holder))
            return;
        if (IsNumber(assignment.Target.Type) && assignment.Target is not IDiscardOperation && Stays(scope, assignment.Target) && IsIntegerId(scope, assignment.Value, out var id))
            Report(scope, assignment.Value, id, $"'{assignment.Target.Syntax}'", assignment.Target.Type!);
    }

    private static void Initializer(OperationScope scope)
    {
        var declarator = (IVariableDeclaratorOperation)scope.Operation;
        if (declarator.GetVariableInitializer() is { } initializer && IsNumber(declarator.Symbol.Type) && (!IsInferred(declarator) || scope.Model.IsNumber(declarator.Symbol, scope.Cancellation)) && IsIntegerId(scope, initializer.Value, out var id)
            && scope.Model.Of(declarator.Symbol, scope.Cancellation) is null)
            Report(scope, initializer.Value, id, $"'{declarator.Symbol.Name}'", declarator.Symbol.Type);
    }

    private static void Return(OperationScope scope)
    {
        if (((IReturnOperation)scope.Operation).ReturnedValue is not { } value || IsInLambda(scope.Operation) || !IsIntegerId(scope, value, out var id)
            || scope.Operation.SemanticModel?.GetEnclosingSymbol(scope.Operation.Syntax.SpanStart, scope.Cancellation) is not IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method
            || !IsNumber(method.ReturnType))
            return;
        if (DeclaredIds.IsFixedElsewhere(method, scope.Model) || !method.ReturnType.IsIntegerOrNullable() || method.AssociatedSymbol is { } property && scope.Model.Entities.IsOther(property) && scope.Model.Of(property, scope.Cancellation) is null)
            Report(scope, value, id, $"the result of '{method.Name}'", method.ReturnType);
    }

    private static bool IsInLambda(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null and not ILocalFunctionOperation; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation)
                return true;
        return false;
    }

    private static void Comparison(OperationScope scope)
    {
        var binary = (IBinaryOperation)scope.Operation;
        if (!ValueUse.IsComparison(binary.OperatorKind) || !IsNumber(Bare(binary.LeftOperand).Type) || !IsNumber(Bare(binary.RightOperand).Type)
            || Bare(binary.LeftOperand).ConstantValue.HasValue || Bare(binary.RightOperand).ConstantValue.HasValue)
            return;
        var (left, right) = (scope.Model.Of(binary.LeftOperand, scope.Cancellation), scope.Model.Of(binary.RightOperand, scope.Cancellation));
        if (left is null == right is null)
            return;
        var other = left is null ? binary.LeftOperand : binary.RightOperand;
        if (!Stays(scope, other))
            return;
        // What parsing, unboxing and reading give is an id by this comparison, and reported as such.
        if (Bare(other) is IInvocationOperation call && IntegerSource.IsReported(scope, call))
            return;
        Report(scope, binary, (left ?? right)!, $"'{other.Syntax}'", Bare(other).Type!);
    }

    // join r in reminders on j.Id equals r.Year: both keys have one type.
    private static void Join(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!IsJoin(call) || !Semantics.SequenceMethods.IsQuery(scope.Types, call.TargetMethod) || call.Arguments.Length < 4)
            return;
        if (Key(call.Arguments[2]) is not { } outer || Key(call.Arguments[3]) is not { } inner)
            return;
        var (left, right) = (scope.Model.Of(outer, scope.Cancellation), scope.Model.Of(inner, scope.Cancellation));
        if (left is null != right is null && (left is null ? outer : inner) is { Type: var type } other && type.IsIntegerOrNullable() && Stays(scope, ValueUse.Referenced(other)))
            Report(scope, other, (left ?? right)!, $"'{other.Syntax}'", type!);

        static IOperation? Key(IArgumentOperation argument) => ValueUse.Lambda(argument.Value) is { Body.Operations: [IReturnOperation { ReturnedValue: { } key }] } ? Bare(key) : null;
    }

    /// <summary>Whether a call compares the keys that two of its lambdas give: one of them may be no id.</summary>
    public static bool IsJoin(IInvocationOperation call) => call.TargetMethod.Name is nameof(Enumerable.Join) or nameof(Enumerable.GroupJoin) or "LeftJoin" or "RightJoin";

    /// <summary>Whether an integer stays one. Null is a number that is no variable, such as a sum.</summary>
    /// <remarks>
    /// A declaration of this project that nothing says to be a number can become a Guid, and is reported where it stands: of many
    /// only their callers tell, once all of them were seen. What another project declares is not seen by its callers, unless its name says what it is.
    /// </remarks>
    public static bool Stays(OperationScope scope, ISymbol? target) => target is null
        || scope.Model.Entities.IsOfLibrary(target) || scope.Model.Entities.IsOther(target.OriginalDefinition)
        || (scope.IsElsewhere(target) || !DeclaredType.Of(target).IsIntegerOrNullable()) && scope.Model.Of(target, scope.Cancellation) is null;

    // Of what is declared here, its body says more: a counter, the parameter of a column of pages.
    private static bool Stays(OperationScope scope, IOperation value) =>
        ValueUse.Referenced(value) is var symbol && symbol is ILocalSymbol or IParameterSymbol && scope.Model.IsNumber(symbol, scope.Cancellation) || Stays(scope, symbol);

    private static void Report(OperationScope scope, IOperation where, Identifier id, string what, ITypeSymbol type) =>
        scope.Report(Descriptors.IntegerThatStays, where.Syntax, id, id.Entity, what, type.ToDisplayString(), id.Reason);

    private static bool SaysMore(OperationScope scope, IInvocationOperation call) =>
        Semantics.OrderOfIds.Compares(scope, call) || Semantics.EqualsInteger.Compares(call) is not null || Semantics.IdAsIndex.Takes(call)
        || Semantics.GeneratedId.Generates(scope.Types, call.TargetMethod) || IntegerParse.Parses(call.TargetMethod, scope.Types) || IsShown(call);

    // <input @bind="wanted" />: there is one for any type.
    private static bool IsShown(IInvocationOperation call) => call.TargetMethod is { Name: "FormatValue", ContainingType.Name: "BindConverter" };

    // var x = id has the type that the id has.
    private static bool IsInferred(IVariableDeclaratorOperation declarator) =>
        declarator.Syntax.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.VariableDeclarationSyntax { Type.IsVar: true };

    /// <summary>Whether a value is an id that is an integer, and no constant.</summary>
    public static bool IsIntegerId(OperationScope scope, IOperation value, out Identifier id)
    {
        id = null!;
        if (value.ConstantValue.HasValue || !Bare(value).Type.IsIntegerOrNullable() || scope.Model.Of(value, scope.Cancellation) is not { } found)
            return false;
        id = found;
        return true;
    }

    private static IOperation Bare(IOperation value) => value is IConversionOperation { IsImplicit: true } conversion ? Bare(conversion.Operand) : value;

    private static bool IsNumber(ITypeSymbol? type) => IntegerTypes.Unwrap(type)?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double or SpecialType.System_Char;
}
