using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>VUID0308: an integer type is named for an id: <c>(int)id</c>, <c>(int?)null</c>, <c>id is int</c>, <c>default(int)</c>.</summary>
internal sealed class IntegerCast : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        context.OnOperation(Cast, OperationKind.Conversion);
        context.OnOperation(Test, OperationKind.IsType);
        context.OnOperation(Test, OperationKind.TypePattern);
        context.OnOperation(Default, OperationKind.DefaultValue);
    }

    private static void Cast(OperationScope scope)
    {
        var cast = (IConversionOperation)scope.Operation;
        if (cast.IsImplicit || !cast.Type.IsIntegerOrNullable() || cast.Syntax is not CastExpressionSyntax syntax)
            return;
        // A literal behind the cast is the literal's matter, an object that of unboxing; null has no type of its own.
        var isNull = cast.Operand.ConstantValue is { HasValue: true, Value: null };
        if (!isNull && (cast.ConstantValue.HasValue || !cast.Operand.Type.IsIntegerOrNullable()))
            return;
        if (ValueUse.Of(scope.Model, cast, scope.Cancellation) is { } id)
            Report(scope, syntax.Type, id);
    }

    private static void Test(OperationScope scope)
    {
        if (Test(scope.Operation) is var (value, type, syntax) && type.IsIntegerOrNullable()
            && (scope.Model.Of(value, scope.Cancellation) ?? scope.Model.Boxed(value, TypePath.Value, scope.Cancellation)) is { } id)
            Report(scope, syntax, id);
    }

    /// <summary>What is tested to be of a type, and the type as it is written; null for other operations.</summary>
    public static (IOperation Value, ITypeSymbol Type, SyntaxNode Written)? Test(IOperation operation) => operation switch
    {
        IIsTypeOperation { Syntax: BinaryExpressionSyntax { Right: var type } } test => (test.ValueOperand, test.TypeOperand, type),
        ITypePatternOperation pattern when Tested(pattern) is { } value => (value, pattern.MatchedType, pattern.Syntax),
        _ => null,
    };

    private static void Default(OperationScope scope)
    {
        if (scope.Operation.Type.IsIntegerOrNullable() && scope.Operation.Syntax is DefaultExpressionSyntax syntax && ValueUse.Of(scope.Model, scope.Operation, scope.Cancellation) is { } id)
            Report(scope, syntax.Type, id);
    }

    private static void Report(OperationScope scope, SyntaxNode type, Identifier id)
    {
        var where = type is NullableTypeSyntax nullable ? nullable.ElementType : type is TypePatternSyntax pattern ? pattern.Type : type;
        scope.Report(Descriptors.IntegerCast, where, id, where, id.Entity, id.Reason);
    }

    private static IOperation? Tested(IOperation pattern)
    {
        for (var parent = pattern.Parent; parent is not null; parent = parent.Parent)
            switch (parent)
            {
                case INegatedPatternOperation or IBinaryPatternOperation or IPatternCaseClauseOperation or ISwitchCaseOperation or ISwitchExpressionArmOperation:
                    continue;
                case IIsPatternOperation test:
                    return test.Value;
                case ISwitchOperation test:
                    return test.Value;
                case ISwitchExpressionOperation test:
                    return test.Value;
                default:
                    return null;
            }
        return null;
    }
}
