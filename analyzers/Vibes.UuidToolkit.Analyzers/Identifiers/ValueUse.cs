using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>
/// What an expression is used for: the id that it has to be because of where it is given, as <c>5</c> in <c>Get(5)</c>, where
/// the expression itself says nothing.
/// </summary>
internal static class ValueUse
{
    /// <summary>Whose id an expression is, by itself or by its use.</summary>
    public static Identifier? Of(IdentifierModel model, IOperation value, CancellationToken cancellation) =>
        model.Of(value, cancellation) ?? OfUse(model, value, cancellation);

    /// <summary>Whose ids an expression's elements are, by themselves or by their use.</summary>
    public static Identifier? OfElements(IdentifierModel model, IOperation value, CancellationToken cancellation) =>
        model.OfElements(value, cancellation) ?? OfElementsUse(model, value, cancellation);

    /// <summary>Whose id an expression has to be because of its use; null where nothing asks for one.</summary>
    public static Identifier? OfUse(IdentifierModel model, IOperation value, CancellationToken cancellation)
    {
        for (IOperation current = value, parent = value.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IVariableInitializerOperation or ISwitchExpressionOperation:
                    continue;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus }:
                    continue;
                case IConditionalOperation { WhenFalse: { } whenFalse } choice when choice.Condition != current:
                    if (model.Of(choice.WhenTrue == current ? whenFalse : choice.WhenTrue, cancellation) is { } other)
                        return other;
                    continue;
                case ICoalesceOperation coalesce:
                    if (model.Of(coalesce.Value == current ? coalesce.WhenNull : coalesce.Value, cancellation) is { } alternative)
                        return alternative;
                    continue;
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                    foreach (var sibling in ((ISwitchExpressionOperation)arm.Parent!).Arms)
                        if (sibling != arm && model.Of(sibling.Value, cancellation) is { } id)
                            return id;
                    continue;
                case IVariableDeclaratorOperation declarator:
                    return model.Of(declarator.Symbol, cancellation);
                case IFieldInitializerOperation initializer:
                    return model.Of(initializer.InitializedFields[0], cancellation);
                case IPropertyInitializerOperation initializer:
                    return model.Of(initializer.InitializedProperties[0], cancellation);
                case IParameterInitializerOperation initializer:
                    return model.Of(initializer.Parameter, cancellation);
                case IAssignmentOperation assignment when assignment.Value == current && assignment is ISimpleAssignmentOperation or ICoalesceAssignmentOperation:
                    return model.Of(((IAssignmentOperation)parent).Target, cancellation);
                case IBinaryOperation binary when IsComparison(binary.OperatorKind):
                    return model.Of(binary.LeftOperand == current ? binary.RightOperand : binary.LeftOperand, cancellation);
                case IReturnOperation:
                    return OfReturn(model, parent, cancellation);
                case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                    return array.Parent is IArgumentOperation { Parent: IInvocationOperation find } && KeyLookup.Entity(model.Types, find) is { } entity
                        ? model.Entities.KeyOf(entity) : OfElements(model, array, cancellation);
                case IArgumentOperation argument:
                    return OfArgument(model, argument, cancellation);
                default:
                    return Flow.SlotFinder.IsCollectionExpression(parent) ? OfElements(model, parent, cancellation) : null;
            }
        return null;
    }

    /// <summary>Whether an operator compares.</summary>
    public static bool IsComparison(BinaryOperatorKind kind) => kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals || IsOrder(kind);

    /// <summary>Whether an operator compares by order.</summary>
    public static bool IsOrder(BinaryOperatorKind kind) =>
        kind is BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;

    /// <summary>The symbol whose value a declaration, an assignment or an argument sets to an expression; null where there is none.</summary>
    public static ISymbol? Target(IOperation value)
    {
        for (IOperation current = value, parent = value.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IVariableInitializerOperation or ICoalesceOperation:
                    continue;
                case IConditionalOperation choice when choice.Condition != current:
                    continue;
                case IVariableDeclaratorOperation declarator:
                    return declarator.Symbol;
                case IFieldInitializerOperation initializer:
                    return initializer.InitializedFields[0];
                case IPropertyInitializerOperation initializer:
                    return initializer.InitializedProperties[0];
                case ISimpleAssignmentOperation assignment when assignment.Value == current:
                    return Referenced(assignment.Target);
                case IArgumentOperation { Parameter: { } parameter }:
                    return parameter.OriginalDefinition;
                case IReturnOperation when Owner(parent) is IMethodBodyOperation or IBlockOperation { Parent: null or IMethodBodyOperation }:
                    return parent.SemanticModel?.GetEnclosingSymbol(parent.Syntax.SpanStart);
                default:
                    return null;
            }
        return null;
    }

    /// <summary>The symbol that an expression refers to; null where it is none.</summary>
    public static ISymbol? Referenced(IOperation expression) => expression switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        IInvocationOperation invocation => invocation.TargetMethod,
        IDeclarationExpressionOperation declaration => Referenced(declaration.Expression),
        IConversionOperation conversion => Referenced(conversion.Operand),
        IParenthesizedOperation parenthesized => Referenced(parenthesized.Operand),
        IAwaitOperation awaited => Referenced(awaited.Operation),
        _ => null,
    };

    private static Identifier? OfArgument(IdentifierModel model, IArgumentOperation argument, CancellationToken cancellation)
    {
        if (argument.Parameter is not { } parameter)
            return null;
        if (model.Of(parameter, cancellation) is { } id)
            return id;
        // x.Id.Equals(value), x.Id.CompareTo(value): the other side of a comparison.
        if (argument.Parent is IInvocationOperation { TargetMethod.Name: nameof(Equals) or nameof(IComparable.CompareTo), Instance: { } compared, Arguments.Length: 1 })
            return model.Of(compared, cancellation);
        if (parameter.OriginalDefinition.Type is not ITypeParameterSymbol generic)
            return null;
        // A collection's own element, key or value: ids.Add(5), names[5].
        if (generic.TypeParameterKind == TypeParameterKind.Type)
            return argument.Parent switch
            {
                IInvocationOperation { Instance: { } instance } => OfPlace(model, instance, generic.Ordinal, cancellation),
                IPropertyReferenceOperation { Instance: { } instance } => OfPlace(model, instance, generic.Ordinal, cancellation),
                _ => null,
            };
        // One of several arguments of one type: ids.Contains(5), Assert.Equal(5, journal.Id), SetProperty(j => j.UserId, 5).
        if (argument.Parent is IInvocationOperation call)
            foreach (var sibling in call.Arguments)
                if (sibling != argument && sibling.Parameter is { } other)
                    if (SymbolEqualityComparer.Default.Equals(other.OriginalDefinition.Type, generic))
                    {
                        if (model.Of(sibling.Value, cancellation) is { } same)
                            return same;
                    }
                    else if (other.OriginalDefinition.Type is INamedTypeSymbol function && SymbolEqualityComparer.Default.Equals(Returned(function), generic))
                    {
                        if (Lambda(sibling.Value) is { Body.Operations: [IReturnOperation { ReturnedValue: { } result }] } && model.Of(result, cancellation) is { } selected)
                            return selected;
                    }
                    else if (other.OriginalDefinition.Type is INamedTypeSymbol { TypeArguments: [ITypeParameterSymbol only] } && SymbolEqualityComparer.Default.Equals(only, generic)
                        && model.OfElements(sibling.Value, cancellation) is { } element)
                        return element;
        return null;
    }

    // The id at one type argument of a collection: 0 is the element of a list and the key of a dictionary.
    private static Identifier? OfPlace(IdentifierModel model, IOperation collection, int ordinal, CancellationToken cancellation)
    {
        if (collection is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver })
            for (var parent = collection.Parent; parent is not null; parent = parent.Parent)
                if (parent is IObjectCreationOperation creation)
                {
                    collection = creation;
                    break;
                }

        if (ordinal == 0 && model.OfElements(collection, cancellation) is { } element)
            return element;
        var path = Flow.TypePath.Of(ordinal);
        if ((Referenced(collection) ?? Target(collection)) is { } symbol)
            foreach (var (place, id) in model.Within(symbol, cancellation))
                if (place == path)
                    return id;
        return null;
    }

    private static Identifier? OfElementsUse(IdentifierModel model, IOperation value, CancellationToken cancellation)
    {
        for (IOperation current = value, parent = value.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IVariableInitializerOperation:
                    continue;
                // One step of a query: ids.Select(...).ToList().
                case IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } call } argument when call.Arguments.IndexOf(argument) == 0:
                    if ((model.OfElements(call, cancellation) ?? OfLambdaParameter(model, call, cancellation)) is { } id)
                        return id;
                    parent = call;
                    continue;
                case IForEachLoopOperation loop when loop.Collection == current && loop.Locals.Length == 1:
                    return model.Of(loop.Locals[0], cancellation);
                case ISimpleAssignmentOperation assignment when assignment.Value == current:
                    return model.OfElements(assignment.Target, cancellation);
                default:
                    if (Target(current) is not { } symbol)
                        return null;
                    foreach (var (place, inner) in model.Within(symbol, cancellation))
                        if (place == Flow.TypePath.Of(0))
                            return inner;
                    return null;
            }
        return null;
    }

    // What the next step of a query does with an element: Enumerable.Range(1, 9).Select(i => new Journal { Id = i }).
    private static Identifier? OfLambdaParameter(IdentifierModel model, IInvocationOperation call, CancellationToken cancellation)
    {
        foreach (var argument in call.Arguments)
            if (Lambda(argument.Value) is { Symbol.Parameters: [var element, ..] } && element.Type.IsIntegerOrNullable() && model.Of(element, cancellation) is { } id)
                return id;
        return null;
    }

    /// <summary>The lambda that an argument is; null where it is none.</summary>
    public static IAnonymousFunctionOperation? Lambda(IOperation value) => value switch
    {
        IConversionOperation conversion => Lambda(conversion.Operand),
        IDelegateCreationOperation creation => Lambda(creation.Target),
        IAnonymousFunctionOperation lambda => lambda,
        _ => null,
    };

    private static Identifier? OfReturn(IdentifierModel model, IOperation value, CancellationToken cancellation)
    {
        if (Owner(value) is IAnonymousFunctionOperation lambda)
            return OfLambda(model, lambda, cancellation);
        return value.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart, cancellation) is IMethodSymbol method
            ? method.AssociatedSymbol is { } property ? model.Of(property, cancellation) : model.Of(method, cancellation)
            : null;
    }

    /// <summary>Whose id a lambda returns because of what it is given to: texts.Select(text => int.Parse(text)) where the query's elements are ids.</summary>
    public static Identifier? OfLambda(IdentifierModel model, IOperation lambda, CancellationToken cancellation)
    {
        for (var parent = lambda.Parent; parent is not null; parent = parent.Parent)
            switch (parent)
            {
                case IDelegateCreationOperation or IConversionOperation:
                    continue;
                // The result's elements are what the lambda returns: IEnumerable<TResult> and Func<T, TResult>.
                case IArgumentOperation { Parameter.OriginalDefinition.Type: INamedTypeSymbol { IsGenericType: true } type, Parent: IInvocationOperation call }
                    when Returned(type) is ITypeParameterSymbol result && Contains(call.TargetMethod.OriginalDefinition.ReturnType, result):
                    return OfElements(model, call, cancellation);
                default:
                    return null;
            }
        return null;
    }

    private static ITypeSymbol? Returned(INamedTypeSymbol type) => type.DelegateInvokeMethod is { } invoke ? invoke.ReturnType
        : type.TypeArguments is [INamedTypeSymbol { DelegateInvokeMethod: { } inner }] ? inner.ReturnType : null;

    private static bool Contains(ITypeSymbol type, ITypeParameterSymbol parameter) =>
        type is INamedTypeSymbol { TypeArguments: [var only] } && SymbolEqualityComparer.Default.Equals(only, parameter);

    // The function that an operation is in.
    private static IOperation? Owner(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodBodyBaseOperation || parent.Parent is null)
                return parent;
        return null;
    }
}
