using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Says which place an expression's value is, looking through what does not change it: conversions, awaits, tuples, the type
/// arguments of generic members. Never looks into a generic member's own body: there an int is just a T.
/// </summary>
internal sealed class SlotFinder(EntityModel entities, KnownTypes types, SqlCalls sql, HttpEndpoints? endpoints)
{
    /// <summary>The place that an expression's value, or a part of it, is; null where it is no place that is followed.</summary>
    /// <param name="operation">The expression.</param>
    /// <param name="path">Where within the expression's type.</param>
    public Slot? Of(IOperation? operation, TypePath path)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return new(local.Local, path);
            case IParameterReferenceOperation parameter:
                return OfParameter(parameter.Parameter, path);
            case IMemberReferenceOperation member when member is IPropertyReferenceOperation or IFieldReferenceOperation or IEventReferenceOperation:
                return OfMember(member, path);
            case IConversionOperation { OperatorMethod: null } conversion:
                return Places.Corresponding(conversion.Operand.Type, conversion.Type, path) is { } place ? Of(conversion.Operand, place) : Read(conversion, path) ?? Unboxed(conversion, path);
            case IConversionOperation { OperatorMethod: { } wraps } conversion:
                return Places.IsSpan(wraps.ContainingType) ? Places.Corresponding(conversion.Operand.Type, conversion.Type, path) is { } viewed ? Of(conversion.Operand, viewed) : null
                    : Wrapped(wraps, path) is { } inner ? Of(conversion.Operand, inner)
                    : Places.ParameterAt(wraps.OriginalDefinition.ReturnType, path) is { } unwrapped
                        // implicit operator T(TypedId<T> id): what the operand's type wrote for the type argument.
                        ? OfTypeArgument(unwrapped.Parameter, unwrapped.Within, wraps.ContainingType, conversion, Stripped(conversion.Operand))
                    : IsFollowed(wraps) ? new(wraps.OriginalDefinition, path) : null;
            case IParenthesizedOperation parenthesized:
                return Of(parenthesized.Operand, path);
            case IInvocationOperation invocation:
                return OfResult(invocation, path);
            case IAwaitOperation await:
                return Of(await.Operation, TypePath.Of(0).Then(path));
            case IConditionalAccessOperation access:
                return Of(access.WhenNotNull, path);
            case IConditionalAccessInstanceOperation instance:
                return Of(Accessed(instance), path);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver } receiver:
                return Of(Initialized(receiver), path);
            case IArrayElementReferenceOperation element:
                return Of(element.ArrayReference, IsSlice(element.Indices.FirstOrDefault()) ? path : TypePath.Of(0).Then(path));
            // ids[^1] and ids[1..] of what has only indices of integers and a Slice method.
            case IImplicitIndexerReferenceOperation { Instance.Type: { } whole } indexer:
                return IsSlice(indexer.Argument) ? SymbolEqualityComparer.Default.Equals(whole, indexer.Type) ? Of(indexer.Instance, path) : null
                    : Places.Sequence(whole) is { } sequence && Places.Corresponding(whole, sequence, TypePath.Of(0).Then(path)) is { } within ? Of(indexer.Instance, within) : null;
            case ITupleOperation tuple when !path.IsValue:
                return Of(tuple.Elements.ElementAtOrDefault(path.Text[0] - '0'), new(path.Text.Substring(1)));
            case ITranslatedQueryOperation query:
                return Of(query.Operation, path);
            case IAssignmentOperation assignment:
                return Of(assignment.Target, path);
            case IDeclarationExpressionOperation declaration:
                return Of(declaration.Expression, path);
            case IWithOperation with:
                return Of(with.Operand, path);
            case IArgumentOperation argument:
                return Of(argument.Value, path);
            case ICoalesceOperation or IConditionalOperation or ISwitchExpressionOperation or IObjectCreationOperation or IArrayCreationOperation:
                return new(Node(operation), path);
            default:
                return operation is not null && IsCollectionExpression(operation) ? new(Node(operation), path) : null;
        }
    }

    /// <summary>The place of a value that a statement takes for an id, a number among them: <c>new { userId = 4 }</c>.</summary>
    public Slot? OfBound(IOperation value, TypePath path) => IsWritten(value) ? new(Node(value), path) : Of(value, path);

    /// <summary>Whether a value is written: <c>4</c>, <c>-1</c>.</summary>
    public static bool IsWritten(IOperation value) => value is ILiteralOperation or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus, Operand: ILiteralOperation };

    /// <summary>The place that an argument goes to.</summary>
    /// <param name="parameter">The parameter, as it is called.</param>
    /// <param name="call">The call, creation or indexer.</param>
    /// <param name="instance">What it is called on; null for static members and creations.</param>
    /// <param name="path">Where within the parameter's type.</param>
    public Slot? OfArgument(IParameterSymbol parameter, IOperation call, IOperation? instance, TypePath path)
    {
        if (Places.ParameterAt(parameter.OriginalDefinition.Type, path) is not { } generic)
            return IsFollowed(parameter) ? OfParameter(parameter, path, Heir(parameter.ContainingSymbol.ContainingType, IsInitializer(call) ? Around(call) : instance?.Type)) : null;
        return OfTypeArgument(generic.Parameter, generic.Within, parameter.ContainingSymbol.ContainingType, call, instance);
    }

    /// <summary>The place that what an extension block's member is called on goes to; null where that is only a type argument.</summary>
    public static Slot? OfReceiver(IParameterSymbol receiver, TypePath path) =>
        Places.ParameterAt(receiver.OriginalDefinition.Type, path) is null && !receiver.DeclaringSyntaxReferences.IsEmpty ? new Slot(receiver.OriginalDefinition, path) : null;

    /// <summary>
    /// The place within the object that a method of foreign code is taken from: of what <c>ids.Contains</c> takes, the elements of ids. Of a generic
    /// method, <c>Task.FromResult</c>, what its type argument is there.
    /// </summary>
    /// <param name="group">The method.</param>
    /// <param name="declared">The type of its parameter or result, as it is declared.</param>
    /// <param name="path">Where within that.</param>
    public Slot? OfMethodGroup(IMethodReferenceOperation group, ITypeSymbol declared, TypePath path) =>
        Places.ParameterAt(declared, path) is not { } generic ? null
        : generic.Parameter.TypeParameterKind == TypeParameterKind.Method ? new(ExpressionNode.OfCall(group, generic.Parameter.Ordinal), generic.Within)
        : group.Instance is { } instance ? OfTypeArgument(generic.Parameter, generic.Within, group.Method.ContainingType, group, instance) : null;

    /// <summary>The place that a property is where no expression reads it.</summary>
    /// <param name="property">The property, as its type has it.</param>
    /// <param name="receiver">The type that it is read from.</param>
    /// <param name="path">Where within its type.</param>
    public Slot? OfProperty(IPropertySymbol property, ITypeSymbol receiver, TypePath path)
    {
        if (path.IsValue && entities.Declared(property.OriginalDefinition, receiver) is { } id)
            return new(id, path);
        if (Places.ParameterAt(property.OriginalDefinition.Type, path) is { } generic)
            return BaseArgument.Fixing(receiver, property.ContainingType, TypePath.Of(generic.Parameter.Ordinal).Then(generic.Within));
        return IsFollowed(property) ? new Slot(property.OriginalDefinition, path, Heir(property.ContainingType, receiver)) : null;
    }

    /// <summary>The node of an expression that is a place of its own.</summary>
    public static ExpressionNode Node(IOperation operation) => new(operation.Syntax, operation.Kind);

    /// <summary>Whether an operation is <c>[a, b]</c>, which is newer than the Roslyn that this is built on.</summary>
    public static bool IsCollectionExpression(IOperation operation) => operation.Kind == (OperationKind)127;

    /// <summary>Whether an operation is the <c>.. a</c> of a collection expression.</summary>
    public static bool IsSpread(IOperation operation) => operation.Kind == (OperationKind)128;

    private static Slot OfParameter(IParameterSymbol parameter, TypePath path, INamedTypeSymbol? heir = null) =>
        // A setter's value is its property.
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } setter
            && parameter.Ordinal == setter.Parameters.Length - 1
            ? new(property.OriginalDefinition, path)
            : new(parameter.OriginalDefinition, path, heir);

    private Slot? OfMember(IMemberReferenceOperation reference, TypePath path)
    {
        var (member, instance) = (reference.Member, reference.Instance);
        if (path.IsValue && member is IPropertySymbol { Type.SpecialType: SpecialType.System_Object } property)
            return OfEntry(reference) ?? (KeyedEntry.Of(reference) is { } entry ? new(entry, path) : AnsweredValue.Of(reference) is { } answered ? new(answered, path) : !property.IsIndexer && IsFollowed(member) ? new(member.OriginalDefinition, path) : null);
        var owner = member.ContainingType;
        if (owner is null)
            return null;
        if (owner.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return member.Name == nameof(Nullable<int>.Value) ? Of(instance, path) : null;
        if (owner.IsTupleType)
            return TupleElement(member) is { } index ? Of(instance, TypePath.Of(index).Then(path)) : null;
        if (owner.IsAnonymousType)
            return new(new LocalMember(Body(reference), member.Name, owner.ToDisplayString()), path);
        // A key that a base class declares is the key of the entity that it is read from.
        if (path.IsValue && instance?.Type is { } receiver && !SymbolEqualityComparer.Default.Equals(receiver.OriginalDefinition, owner.OriginalDefinition)
            && entities.Declared(member.OriginalDefinition, receiver) is { } id)
            return new(id, path);
        var declared = IntegerTypes.Declared(member.OriginalDefinition);
        return Places.ParameterAt(declared, path) is { } generic
            ? entities.Declared(member.OriginalDefinition, instance?.Type) is { } key && path.IsValue ? new Slot(key, path)
                : OfTypeArgument(generic.Parameter, generic.Within, owner, reference, instance)
            : IsFollowed(member) ? new Slot(member.OriginalDefinition, path, Heir(owner, instance?.Type)) : null;
    }

    /// <summary>The class that a member of its base class is named by way of; null where it is the base class itself.</summary>
    private static INamedTypeSymbol? Heir(INamedTypeSymbol? owner, ITypeSymbol? receiver) =>
        owner is { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false } && receiver is INamedTypeSymbol { TypeKind: TypeKind.Class } type
            && !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, owner.OriginalDefinition) ? type.OriginalDefinition : null;

    private Slot? OfResult(IInvocationOperation invocation, TypePath path)
    {
        var method = invocation.TargetMethod;
        if (method.ContainingType?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            return method.Name == nameof(Nullable<int>.GetValueOrDefault) ? Of(invocation.Instance, path) : null;
        if (EntityProperty(invocation, path) is { } property)
            return property;
        if (path.IsValue && (Printed(invocation) ?? Guarded(invocation) ?? Widened(invocation) ?? Floored(invocation)) is { } given)
            return Of(given, path);
        if (path.IsValue && Extreme(invocation) is { } extreme)
            return extreme;
        // A number of JSON is what it is compared with, where nothing says whose answer it is of.
        if (path.IsValue && endpoints?.IsOfClient == true && HttpRequest.ReadsNumber(method))
            return HttpRequest.NumberReadBy(invocation, default) is { } answered ? new(answered, path) : new(Node(invocation), path);
        return Places.ParameterAt(method.OriginalDefinition.ReturnType, path) is { } generic
            ? OfTypeArgument(generic.Parameter, generic.Within, method.ContainingType, invocation, invocation.Instance)
            : IsFollowed(method) && !IntegerReader.Is(method) ? new Slot(method.OriginalDefinition, path) : Read(invocation, path) ?? (path.IsValue ? Converted(invocation) ?? Parsed(invocation) : null);
    }

    /// <summary>The key that Identity gives as a text, and that a call reads from it: <c>int.Parse(users.GetUserId(User)!)</c>.</summary>
    private Slot? Parsed(IInvocationOperation call) =>
        call is { TargetMethod: { IsStatic: true, Name: nameof(int.Parse) or nameof(Convert.ToInt32) or nameof(Convert.ToInt64) }, Arguments: [{ Value: { Type.SpecialType: SpecialType.System_String } text }, ..] }
            && KeyLookup.Shown(types, text) is { } entity && entities.KeyOf(entity) is { } key ? new(key, TypePath.Value) : null;

    /// <summary>The place within the operand of <c>implicit operator Result&lt;T&gt;(T value)</c>, which takes a value of a type argument.</summary>
    private static TypePath? Wrapped(IMethodSymbol conversion, TypePath path) =>
        conversion.OriginalDefinition is { Parameters: [{ Type: ITypeParameterSymbol taken }], ReturnType: var result }
            && Places.ParameterAt(result, path) is { } generic && SymbolEqualityComparer.Default.Equals(generic.Parameter, taken)
            ? generic.Within : null;

    /// <summary>What <c>Convert.ToInt32(items["userId"])</c> takes of an object.</summary>
    private Slot? Converted(IInvocationOperation call) =>
        IsConvert(call) && call.Arguments is [{ Value: var boxed, Parameter.Type.SpecialType: SpecialType.System_Object }, ..] ? OfBoxed(boxed) : null;

    private static bool IsConvert(IInvocationOperation call) =>
        call.TargetMethod is { Name: nameof(Convert.ToInt32) or nameof(Convert.ToInt64), ContainingType: { Name: nameof(Convert), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>The variable of type object, or the entry of a bag of objects, that an integer, or a collection of them, is taken from.</summary>
    public Slot? Unboxed(IConversionOperation conversion, TypePath path) =>
        (!path.IsValue || Places.CanHoldId(IntegerTypes.Unwrap(conversion.Type))) && OfBoxed(conversion.Operand) is { } box ? new(box.Node, box.Path.Then(path)) : null;

    /// <summary>The place of what is in an object: a variable, parameter or member of type object, an element of an array of objects, the entry of a bag; null for other expressions.</summary>
    public Slot? OfBoxed(IOperation boxed) => Stripped(boxed) switch
    {
        ICoalesceOperation { Value: IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Object } entry } => OfBoxed(entry),
        IConditionalAccessOperation access => OfBoxed(access.WhenNotNull),
        var value when !BoxedArgument.IsObject(value.Type) => null,
        var value when MockedCall.BoxedPosition(value) is not null => new(Node(value), TypePath.Value),
        ILocalReferenceOperation { Local: var local } => new(local, TypePath.Value),
        IParameterReferenceOperation { Parameter: var parameter } => new(BoxedArgument.Of(parameter, entities.IsOfLibrary(parameter)), TypePath.Value),
        IArrayElementReferenceOperation element => OfBoxes(element.ArrayReference),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } list } when BoxedArgument.IsObjects(list.Type) => OfBoxes(list),
        IInvocationOperation { TargetMethod: { Name: "First" or "Single" or "Last" or "ElementAt" or "FirstOrDefault" or "SingleOrDefault" or "LastOrDefault" or "ElementAtOrDefault", ContainingType.Name: nameof(Enumerable) }, Arguments: [{ Value: var list }, ..] } => OfBoxes(list),
        IPropertyReferenceOperation or IFieldReferenceOperation => Of(Stripped(boxed), TypePath.Value),
        _ => null,
    };

    /// <summary>The place of what is in the objects of an array or a collection.</summary>
    private Slot? OfBoxes(IOperation boxes) => Stripped(boxes) switch
    {
        IConditionalAccessInstanceOperation instance => Accessed(instance) is { } accessed ? OfBoxes(accessed) : null,
        IParameterReferenceOperation { Parameter: var parameter } => new(BoxedArgument.Of(parameter, entities.IsOfLibrary(parameter)), TypePath.Of(0)),
        ILocalReferenceOperation { Local: var local } => new(local, TypePath.Of(0)),
        IPropertyReferenceOperation { Property: { IsIndexer: false } property } when IsFollowed(property) => new(property.OriginalDefinition, TypePath.Of(0)),
        IFieldReferenceOperation { Field: var field } when IsFollowed(field) => new(field.OriginalDefinition, TypePath.Of(0)),
        _ => null,
    };

    /// <summary>The places of what a call gives to a parameter that takes objects, where it is asked what it got: by the type that a member of foreign code is called on, and by none.</summary>
    public IEnumerable<Slot> OfBoxedArgument(IParameterSymbol parameter, ITypeSymbol? receiver)
    {
        var isOfLibrary = entities.IsOfLibrary(parameter);
        var place = BoxedArgument.Of(parameter, isOfLibrary);
        var path = BoxedArgument.IsObject(parameter.Type) ? TypePath.Value : TypePath.Of(0);
        yield return new(place, path);
        if (isOfLibrary && receiver is not null)
            yield return new(place.CalledOn(receiver), path);
    }

    /// <summary>What a number is read from that was made a text just for that: <c>int.Parse(id.ToString())</c>.</summary>
    private static IOperation? Printed(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Parse" or "ToInt32" or "ToInt64" or "ToInt16", DeclaringSyntaxReferences.IsEmpty: true }, Arguments: [{ Value: var text }, ..] } && call.Type.IsInteger()
            && Stripped(text) is IInvocationOperation { TargetMethod.Name: nameof(ToString), Instance: { } printed } && Places.CanHoldId(printed.Type) ? printed : null;

    /// <summary>What <c>ids.Max()</c> and <c>rows.Max(row => row.Id)</c> take of a sequence in memory, where there is a method for each type of number.</summary>
    private Slot? Extreme(IInvocationOperation call) =>
        call is not { TargetMethod: { Name: nameof(Enumerable.Max) or nameof(Enumerable.Min), ReturnType: var type } method, Arguments: [{ Value: var source }, ..] } || !Places.CanHoldId(IntegerTypes.Unwrap(type)) || !KnownTypes.Is(method.ContainingType, types.Enumerable) ? null
        : call.Arguments.Length == 1 ? Places.Sequence(Stripped(source).Type) is { } sequence && Places.Corresponding(Stripped(source).Type, sequence, TypePath.Of(0)) is { } element ? Of(Stripped(source), element) : null
        : ValueUse.Lambda(call.Arguments[1].Value) is { Symbol: var selector } ? new(selector, TypePath.Value) : null;

    /// <summary>What <c>Guard.Against.NegativeOrZero(id)</c> gives back, where it does not throw.</summary>
    private static IOperation? Guarded(IInvocationOperation call) =>
        call is { TargetMethod: { IsGenericMethod: false, ContainingNamespace: { Name: "GuardClauses", ContainingNamespace.Name: "Ardalis" } }, Arguments: [_, { Value: var guarded }, ..] } ? Stripped(guarded) : null;

    /// <summary>What <c>Convert.ToInt64(id)</c> gives back as a number of another size, or of the same; an <c>int?</c> it takes as an object.</summary>
    private static IOperation? Widened(IInvocationOperation call) => IsConvert(call) && call.Arguments is [{ Value: var number, Parameter: { } parameter }]
        && (parameter.Type.IsInteger() || parameter.Type.SpecialType == SpecialType.System_Object && Stripped(number).Type.IsIntegerOrNullable()) ? Stripped(number) : null;

    /// <summary>What <c>Math.Max(id, 0)</c> gives back, where no row is below it.</summary>
    private static IOperation? Floored(IInvocationOperation call) =>
        call is { TargetMethod: { Name: nameof(Math.Max), ContainingType: { Name: nameof(Math), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } } }, Arguments: [{ Value: var one }, { Value: var other }] } && call.Type.IsInteger()
            ? IsNoRow(other) ? Stripped(one) : IsNoRow(one) ? Stripped(other) : null : null;

    private static bool IsNoRow(IOperation number) => number.ConstantValue is { HasValue: true, Value: <= 0 or <= 0L };

    /// <summary>The id that an expression reads out of a SQL result.</summary>
    private Slot? Read(IOperation operation, TypePath path) => path.IsValue && sql.Read(operation, default) is { } id ? new Slot(id, path) : null;

    /// <summary>Whether a member can have a part in an id's way: foreign code's integers stay what they are, and are never ids.</summary>
    private bool IsFollowed(ISymbol member) =>
        !entities.IsOfLibrary(member) || entities.Declared(member.OriginalDefinition) is not null;

    /// <summary>The place that a type parameter's argument stands for: of the call, or of what the member is called on.</summary>
    public Slot? OfTypeArgument(ITypeParameterSymbol parameter, TypePath rest, INamedTypeSymbol? owner, IOperation call, IOperation? instance)
    {
        if (parameter.TypeParameterKind == TypeParameterKind.Method)
            return call is IInvocationOperation invocation && sql.HasRows(invocation.TargetMethod) && sql.Result(invocation, rest, default) is { } read
                ? new Slot(read, TypePath.Value)
                : new(ExpressionNode.OfCall(call, parameter.Ordinal), rest);
        if (owner is null)
            return null;
        if (rest.IsValue && KeyBeside(owner, parameter.Ordinal) is { } id)
            return new(id, rest);
        var place = TypePath.Of(parameter.Ordinal).Then(rest);
        if (call is IObjectCreationOperation)
            return new(Node(call), place);
        if (instance is null)
            return ExpressionNode.OfContainer(call, parameter.Ordinal) is { } container ? new(container, rest) : null;
        if (ExtensionBlock.Receiver(owner) is { } extends)
            return Places.Standing(extends.OriginalDefinition.Type, place).Select(standing => Places.Corresponding(instance.Type, extends.Type, standing) is { } extended ? Of(instance, extended) : null)
                .FirstOrDefault(slot => slot is not null);
        // base(...) and base.Add(id): what the type wrote for the base's type argument.
        var receiver = Receiver(call, instance);
        return Places.Corresponding(receiver, owner, place) is { } within ? Of(instance, within) : BaseArgument.Fixing(receiver, owner, place);
    }

    // : base(id), whose instance is of the base class.
    private static bool IsInitializer(IOperation call) => call is IInvocationOperation { TargetMethod.MethodKind: MethodKind.Constructor };

    private static ITypeSymbol? Receiver(IOperation call, IOperation? instance) =>
        instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } ? Around(call) ?? instance.Type : instance?.Type;

    private static INamedTypeSymbol? Around(IOperation call) => call.Syntax is PrimaryConstructorBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax type }
        ? call.SemanticModel?.GetDeclaredSymbol(type) as INamedTypeSymbol : call.SemanticModel?.GetEnclosingSymbol(call.Syntax.SpanStart)?.ContainingType;

    /// <summary>
    /// Whose key a type argument stands for by the entity beside it, as in <c>IRepository&lt;Journal, int&gt;</c>: the parameter
    /// is named TKey or TId. Null for types of System, whose dictionaries and groups may have any key, and where a function selects it.
    /// </summary>
    /// <param name="type">The constructed type.</param>
    /// <param name="ordinal">The type argument's position.</param>
    public Identifier? KeyBeside(INamedTypeSymbol type, int ordinal) => type.TypeParameters.ElementAtOrDefault(ordinal) is { } parameter ? KeyBeside(type, parameter) : null;

    /// <summary>Whose key a method takes, as <c>GetByIdAsync&lt;TId&gt;(TId id)</c> of a <c>IRepository&lt;Journal&gt;</c>; null where its type parameter is no key's.</summary>
    /// <param name="method">The method, as it is called.</param>
    /// <param name="parameter">Its type parameter.</param>
    public Identifier? KeyTaken(IMethodSymbol method, ITypeParameterSymbol parameter) =>
        method.ContainingType is { TypeArguments.IsEmpty: false } type && method.OriginalDefinition.Parameters.Any(taken => SymbolEqualityComparer.Default.Equals(taken.Type, parameter)) ? KeyBeside(type, parameter) : null;

    private Identifier? KeyBeside(INamedTypeSymbol type, ITypeParameterSymbol parameter)
    {
        if (!(parameter.Name.EndsWith("Key", StringComparison.Ordinal) || parameter.Name.EndsWith("Id", StringComparison.Ordinal)) || IsOfSystem(type) || SelectedKey.Is(parameter.OriginalDefinition))
            return null;
        foreach (var argument in type.TypeArguments)
            if ((argument is ITypeParameterSymbol || entities.Of(argument) is not null) && entities.KeyOf(argument) is { } id)
                return id;
        return null;
    }

    private static bool IsOfSystem(INamedTypeSymbol type)
    {
        var outermost = type.ContainingNamespace;
        while (outermost is { ContainingNamespace.IsGlobalNamespace: false })
            outermost = outermost.ContainingNamespace;
        return outermost?.Name == nameof(System);
    }

    /// <summary>
    /// <c>EF.Property&lt;int&gt;(x, "UserId")</c>, the value within <c>Entry(x).Property&lt;int&gt;("UserId")</c> and such: the property of that name,
    /// which may be in the database alone.
    /// </summary>
    private Slot? EntityProperty(IInvocationOperation invocation, TypePath path)
    {
        var method = invocation.TargetMethod;
        if (method.Name is not ("Property" or "GetValue") || invocation.Arguments.Length == 0
            || invocation.Arguments[invocation.Arguments.Length - 1].Value.ConstantValue is not { HasValue: true, Value: string name })
            return null;
        // Entry(x).CurrentValues.GetValue<int>("UserId").
        if (KnownTypes.DerivesFrom(method.ContainingType, types["Microsoft.EntityFrameworkCore.ChangeTracking.PropertyValues"]))
            return invocation.Instance is IPropertyReferenceOperation { Instance.Type: { } entry } ? OfNamed(EntityOf(entry), name, path) : null;
        if (KnownTypes.Is(method.ContainingType, types.Ef))
            return OfNamed(Stripped(invocation.Arguments[0].Value).Type, name, path);
        // PropertyEntry<TEntity, TProperty>: its second argument is the value.
        return path.Text.Length > 0 && path.Text[0] == '1' && KnownTypes.DerivesFrom(method.ContainingType, types["Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry"])
            && invocation.Instance?.Type is INamedTypeSymbol { TypeArguments: [var entity] }
            ? OfNamed(entity, name, new(path.Text.Substring(1)))
            : null;
    }

    /// <summary>The value of <c>Entry(x).Property("UserId").CurrentValue</c> and <c>Entry(x).CurrentValues["UserId"]</c>, where it is an object.</summary>
    private Slot? OfEntry(IMemberReferenceOperation reference) => reference switch
    {
        { Member.Name: "CurrentValue" or "OriginalValue", Instance: IInvocationOperation { TargetMethod.Name: "Property", Instance.Type: { } entry, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] } call }
            when KnownTypes.DerivesFrom(call.TargetMethod.ContainingType, types["Microsoft.EntityFrameworkCore.ChangeTracking.EntityEntry"]) => OfNamed(EntityOf(entry), name, TypePath.Value),
        IPropertyReferenceOperation { Property.IsIndexer: true, Instance: IPropertyReferenceOperation { Instance.Type: { } entry } values, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] }
            when KnownTypes.DerivesFrom(values.Type, types["Microsoft.EntityFrameworkCore.ChangeTracking.PropertyValues"]) => OfNamed(EntityOf(entry), name, TypePath.Value),
        { Member.Name: "CurrentValue" or "OriginalValue", Instance: { } entry } when KnownTypes.DerivesFrom(entry.Type, types["Microsoft.EntityFrameworkCore.ChangeTracking.PropertyEntry"])
            && PrimaryKeyEntry.Is(entry) && entities.KeyOf(types.Object) is { } key => new(key, TypePath.Value),
        _ => null,
    };

    // An entry that nothing says the entity of may be of any.
    private ITypeSymbol? EntityOf(ITypeSymbol entry) => entry is INamedTypeSymbol { TypeArguments: [var entity] } ? entity : types.Object;

    /// <summary>The property that has that name in an entity, which may be in the database alone, or in whatever entity a type stands for; null where none is known.</summary>
    public Slot? OfNamed(ITypeSymbol? entity, string name, TypePath path) =>
        entity?.GetMembers(name).OfType<IPropertySymbol>().FirstOrDefault() is { } property ? new(property, path)
            : path.IsValue && entities.Named(entity, name) is { } id ? new(id, path) : null;

    /// <summary>An expression without the conversions around it, boxing included.</summary>
    public static IOperation Stripped(IOperation operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } or IParenthesizedOperation)
            operation = operation is IConversionOperation conversion ? conversion.Operand : ((IParenthesizedOperation)operation).Operand;
        return operation;
    }

    private static bool IsSlice(IOperation? index) => index?.Type is { Name: nameof(Range), ContainingNamespace: { Name: nameof(System), ContainingNamespace.IsGlobalNamespace: true } };

    private static int? TupleElement(ISymbol member)
    {
        var elements = member.ContainingType.TupleElements;
        for (var i = 0; i < elements.Length; i++)
            if (elements[i].Name == member.Name || elements[i].CorrespondingTupleField?.Name == member.Name)
                return i;
        return null;
    }

    /// <summary>What stands before the question mark, which has the same syntax as the instance behind it.</summary>
    public static IOperation? Accessed(IOperation instance)
    {
        for (var current = instance; current.Parent is { } parent; current = parent)
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
                return access.Operation;
        return null;
    }

    private static IOperation? Initialized(IOperation receiver)
    {
        for (var parent = receiver.Parent; parent is not null; parent = parent.Parent)
            switch (parent)
            {
                case IObjectCreationOperation or IAnonymousObjectCreationOperation or IWithOperation:
                    return parent;
                // new() { Tags = { 1, 2 } }: what is filled is the property.
                case IMemberInitializerOperation initializer when !initializer.InitializedMember.Syntax.Span.Contains(receiver.Syntax.Span) || parent != receiver.Parent:
                    return initializer.InitializedMember;
            }

        return null;
    }

    /// <summary>The body that a type without a name is used in: of endpoints that one method maps each handler's own, which have the same shapes and nothing else in common.</summary>
    public static SyntaxReference Body(IOperation operation)
    {
        IOperation? handler = null;
        var root = operation;
        for (; root.Parent is { } parent; root = parent)
            if (root is IAnonymousFunctionOperation && IsMapped(parent))
                handler = root;
        return (handler ?? root).Syntax.GetReference();
    }

    private static bool IsMapped(IOperation function)
    {
        var given = function;
        while (given is IConversionOperation or IDelegateCreationOperation)
            given = given.Parent;
        // Others have a method of that name too, list.Map(c => new { c.Id }), and what they return goes on with the type.
        return given is IArgumentOperation { Parameter.Type: { } taken, Parent: IInvocationOperation { TargetMethod.Name: var name } } && name.StartsWith("Map", StringComparison.Ordinal)
            && (taken.SpecialType == SpecialType.System_Delegate || taken is INamedTypeSymbol { TypeKind: TypeKind.Delegate, Name: "RequestDelegate" });
    }
}
