using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>Where the value of an expression goes, when what receives it is an id.</summary>
/// <param name="Kind">What receives it.</param>
/// <param name="Identifier">Whose id it becomes.</param>
/// <param name="Target">The member, parameter, local or method that receives it; null for an expression.</param>
internal readonly record struct Destination(DestinationKind Kind, Identifier Identifier, ISymbol? Target)
{
    /// <summary>Whether it becomes part of an entity: by a property or field that is mapped to a column, or by the entity's constructor.</summary>
    public bool IsStored(IdentifierModel model) =>
        Kind == DestinationKind.Member && (Identifier.Certainty == Certainty.Declared || model.Entities.Of(Target?.ContainingType) is not null);

    /// <summary>Follows a value one step; null where it becomes no id.</summary>
    public static Destination? Of(IOperation value, OperationScope scope)
    {
        var from = value;
        var to = value.Parent;
        while (to is IParenthesizedOperation or IConversionOperation { OperatorMethod: null } or ICoalesceOperation
            || (to is IConditionalOperation conditional && conditional.Condition != from))
            (from, to) = (to, to.Parent);
        return to switch
        {
            ISimpleAssignmentOperation { Target: IParameterReferenceOperation { Parameter.RefKind: not RefKind.None } } => null,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => Symbol(DestinationKind.Local, local.Local, scope),
            ISimpleAssignmentOperation assignment when assignment.Value == from => Expression(DestinationKind.Member, assignment.Target, scope),
            IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => Symbol(DestinationKind.Member, properties[0], scope),
            IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => Symbol(DestinationKind.Member, fields[0], scope),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation variable } => Symbol(DestinationKind.Local, variable.Symbol, scope),
            IArgumentOperation { Parameter: { } parameter, Parent: IObjectCreationOperation } => Symbol(DestinationKind.Member, parameter, scope),
            IArgumentOperation { Parameter: { } parameter } => Symbol(DestinationKind.Argument, parameter, scope),
            IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation find } } } => Key(find, scope),
            IReturnOperation { Parent.Parent: not IAnonymousFunctionOperation } => Symbol(DestinationKind.Return, scope.ContainingSymbol, scope),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                Expression(DestinationKind.Comparison, comparison.LeftOperand == from ? comparison.RightOperand : comparison.LeftOperand, scope),
            _ => null,
        };
    }

    /// <summary>The key that <c>Find(params object[])</c> of a set or a context takes.</summary>
    private static Destination? Key(IInvocationOperation find, OperationScope scope)
    {
        var method = find.TargetMethod;
        var entity = method.Name is not ("Find" or "FindAsync") ? null
            : KnownTypes.DerivesFrom(method.ContainingType, scope.Types.DbSet) ? method.ContainingType.TypeArguments[0]
            : KnownTypes.DerivesFrom(method.ContainingType, scope.Types.DbContext) && method.TypeArguments.Length == 1 ? method.TypeArguments[0] : null;
        return scope.Model.Entities.KeyOf(entity) is { } id ? new Destination(DestinationKind.Argument, id, null) : null;
    }

    private static Destination? Symbol(DestinationKind kind, ISymbol symbol, OperationScope scope) =>
        scope.Model.Of(symbol, scope.Cancellation) is { } id ? new Destination(kind, id, symbol) : null;

    private static Destination? Expression(DestinationKind kind, IOperation expression, OperationScope scope) =>
        scope.Model.Of(expression, scope.Cancellation) is { } id ? new Destination(kind, id, (expression as IMemberReferenceOperation)?.Member) : null;
}
