using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>
/// VUID0310: a member of a library returns an integer that is used as an id: <c>element.GetInt32()</c>,
/// <c>session.GetInt32("user")</c>, <c>reader.ReadInt32()</c>, <c>BitConverter.ToInt32(bytes)</c>.
/// </summary>
internal sealed class IntegerSource : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Call, OperationKind.Invocation);
        context.OnOperation(Property, OperationKind.PropertyReference);
        context.OnOperation(Group, OperationKind.MethodReference);
    }

    private static void Call(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!IsForeign(scope, call.TargetMethod) || IsAnotherRules(scope, call))
            return;
        var result = Gives(call.TargetMethod.OriginalDefinition.ReturnType) ? call : Written(call);
        if (result is not null && ValueUse.Of(scope.Model, result, scope.Cancellation) is { } id)
            Report(scope, call.Syntax is InvocationExpressionSyntax syntax ? syntax.Expression : call.Syntax, call.TargetMethod, result.Type, id);
    }

    private static void Property(OperationScope scope)
    {
        var property = ((IPropertyReferenceOperation)scope.Operation).Property;
        if (property.OriginalDefinition.Type.IsIntegerOrNullable() && IsForeign(scope, property) && !IsNullableValue(property)
            && scope.Model.Of(scope.Operation, scope.Cancellation) is null && ValueUse.OfUse(scope.Model, scope.Operation, scope.Cancellation) is { } id
            // A comparison with a number that is no id is the other rule's: it says that the number stays.
            && scope.Operation.Parent is not IBinaryOperation)
            Report(scope, scope.Operation.Syntax, property, property.Type, id);
    }

    private static void Group(OperationScope scope)
    {
        var method = ((IMethodReferenceOperation)scope.Operation).Method;
        if (IsForeign(scope, method) && Gives(method.OriginalDefinition.ReturnType) && !method.ContainingType.IsInteger() && !KnownTypes.Is(method.ContainingType, scope.Types["System.Convert"])
            && ValueUse.OfLambda(scope.Model, scope.Operation, scope.Cancellation) is { } id)
            Report(scope, scope.Operation.Syntax, method, method.ReturnType, id);
    }

    /// <summary>Whether a call's integer result is reported where it is made, by this rule or by one that says more.</summary>
    public static bool IsReported(OperationScope scope, IInvocationOperation call) => IsForeign(scope, call.TargetMethod) && Gives(call.TargetMethod.OriginalDefinition.ReturnType);

    private static void Report(OperationScope scope, SyntaxNode where, ISymbol member, ITypeSymbol? type, Identifier id) => scope.Report(
        Descriptors.IntegerSource, where, id, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), id.Entity, type?.ToDisplayString(), id.Reason);

    // Parsing, unboxing, generating, arithmetic, extremes and SQL have rules of their own; HasValue and Value are the id itself.
    private static bool IsAnotherRules(OperationScope scope, IInvocationOperation call) =>
        call.TargetMethod.ContainingType.IsInteger() || call.TargetMethod.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || KnownTypes.Is(call.TargetMethod.ContainingType, scope.Types["System.Convert"])
        || KnownTypes.Is(call.TargetMethod.ContainingType, scope.Types.Enumerable) || KnownTypes.Is(call.TargetMethod.ContainingType, scope.Types.Queryable)
        || KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, scope.Types["System.Data.Common.DbDataReader"]) || call.TargetMethod.ContainingType.Name is "IDataRecord" or "DbDataReader"
        || KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, scope.Types["System.Data.Common.DbCommand"])
        || Semantics.GeneratedId.Generates(scope.Types, call.TargetMethod) || call.TargetMethod.Name is nameof(IComparable.CompareTo)
        || call is { TargetMethod.Name: nameof(GetHashCode), Instance: { } hashed } && scope.Model.Of(hashed, scope.Cancellation) is not null
        || Semantics.ExtremeId.Takes(scope.Types, call.TargetMethod);

    // element.TryGetInt32(out var id).
    private static IOperation? Written(IInvocationOperation call)
    {
        if (call.TargetMethod.ReturnType.SpecialType == SpecialType.System_Boolean)
            foreach (var argument in call.Arguments)
                if (argument.Parameter is { RefKind: RefKind.Out } parameter && parameter.OriginalDefinition.Type.IsIntegerOrNullable())
                    return argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
        return null;
    }

    private static bool Gives(ITypeSymbol type) => type.IsIntegerOrNullable()
        || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } && result.IsIntegerOrNullable();

    private static bool IsForeign(OperationScope scope, ISymbol member) =>
        !member.IsImplicitlyDeclared && scope.Model.Entities.IsOfLibrary(member);

    private static bool IsNullableValue(IPropertySymbol property) => property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
