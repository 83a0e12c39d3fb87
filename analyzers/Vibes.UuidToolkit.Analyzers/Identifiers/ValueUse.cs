using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

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
    public static Identifier? OfUse(IdentifierModel model, IOperation value, CancellationToken cancellation) => Find(model, value, cancellation)?.Identifier;

    /// <summary>Where an expression's value goes, and whose id it has to be because of that; null where nothing asks for one.</summary>
    public static Destination? Find(IdentifierModel model, IOperation value, CancellationToken cancellation)
    {
        if (MayBeBound(value) && model.At(SlotFinder.Node(value), TypePath.Value, value, cancellation) is { } bound)
            return new(DestinationKind.Parameter, bound, null);
        // Where the value is in what the loop has got to: an element of a tuple or of an array.
        var path = TypePath.Value;
        // What stands in the same place otherwise: the other side of ?? and ?:.
        Identifier? beside = null;
        for (IOperation current = value, parent = value.Parent!; parent is not null; current = parent, parent = parent.Parent!)
            switch (parent)
            {
                case IConversionOperation or IParenthesizedOperation or IAwaitOperation or IVariableInitializerOperation or ISwitchExpressionOperation:
                    continue;
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus or UnaryOperatorKind.Plus }:
                    continue;
                case IMemberReferenceOperation { Member: IPropertySymbol { Name: nameof(Nullable<int>.Value) } property } when IsOfNullable(property):
                case IInvocationOperation { Instance: { } instance, TargetMethod: { Name: nameof(Nullable<int>.GetValueOrDefault) } called } when instance == current && IsOfNullable(called):
                    continue;
                case IConditionalOperation { WhenFalse: { } whenFalse } choice when choice.Condition != current:
                    beside ??= model.At(choice.WhenTrue == current ? whenFalse : choice.WhenTrue, path, cancellation);
                    continue;
                case ICoalesceOperation coalesce:
                    beside ??= model.At(coalesce.Value == current ? coalesce.WhenNull : coalesce.Value, path, cancellation);
                    continue;
                case ISwitchExpressionArmOperation arm when arm.Value == current:
                    foreach (var sibling in ((ISwitchExpressionOperation)arm.Parent!).Arms)
                        if (sibling != arm)
                            beside ??= model.At(sibling.Value, path, cancellation);
                    continue;
                case ITupleOperation tuple:
                    path = TypePath.Of(tuple.Elements.IndexOf(current)).Then(path);
                    continue;
                case IArrayInitializerOperation { Parent: IArrayCreationOperation array }:
                    if (TestRow.Parameter(model.Types, current, cancellation) is { } tested)
                        return To(DestinationKind.Parameter, OfTested(model, tested, path, cancellation), tested);
                    if (array.Parent is IArgumentOperation { Parent: IInvocationOperation find } && KeyLookup.Entity(model.Types, find) is { } entity)
                        return To(DestinationKind.Parameter, model.Entities.KeyOf(entity, array.Initializer!.ElementValues.IndexOf(current), array.Initializer.ElementValues.Length));
                    if (array.Parent is IArgumentOperation { Parameter: { } taking } packed && KeyLookup.Takes(taking))
                        return To(DestinationKind.Parameter, model.OfArgument(packed, TypePath.Value, cancellation), taking);
                    if (path.IsValue && OfElements(model, array, cancellation) is { } element)
                        return To(DestinationKind.Element, element);
                    (path, parent) = (TypePath.Of(0).Then(path), array);
                    continue;
                case IVariableDeclaratorOperation declarator:
                    return To(DestinationKind.Local, model.At(declarator.Symbol, path, cancellation), declarator.Symbol);
                case IFieldInitializerOperation initializer:
                    return To(DestinationKind.Member, model.At(initializer.InitializedFields[0], path, cancellation), initializer.InitializedFields[0]);
                case IPropertyInitializerOperation initializer:
                    return To(DestinationKind.Member, model.At(initializer.InitializedProperties[0], path, cancellation), initializer.InitializedProperties[0]);
                case IParameterInitializerOperation initializer:
                    return To(DestinationKind.Parameter, model.At(initializer.Parameter, path, cancellation), initializer.Parameter);
                case IAssignmentOperation assignment when assignment.Value == current && assignment is ISimpleAssignmentOperation or ICoalesceAssignmentOperation or IDeconstructionAssignmentOperation:
                    var target = ((IAssignmentOperation)parent).Target;
                    return To(KindOf(target), model.At(target, path, cancellation), Referenced(target));
                case IBinaryOperation binary when IsComparison(binary.OperatorKind):
                    return To(DestinationKind.Comparison, model.Of(binary.LeftOperand == current ? binary.RightOperand : binary.LeftOperand, cancellation));
                case ITupleBinaryOperation comparison:
                    return To(DestinationKind.Comparison, model.At(comparison.LeftOperand == current ? comparison.RightOperand : comparison.LeftOperand, path, cancellation));
                case IReturnOperation:
                    return Owner(parent) is IAnonymousFunctionOperation lambda
                        ? To(DestinationKind.Element, path.IsValue ? model.Of(lambda.Symbol, cancellation) ?? OfLambda(model, lambda, cancellation) : model.At(lambda.Symbol, path, cancellation))
                        : OfReturn(model, parent, path, cancellation) is var (id, method) ? To(DestinationKind.Return, id, method) : To(DestinationKind.Return, null);
                case IArgumentOperation argument:
                    return TestRow.Parameter(model.Types, current, cancellation) is { } given
                        ? To(DestinationKind.Parameter, OfTested(model, given, path, cancellation), given)
                        : To(argument.Parent is IObjectCreationOperation ? DestinationKind.Member : DestinationKind.Parameter, OfArgument(model, argument, path, cancellation), argument.Parameter);
                default:
                    return To(DestinationKind.Element, SlotFinder.IsCollectionExpression(parent) && path.IsValue ? OfElements(model, parent, cancellation) : null);
            }
        return null;

        Destination? To(DestinationKind kind, Identifier? id, ISymbol? target = null) => (beside ?? id) is { } found ? new Destination(path.IsValue ? kind : DestinationKind.Element, found, target) : null;
    }

    /// <summary>What a value stands in, beyond conversions and parentheses; the argument, where the compiler puts several into an array.</summary>
    public static IOperation? Around(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;
        return parent is IArrayInitializerOperation { Parent: IArrayCreationOperation { Parent: IArgumentOperation packed } } ? packed : parent;
    }

    private static bool IsOfNullable(ISymbol member) => member.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    // What a statement is given is an object, a part of a text, or a member of a nameless type: no type says that it is an id.
    private static bool MayBeBound(IOperation value)
    {
        if (!SlotFinder.IsWritten(value) || !value.Type.IsInteger())
            return false;
        var parent = value.Parent;
        while (parent is IConversionOperation { Type.SpecialType: not SpecialType.System_Object } or IParenthesizedOperation)
            parent = parent.Parent;
        return parent is IConversionOperation or IInterpolationOperation or ISimpleAssignmentOperation { Target: IPropertyReferenceOperation }
            or IArgumentOperation { Parameter.OriginalDefinition.Type.TypeKind: TypeKind.TypeParameter }
            // Is.EqualTo(5), which NUnit has for each kind of number besides.
            or IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "EqualTo", DeclaringSyntaxReferences.IsEmpty: true } } };
    }

    private static DestinationKind KindOf(IOperation target) => target switch
    {
        ILocalReferenceOperation => DestinationKind.Local,
        IParameterReferenceOperation => DestinationKind.Parameter,
        _ => DestinationKind.Member,
    };

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

    // What a test is called with, nobody but the test itself says.
    private static Identifier? OfTested(IdentifierModel model, IParameterSymbol parameter, TypePath path, CancellationToken cancellation) =>
        model.At(parameter, path, cancellation) ?? model.ByName(parameter, cancellation);

    // x.Id.Equals(value), x.Id.CompareTo(value): the other side of a comparison.
    private static Identifier? OfArgument(IdentifierModel model, IArgumentOperation argument, TypePath path, CancellationToken cancellation) =>
        argument.Parent is IInvocationOperation { TargetMethod.Name: nameof(Equals) or nameof(IComparable.CompareTo), Instance: { } compared, Arguments.Length: 1 }
            ? model.Of(compared, cancellation)
            : model.OfArgument(argument, path, cancellation) ?? OfFilled(model, argument, path, cancellation) ?? (ComponentParameter.Of(argument) is { } given ? model.At(given, path, cancellation) : null);

    // admins = new HashSet<int> { 1, 2 }: a collection's elements are what those make of them who use the variable.
    private static Identifier? OfFilled(IdentifierModel model, IArgumentOperation argument, TypePath path, CancellationToken cancellation)
    {
        if (argument.Parameter?.OriginalDefinition.Type is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Type } element
            || argument.Parent is not (IInvocationOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }
                or IPropertyReferenceOperation { Instance: IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } }))
            return null;
        for (var parent = argument.Parent.Parent; parent is not null; parent = parent.Parent)
            if (parent is IObjectCreationOperation creation)
                return Target(creation) is { } symbol ? model.At(symbol, TypePath.Of(element.Ordinal).Then(path), cancellation) : null;
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
                case IArrayElementReferenceOperation element when element.ArrayReference == current:
                    return OfUse(model, element, cancellation);
                case IPropertyReferenceOperation { Property.IsIndexer: true } element when element.Instance == current:
                    return OfUse(model, element, cancellation);
                default:
                    if (Target(current) is not { } symbol)
                        return null;
                    foreach (var (place, inner) in model.Within(symbol, cancellation))
                        if (place == TypePath.Of(0))
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

    private static (Identifier Id, ISymbol Method)? OfReturn(IdentifierModel model, IOperation value, TypePath path, CancellationToken cancellation)
    {
        if (value.SemanticModel?.GetEnclosingSymbol(value.Syntax.SpanStart, cancellation) is not IMethodSymbol method)
            return null;
        var id = method.AssociatedSymbol is { } property ? model.At(property, path, cancellation)
            : model.At(method, path, cancellation) ?? (method.IsAsync && !path.IsValue ? model.At(method, TypePath.Of(0).Then(path), cancellation) : null);
        return id is null ? null : (id, method);
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
        (type as IArrayTypeSymbol)?.ElementType is { } element ? SymbolEqualityComparer.Default.Equals(element, parameter)
            : type is INamedTypeSymbol { TypeArguments: [var only] } && SymbolEqualityComparer.Default.Equals(only, parameter);

    // The function that an operation is in.
    private static IOperation? Owner(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            if (parent is IAnonymousFunctionOperation or ILocalFunctionOperation or IMethodBodyBaseOperation || parent.Parent is null)
                return parent;
        return null;
    }
}
