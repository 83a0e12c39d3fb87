using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Entities;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>Walks one member's operations and notes each way that a value which may be an id can take.</summary>
internal sealed class FlowCollector : OperationWalker
{
    private readonly List<FlowEdge> _edges = [];
    private readonly Places _places;
    private readonly SlotFinder _slots;
    private readonly EntityModel _entities;
    private readonly KnownTypes _types;
    private readonly SqlCalls _sql;
    private readonly TestRows _rows;
    private readonly HttpExchange? _http;
    private readonly Stack<Function> _functions = new();
    private readonly Stack<IInvocationOperation> _components = new();
    private readonly CancellationToken _cancellation;

    // The tests that the member gives rows to.
    private IMethodSymbol[] _tests = [];

    /// <summary>A collector for one member.</summary>
    public FlowCollector(Places places, SlotFinder slots, EntityModel entities, KnownTypes types, SqlCalls sql, TestRows rows, HttpExchange? http, CancellationToken cancellation) =>
        (_places, _slots, _entities, _types, _sql, _rows, _http, _cancellation) = (places, slots, entities, types, sql, rows, http, cancellation);

    /// <summary>The edges noted so far.</summary>
    public List<FlowEdge> Edges => _edges;

    /// <summary>Walks the body of a member.</summary>
    /// <param name="member">The method, or the property whose accessor it is, that returns go to; null for an initializer.</param>
    /// <param name="isAsync">Whether what it returns is wrapped in a task.</param>
    /// <param name="body">The body.</param>
    public void Collect(ISymbol? member, bool isAsync, IOperation body)
    {
        if (member is not null)
            _functions.Push(new(member, isAsync));
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
        {
            TakeRows(method);
            Serve(method, body);
        }

        _tests = member is null ? [] : [.. _rows.TakenBy(member)];
        Visit(body);
        if (member is not null)
            _functions.Pop();
    }

    // A row's values by their types: TheoryData<int, string>.
    private void TakeRows(IMethodSymbol test)
    {
        foreach (var source in _rows.Given(test))
            for (var i = 0; i < test.Parameters.Length; i++)
                if (TestRows.PlaceOf(source, i, test.Parameters.Length) is { } place)
                    foreach (var path in _places.Of(test.Parameters[i].Type))
                        Equal(new(source, place.Then(path)), new(test.Parameters[i].OriginalDefinition, path));
    }

    // One as objects: new object[] { 5, "x" }.
    private void GiveRow(IOperation row)
    {
        if (_tests.Length > 0 && BoxedArgument.IsObjects(row.Type))
            GiveRow(KeyLookup.Given(row));
    }

    private void GiveRow(IReadOnlyList<IOperation> values)
    {
        foreach (var test in _tests)
            for (var i = 0; i < Math.Min(values.Count, test.Parameters.Length); i++)
                Give(values[i], test.Parameters[i]);
    }

    /// <summary>Notes that two places are always of one type.</summary>
    public void Equal(Slot left, Slot right) => _edges.Add(new(left, right, IsEquality: true));

    /// <inheritdoc/>
    public override void Visit(IOperation? operation)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (operation is not null && SlotFinder.IsCollectionExpression(operation))
        {
            ConnectElements(operation, operation.ChildOperations);
            GiveRow(operation);
        }

        base.Visit(operation);
    }

    /// <inheritdoc/>
    public override void VisitSimpleAssignment(ISimpleAssignmentOperation operation)
    {
        Connect(operation.Value, operation.Target.Type, path => _slots.Of(operation.Target, path));
        // context.Items["userId"] = user.Id.
        if (operation.Target is IMemberReferenceOperation or ILocalReferenceOperation && BoxedArgument.IsObject(operation.Target.Type))
            Box(operation.Value, _slots.Of(operation.Target, TypePath.Value));
        else if (operation.Target is IArrayElementReferenceOperation element)
            Box(operation.Value, _slots.OfBoxed(element));
        if (ViewModel.Of(operation, _functions.LastOrDefault().Symbol, _types) is { } model)
            Connect(SlotFinder.Stripped(operation.Value), model.Type, path => model.At(path), isEquality: true);
        Bind(operation);
        base.VisitSimpleAssignment(operation);
    }

    /// <inheritdoc/>
    public override void VisitCoalesceAssignment(ICoalesceAssignmentOperation operation)
    {
        Connect(operation.Value, operation.Target.Type, path => _slots.Of(operation.Target, path));
        base.VisitCoalesceAssignment(operation);
    }

    /// <inheritdoc/>
    public override void VisitEventAssignment(IEventAssignmentOperation operation)
    {
        Connect(operation.HandlerValue, operation.EventReference.Type, path => _slots.Of(operation.EventReference, path));
        base.VisitEventAssignment(operation);
    }

    /// <inheritdoc/>
    public override void VisitIncrementOrDecrement(IIncrementOrDecrementOperation operation)
    {
        Count(operation.Target);
        base.VisitIncrementOrDecrement(operation);
    }

    /// <inheritdoc/>
    public override void VisitCompoundAssignment(ICompoundAssignmentOperation operation)
    {
        Count(operation.Target);
        // Since C# 14 an operator can be one of the object's own, which takes the value alone.
        if (operation.OperatorMethod is { } method)
            Operands(method, method.IsStatic ? [operation.Target, operation.Value] : [operation.Value]);
        base.VisitCompoundAssignment(operation);
    }

    /// <inheritdoc/>
    public override void VisitDeconstructionAssignment(IDeconstructionAssignmentOperation operation)
    {
        Deconstruct(operation.Target, SlotFinder.Stripped(operation.Value).Type, path => _slots.Of(SlotFinder.Stripped(operation.Value), path));
        base.VisitDeconstructionAssignment(operation);
    }

    /// <inheritdoc/>
    public override void VisitVariableDeclarator(IVariableDeclaratorOperation operation)
    {
        if (operation.GetVariableInitializer() is { } initializer)
        {
            Connect(initializer.Value, operation.Symbol.Type, path => new Slot(operation.Symbol, path), operation.Symbol.IsRef);
            // object boxed = journal.Id.
            if (BoxedArgument.IsObject(operation.Symbol.Type))
                Box(initializer.Value, new Slot(operation.Symbol, TypePath.Value));
            else if (BoxedArgument.IsObjects(initializer.Value.Type))
                foreach (var value in KeyLookup.Given(initializer.Value))
                    Box(value, new Slot(operation.Symbol, TypePath.Of(0)));
        }

        base.VisitVariableDeclarator(operation);
    }

    /// <inheritdoc/>
    public override void VisitPropertyInitializer(IPropertyInitializerOperation operation)
    {
        foreach (var property in operation.InitializedProperties)
            Connect(operation.Value, property.Type, path => new Slot(property, path));
        base.VisitPropertyInitializer(operation);
    }

    /// <inheritdoc/>
    public override void VisitFieldInitializer(IFieldInitializerOperation operation)
    {
        foreach (var field in operation.InitializedFields)
            Connect(operation.Value, field.Type, path => new Slot(field, path));
        base.VisitFieldInitializer(operation);
    }

    /// <inheritdoc/>
    public override void VisitForEachLoop(IForEachLoopOperation operation)
    {
        var collection = SlotFinder.Stripped(operation.Collection);
        if (Places.Sequence(collection.Type) is { } sequence)
        {
            Slot? Element(TypePath path) => Places.Corresponding(collection.Type, sequence, TypePath.Of(0).Then(path)) is { } place ? _slots.Of(collection, place) : null;
            if (operation.LoopControlVariable is IVariableDeclaratorOperation { Symbol: { } local })
            {
                foreach (var path in _places.Of(local.Type))
                    Flow(Element(path), new Slot(local, path));
            }
            else
                Deconstruct(operation.LoopControlVariable, sequence.TypeArguments[0], Element);
        }

        base.VisitForEachLoop(operation);
    }

    /// <inheritdoc/>
    public override void VisitBinaryOperator(IBinaryOperation operation)
    {
        if (operation.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals or BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual
            or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual)
            Same(operation.LeftOperand, operation.RightOperand);
        else if (operation is { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply or BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } && IntegerTypes.Unwrap(operation.Type).IsInteger())
            foreach (var operand in new[] { operation.LeftOperand, operation.RightOperand })
                Flow(_slots.Of(SlotFinder.Stripped(operand), TypePath.Value), new Slot(FlowEdge.Number, TypePath.Value));
        if (operation.OperatorMethod is { } method)
            Operands(method, operation.LeftOperand, operation.RightOperand);
        base.VisitBinaryOperator(operation);
    }

    /// <inheritdoc/>
    public override void VisitConversion(IConversionOperation operation)
    {
        if (operation.OperatorMethod is { } method)
            Operands(method, operation.Operand);
        base.VisitConversion(operation);
    }

    // An operator of the program takes its operands as a method does its arguments.
    private void Operands(IMethodSymbol method, params IOperation[] operands)
    {
        if (_entities.IsOfLibrary(method))
            return;
        for (var i = 0; i < Math.Min(operands.Length, method.Parameters.Length); i++)
        {
            var parameter = method.OriginalDefinition.Parameters[i];
            Connect(operands[i], method.Parameters[i].Type, path => Places.ParameterAt(parameter.Type, path) is null ? new Slot(parameter, path) : null);
        }
    }

    /// <inheritdoc/>
    public override void VisitInvocation(IInvocationOperation operation)
    {
        Arguments(operation.Arguments, operation, operation.Instance);
        Answer(operation, operation.Arguments);
        if (_http is not null && HttpRequest.IsNamed(operation.TargetMethod))
            _edges.AddRange(_http.Sent(operation, _cancellation));
        if (CascadingValues.Given(operation, _cancellation) is var (cascading, parameters))
            foreach (var taken in parameters)
                Connect(SlotFinder.Stripped(cascading), taken.Type, path => new Slot(taken, path));
        var method = operation.TargetMethod;
        switch (method.Name)
        {
            case "Equals" or "CompareTo" when operation.Instance is not null && operation.Arguments.Length == 1:
                Same(operation.Instance, operation.Arguments[0].Value);
                break;
            case "Equals" or "ReferenceEquals" or "Compare" when operation.Arguments.Length == 2:
                Same(operation.Arguments[0].Value, operation.Arguments[1].Value);
                break;
            // What an id is where there is none is one too.
            case nameof(Nullable<int>.GetValueOrDefault) when operation is { Instance: { } instance, Arguments: [{ Value: var fallback }] }:
                Same(instance, fallback);
                break;
            case nameof(Enumerable.OfType) or nameof(Enumerable.Cast) when operation is { TargetMethod.TypeArguments: [var element], Arguments: [{ Value: var source }] } && Places.CanHoldId(IntegerTypes.Unwrap(element)):
                if (Places.Sequence(SlotFinder.Stripped(source).Type) is { } sequence && Places.Corresponding(SlotFinder.Stripped(source).Type, sequence, TypePath.Of(0)) is { } elements
                    && _slots.Of(SlotFinder.Stripped(source), elements) is { } cast)
                    Equal(cast, new(ExpressionNode.OfCall(operation, 0), TypePath.Value));
                break;
            case "Add" or "TryAdd" or "TryGetValue" when KeyedEntry.Of(operation) is var (entry, kept):
                if (SlotFinder.Stripped(kept) is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation { Local: var got } })
                    Flow(new Slot(entry, TypePath.Value), new Slot(got, TypePath.Value));
                else
                    Box(kept, new Slot(entry, TypePath.Value));
                break;
            case "Find" or "FindAsync" when KeyLookup.Entity(_types, operation) is { } entity:
                foreach (var (value, position, count) in KeyLookup.Values(operation))
                    if (_entities.KeyOf(entity, position, count) is { } key)
                        Flow(_slots.Of(SlotFinder.Stripped(value), TypePath.Value), new Slot(key, TypePath.Value));
                break;
            // Identity takes every key as a text.
            case "FindByIdAsync" when KeyLookup.ByText(_types, operation) is var (managed, value) && _entities.KeyOf(managed) is { } own:
                Flow(_slots.Of(SlotFinder.Stripped(value), TypePath.Value), new Slot(own, TypePath.Value));
                break;
            case "Returns" or "ReturnsAsync" or "ReturnsLazily" or "Callback" or "Do" or "AndDoes" or "Invokes" or "Throws" or "ThrowsAsync" when MockedCall.Of(operation) is { } mocked:
                StandIn(operation, mocked);
                break;
            case "AddComponentParameter" when ComponentParameter.Of(operation) is var (parameter, given):
                // What it tells back is what its receiver takes. What it is given may be an id here and a count there, as of a box for any number.
                Connect(SlotFinder.Stripped(given), parameter.Type, path => OfComponent(parameter, path), isEquality: !_places.Of(parameter.Type).Contains(TypePath.Value) && Places.Sequence(parameter.Type) is null);
                break;
            case "View" or "PartialView" or "Partial" or "PartialAsync" or "RenderPartial" or "RenderPartialAsync" when ViewModel.Of(operation, _functions.LastOrDefault().Symbol, _types) is var (model, shown):
                Connect(SlotFinder.Stripped(shown), model.Type, path => model.At(path), isEquality: true);
                break;
            case "InvokeAsync" or "ViewComponent" when ViewComponentCall.Of(operation, _types) is { } component:
                Show(operation, component);
                break;
            case "IsType" or "IsAssignableFrom" or "IsInstanceOf" or "BeOfType" or "BeAssignableTo" or "IsInstanceOfType" when Asserted(operation) is { } asserted:
                Assert(operation, asserted);
                break;
            case "Equal" or "NotEqual" when BuiltComparison.Of(operation, _cancellation) is { } built:
                Flow(_slots.Of(built.Value, TypePath.Value), _slots.OfNamed(built.Entity, built.Property, TypePath.Value));
                break;
            // Assert.Equal(5, ok.Value), of objects.
            case "Equal" or "AreEqual" or "NotEqual" or "AreNotEqual" or "StrictEqual" when operation.Arguments is [{ Value: var expected }, { Value: var actual }, ..]:
                Hold(expected, actual);
                Hold(actual, expected);
                Compare(ConstraintAssertion.Of(operation));
                break;
            case "That" or "AreEquivalent" or "AreNotEquivalent" or "IsSubsetOf" or "IsNotSubsetOf" or "IsSupersetOf" or "Contains" or "DoesNotContain":
                Compare(ConstraintAssertion.Of(operation));
                break;
            case "Be" or "NotBe" when Claimed(operation) is { } found && operation.Arguments is [{ Value: var wanted }, ..]:
                Hold(wanted, found);
                Same(found, wanted);
                break;
            case "BeEquivalentTo" when Claimed(operation) is { } found && operation.Arguments is [{ Value: var wanted }, ..]:
                Equivalent(found, wanted);
                break;
            case "Equivalent" when operation.Arguments is [{ Value: var expected }, { Value: var actual }, ..]:
                Equivalent(actual, expected);
                break;
            case "Join" or "GroupJoin" or "LeftJoin" or "RightJoin":
                foreach (var (outer, inner) in JoinedKeys.Of(operation))
                    Same(outer, inner);
                break;
            // Request.Route.Replace("{JournalId:int}", journalId.ToString()): what the request takes.
            case nameof(string.Replace) when FilledRoute.Of(operation) is { Property: { } filled, Value: var put }:
                Flow(_slots.Of(put, TypePath.Value), new Slot(filled.OriginalDefinition, TypePath.Value));
                break;
            case "Parameter":
                foreach (var taking in ServiceOperation.Taking(operation, _cancellation))
                    Equal(new(ExpressionNode.OfCall(operation, 0), TypePath.Value), taking);
                break;
            // What is read of the text that Identity gives for a key: int.TryParse(users.GetUserId(User), out var id).
            case nameof(int.TryParse) when operation.Arguments is [{ Value: var text }, ..] && KeyLookup.Shown(_types, text) is { } shown && _entities.KeyOf(shown) is { } read:
                foreach (var argument in operation.Arguments)
                    if (argument.Parameter?.RefKind == RefKind.Out)
                        Flow(new Slot(read, TypePath.Value), _slots.Of(argument.Value, TypePath.Value));
                break;
            case "AddEndpointFilter":
                foreach (var (given, asked) in EndpointFilter.Of(operation, _types, _cancellation))
                    Flow(new Slot(given, TypePath.Value), new Slot(asked, TypePath.Value));
                break;
            case "OpenComponent" when method.TypeArguments.Length == 1:
                _components.Push(operation);
                break;
            case "Publish" or "Send" or "RespondAsync" or "GetResponse" or "Create" or "Init" or "InitializeAsync" or "SchedulePublish" or "ScheduleSend":
                foreach (var (value, member, owner) in InitializedMessage.Of(operation))
                    Give(value, member, owner: owner);
                break;
            case "CloseComponent" when _components.Count > 0:
                _components.Pop();
                break;
            // <input @bind="picked" />: what is typed is read as what is shown; there is one for each type.
            case "CreateBinder" when operation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "existingValue") is { Value: var shown }:
                foreach (var argument in operation.Arguments)
                    if (CreatedFunction.Of(argument.Value) is { Function: IAnonymousFunctionOperation { Symbol.Parameters: [var typed] } } && _slots.Of(SlotFinder.Stripped(shown), TypePath.Value) is { } bound)
                        Equal(new(typed, TypePath.Value), bound);
                break;
            case var name when NamedValues.AreGivenBy(name):
                // What reflection gives has to be of the very type.
                foreach (var (value, taken, owner) in NamedValues.Given(operation, _functions.LastOrDefault().Symbol, _types, _cancellation))
                    Give(value, taken, isEquality: NamedValues.HaveToFit(name), owner);
                break;
        }

        Bind(operation);
        foreach (var (property, id) in _sql.Filled(operation, _cancellation))
            Flow(new Slot(id, TypePath.Value), new Slot(property, TypePath.Value));
        foreach (var (place, id) in _sql.HandedOn(operation, _cancellation))
            Flow(new Slot(id, TypePath.Value), new Slot(ExpressionNode.OfCall(operation, 0), place));
        Map(operation);
        Constrain(operation);
        base.VisitInvocation(operation);
    }

    /// <inheritdoc/>
    public override void VisitObjectCreation(IObjectCreationOperation operation)
    {
        Arguments(operation.Arguments, operation, null);
        Answer(operation, operation.Arguments);
        Bind(operation);
        foreach (var (value, taken) in FoundConstructor.Given(operation))
            Give(value, taken, isEquality: true);
        // NUnit's rows: new TestCaseData(5, "x"). Several values are objects in a list of their own.
        if (operation.Type is { Name: "TestCaseData" } && operation.Arguments is not [{ ArgumentKind: ArgumentKind.ParamArray }])
            GiveRow(operation.Arguments.Select(argument => argument.Value).ToList());
        base.VisitObjectCreation(operation);
    }

    /// <inheritdoc/>
    public override void VisitPropertyReference(IPropertyReferenceOperation operation)
    {
        Arguments(operation.Arguments, operation, operation.Instance);
        base.VisitPropertyReference(operation);
    }

    /// <inheritdoc/>
    public override void VisitConditional(IConditionalOperation operation)
    {
        if (operation.Type is { } type && operation.WhenFalse is { } otherwise)
        {
            Connect(operation.WhenTrue, type, path => new Slot(SlotFinder.Node(operation), path), isEquality: true);
            Connect(otherwise, type, path => new Slot(SlotFinder.Node(operation), path), isEquality: true);
        }

        base.VisitConditional(operation);
    }

    /// <inheritdoc/>
    public override void VisitCoalesce(ICoalesceOperation operation)
    {
        // What stands in for an id where there is none is one too.
        Connect(operation.Value, operation.Type, path => new Slot(SlotFinder.Node(operation), path), isEquality: true);
        Connect(operation.WhenNull, operation.Type, path => new Slot(SlotFinder.Node(operation), path), isEquality: true);
        base.VisitCoalesce(operation);
    }

    /// <inheritdoc/>
    public override void VisitSwitchExpression(ISwitchExpressionOperation operation)
    {
        foreach (var arm in operation.Arms)
        {
            Connect(arm.Value, operation.Type, path => new Slot(SlotFinder.Node(operation), path), isEquality: true);
            Match(arm.Pattern, path => Tested(operation.Value, path));
        }

        base.VisitSwitchExpression(operation);
    }

    /// <inheritdoc/>
    public override void VisitSwitch(ISwitchOperation operation)
    {
        foreach (var clause in operation.Cases.SelectMany(section => section.Clauses))
            if (clause is IPatternCaseClauseOperation { Pattern: var pattern })
                Match(pattern, path => Tested(operation.Value, path));
            else if (clause is ISingleValueCaseClauseOperation { Value: var constant } && Places.CanHoldId(constant.Type))
                Same(_slots.Of(SlotFinder.Stripped(operation.Value), TypePath.Value), constant);
        base.VisitSwitch(operation);
    }

    /// <inheritdoc/>
    public override void VisitIsPattern(IIsPatternOperation operation)
    {
        Match(operation.Pattern, path => Tested(SlotFinder.Stripped(operation.Value), path));
        base.VisitIsPattern(operation);
    }

    /// <inheritdoc/>
    public override void VisitArrayCreation(IArrayCreationOperation operation)
    {
        if (operation.Initializer is { } initializer)
            ConnectElements(operation, initializer.ElementValues);
        GiveRow(operation);
        base.VisitArrayCreation(operation);
    }

    /// <inheritdoc/>
    public override void VisitAnonymousFunction(IAnonymousFunctionOperation operation)
    {
        _functions.Push(new(operation.Symbol, operation.Symbol.IsAsync));
        Serve(operation.Symbol, operation.Body);
        base.VisitAnonymousFunction(operation);
        _functions.Pop();
    }

    /// <inheritdoc/>
    public override void VisitLocalFunction(ILocalFunctionOperation operation)
    {
        _functions.Push(new(operation.Symbol, operation.Symbol.IsAsync));
        Serve(operation.Symbol, operation);
        base.VisitLocalFunction(operation);
        _functions.Pop();
    }

    /// <inheritdoc/>
    public override void VisitReturn(IReturnOperation operation)
    {
        if (operation.ReturnedValue is { Type: { } type } value && _functions.Count > 0)
        {
            var function = _functions.Peek();
            var wrapped = operation.Kind == OperationKind.YieldReturn || function.IsAsync;
            // A lambda's returns all have the one type that its delegate says; a reference is of the type of what it refers to.
            var isOne = function.Symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } or IMethodSymbol { RefKind: not RefKind.None } or IPropertySymbol { RefKind: not RefKind.None };
            Connect(value, type, path => new Slot(function.Symbol.OriginalDefinition, wrapped ? TypePath.Of(0).Then(path) : path), isOne);
            // return new { journal.Id }, of an action whose type says object.
            if (_http is not null && BoxedArgument.IsObject(type))
                _edges.AddRange(_http.Answered(value, [function.Symbol]));
        }

        base.VisitReturn(operation);
    }

    private void Arguments(ImmutableArray<IArgumentOperation> arguments, IOperation call, IOperation? instance)
    {
        foreach (var argument in arguments)
            // Most arguments are no ids and hold none.
            if (argument.Parameter is not { } parameter)
                continue;
            else if (BoxedArgument.Takes(parameter))
                Box(argument, parameter, call, instance);
            else if (_places.Of(parameter.Type).Length > 0 || CreatedFunction.Of(argument.Value) is not null)
                Connect(argument, parameter, call, instance);
        if (instance is not null && ExtensionBlock.Receiver(Member(call)?.ContainingType) is { } receiver)
            ConnectReceiver(instance, receiver);
    }

    // What takes objects takes whatever is given; what is called a key takes those of anything.
    private void Box(IArgumentOperation argument, IParameterSymbol parameter, IOperation call, IOperation? instance)
    {
        var isAsked = !_entities.IsOfLibrary(parameter) || parameter.ContainingSymbol is { IsAbstract: true } or { IsVirtual: true };
        if (!isAsked && !KeyLookup.Takes(parameter))
            return;
        foreach (var value in BoxedArgument.IsObject(parameter.Type) ? [argument.Value] : KeyLookup.Given(argument.Value))
        {
            if (KeyLookup.Takes(parameter))
                Flow(_slots.Of(SlotFinder.Stripped(value), TypePath.Value), _slots.OfArgument(parameter, call, instance, TypePath.Value));
            if (isAsked)
                foreach (var place in _slots.OfBoxedArgument(parameter, instance?.Type))
                    Box(value, place);
        }
    }

    // args[0] is int id, of an object; value is 5.
    private Slot? Tested(IOperation value, TypePath path) => _slots.OfBoxed(value) is { } box ? new(box.Node, box.Path.Then(path)) : _slots.Of(value, path);

    private void Connect(IArgumentOperation argument, IParameterSymbol parameter, IOperation call, IOperation? instance)
    {
        Connect(argument.Value, parameter.Type, path => _slots.OfArgument(parameter, call, instance, path), parameter.RefKind is RefKind.Out or RefKind.Ref || Seeks(call));
        if (TakesNumber(parameter))
            Flow(_slots.Of(SlotFinder.Stripped(argument.Value), TypePath.Value), new Slot(FlowEdge.Number, TypePath.Value));
    }

    private void ConnectReceiver(IOperation instance, IParameterSymbol receiver) => Connect(instance, receiver.Type, path => SlotFinder.OfReceiver(receiver, path));

    /// <summary>Whether a parameter of foreign code takes numbers alone: where an object or a text is taken as well, as by what prints, anything is.</summary>
    private bool TakesNumber(IParameterSymbol parameter) =>
        parameter.OriginalDefinition.Type.IsInteger() && _entities.IsOfLibrary(parameter)
        && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary, ContainingType: { } type } method
        && !type.GetMembers(method.Name).Any(other => other is IMethodSymbol overload && overload.Parameters.Length > parameter.Ordinal
            && overload.Parameters[parameter.Ordinal].Type is { SpecialType: SpecialType.System_Object or SpecialType.System_String } or ITypeParameterSymbol);

    private static ISymbol? Member(IOperation call) => call is IInvocationOperation { TargetMethod: var method } ? method : (call as IMemberReferenceOperation)?.Member;

    /// <summary>Whether a collection compares what it is given with what it has: <c>ids.Contains(journal.Id)</c>, <c>journals[id]</c> where it is read.</summary>
    private static bool Seeks(IOperation call) => call is IInvocationOperation
    {
        Instance: not null,
        TargetMethod: { Name: "Contains" or "ContainsKey" or "IndexOf" or "LastIndexOf" or "BinarySearch" or "TryGetValue", ContainingType.IsGenericType: true, DeclaringSyntaxReferences.IsEmpty: true },
    }
    or IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.IsGenericType: true, DeclaringSyntaxReferences.IsEmpty: true } }
        && !(call.Parent is IAssignmentOperation assignment && assignment.Target == call);

    /// <summary>Notes that a value goes to a target, place by place.</summary>
    private void Connect(IOperation value, ITypeSymbol? type, Func<TypePath, Slot?> target, bool isEquality = false)
    {
        if (CreatedFunction.Of(value) is { } created)
        {
            // A parameter of type Delegate or object says nothing of what the function takes.
            if (SymbolEqualityComparer.Default.Equals(created.Delegate.OriginalDefinition, type?.OriginalDefinition) || !created.Prefix.IsValue)
                ConnectFunction(created.Function, created.Delegate, path => target(created.Prefix.Then(path)));
            return;
        }

        foreach (var path in _places.Of(type))
            if (target(path) is not { } to)
                continue;
            else if (Places.Corresponding(Unboxed(value).Type, type, path) is { } place)
            {
                if (_slots.Of(Unboxed(value), place) is { } from)
                {
                    // What one type parameter stands for is one type, whatever reaches it: of Result<int>.Fail(text) only what else its method returns
                    // says whose. What a function takes goes to where it comes from.
                    var isOne = isEquality || to.Node is ExpressionNode { TypeArgument: >= 0 } || IsOfWrittenType(value)
                        || !place.IsValue && from.Node is ExpressionNode { TypeArgument: >= 0 } && to.Node is IMethodSymbol or ILocalSymbol;
                    _edges.Add(Places.IsTaken(type, path) ? new(to, from, isOne) : new(from, to, isOne));
                }
                else if (ForeignNumber.Is(value))
                {
                    _edges.Add(new(new(FlowEdge.Foreign, TypePath.Value), to, IsEquality: false));
                    if (ForeignNumber.IsComputed(value))
                        _edges.Add(new(new(FlowEdge.Computed, TypePath.Value), to, IsEquality: false));
                }
                else if (to.Node is ILocalSymbol ? value.ConstantValue.HasValue : IsWritten(value) && (to.Heir is not null || to.Node is IPropertySymbol or IParameterSymbol))
                    _edges.Add(new(new(FlowEdge.Written, TypePath.Value), to, IsEquality: false));
            }
            else if (type is INamedTypeSymbol ancestor && BaseArgument.Fixing(Unboxed(value).Type, ancestor, path) is { } written)
                Equal(written, to);
    }

    // A number that is a row's, if its place holds ids; 0 may mean none.
    private static bool IsWritten(IOperation value) => value.ConstantValue is { HasValue: true, Value: int and not 0 or long and not 0L };

    /// <summary>A value without the reference conversion to a base or interface, which forgets the type that it really is.</summary>
    private static IOperation Unboxed(IOperation value) =>
        value is IConversionOperation { OperatorMethod: null, Conversion: { IsReference: true, IsImplicit: true } } conversion ? conversion.Operand : value;

    /// <summary>Whether a value is of whatever type is written there: <c>EqualityComparer&lt;int&gt;.Default</c>.</summary>
    private static bool IsOfWrittenType(IOperation value) =>
        SlotFinder.Stripped(value) is IMemberReferenceOperation { Instance: null, Member: { IsStatic: true, ContainingType: { IsGenericType: true, DeclaringSyntaxReferences.IsEmpty: true } } };

    /// <summary>Notes that a lambda's or method's parameters and result are those of the delegate that it becomes.</summary>
    private void ConnectFunction(IOperation function, INamedTypeSymbol type, Func<TypePath, Slot?> target)
    {
        if (type.OriginalDefinition.DelegateInvokeMethod is not { } declared || type.DelegateInvokeMethod is not { } invoke)
            return;
        var method = function switch
        {
            IAnonymousFunctionOperation anonymous => anonymous.Symbol,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method is null)
            return;
        // Of foreign code, and of type arguments, every call is its own: Select(int.Parse) says nothing of another one, and All(ids.Contains) only something of the ids.
        Slot? Part(ISymbol part, ITypeSymbol type, TypePath path) =>
            function is IMethodReferenceOperation group && (Places.ParameterAt(type, path) is not null || _entities.IsOfLibrary(method))
                ? _slots.OfMethodGroup(group, type, path) : new(part.OriginalDefinition, path);
        for (var i = 0; i < Math.Min(method.Parameters.Length, declared.Parameters.Length); i++)
            foreach (var path in _places.Of(method.Parameters[i].Type))
                EqualToDelegate(Part(method.Parameters[i], method.OriginalDefinition.Parameters[i].Type, path), declared.Parameters[i], declared.Parameters[i].Type, path, target);
        foreach (var path in _places.Of(invoke.ReturnType))
            if (Places.Corresponding(method.ReturnType, invoke.ReturnType, path) is { } place)
                EqualToDelegate(Part(method, method.OriginalDefinition.ReturnType, place), declared, declared.ReturnType, path, target);
    }

    private void EqualToDelegate(Slot? part, ISymbol declared, ITypeSymbol type, TypePath path, Func<TypePath, Slot?> target)
    {
        if (part is not { } slot)
            return;
        if (Places.ParameterAt(type, path) is not { } generic)
            Equal(slot, new(declared, path));
        else if (target(TypePath.Of(generic.Parameter.Ordinal).Then(generic.Within)) is { } other)
            Equal(slot, other);
    }

    private void ConnectElements(IOperation collection, IEnumerable<IOperation> elements)
    {
        if (Places.Sequence(collection.Type) is not { } sequence)
            return;
        Slot? Place(TypePath path) =>
            Places.Corresponding(collection.Type, sequence, TypePath.Of(0).Then(path)) is { } place ? new Slot(SlotFinder.Node(collection), place) : null;
        foreach (var element in elements)
            if (SlotFinder.IsSpread(element))
            {
                var spread = SlotFinder.Stripped(element.ChildOperations.First());
                if (Places.Sequence(spread.Type) is { } source)
                    foreach (var path in _places.Of(source.TypeArguments[0]))
                        if (Places.Corresponding(spread.Type, source, TypePath.Of(0).Then(path)) is { } place)
                            // There is no conversion from one element type to another.
                            if (_slots.Of(spread, place) is { } spreadOut && Place(path) is { } into)
                                Equal(spreadOut, into);
            }
            else
                Connect(element, sequence.TypeArguments[0], Place);
    }

    private void Deconstruct(IOperation target, ITypeSymbol? type, Func<TypePath, Slot?> value)
    {
        if (target is IDeclarationExpressionOperation declaration)
            target = declaration.Expression;
        if (target is not ITupleOperation tuple)
        {
            foreach (var path in _places.Of(target.Type))
                Flow(value(path), _slots.Of(target, path));
            return;
        }

        var outputs = type is INamedTypeSymbol { IsTupleType: false } named
            ? named.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(method => method.Parameters.Length == tuple.Elements.Length)?.Parameters
            : null;
        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            var step = i;
            if (type is { IsTupleType: true })
                Deconstruct(tuple.Elements[i], Places.Inner(type).ElementAtOrDefault(i), path => value(TypePath.Of(step).Then(path)));
            else if (outputs is { } parameters)
                Deconstruct(tuple.Elements[i], parameters[i].Type, path => Places.ParameterAt(parameters[step].OriginalDefinition.Type, path) is { } generic
                    ? value(TypePath.Of(generic.Parameter.Ordinal).Then(generic.Within))
                    : new Slot(Deconstructed(parameters[step]), path));
        }
    }

    // A record's own Deconstruct gives its properties.
    private static ISymbol Deconstructed(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { IsImplicitlyDeclared: true, ContainingType: { IsRecord: true } record }
        && record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault() is { } property ? property.OriginalDefinition : parameter.OriginalDefinition;

    private void Match(IPatternOperation pattern, Func<TypePath, Slot?> value)
    {
        switch (pattern)
        {
            case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol local }:
                foreach (var path in _places.Of(local.Type))
                    Flow(value(path), new Slot(local, path));
                break;
            case IRecursivePatternOperation recursive:
                // id is { } value.
                if (recursive.DeclaredSymbol is ILocalSymbol matched)
                    foreach (var path in _places.Of(matched.Type))
                        Flow(value(path), new Slot(matched, path));
                foreach (var part in recursive.PropertySubpatterns)
                    Match(part.Pattern, path => _slots.Of(part.Member, path));
                for (var i = 0; i < recursive.DeconstructionSubpatterns.Length; i++)
                {
                    var step = i;
                    Match(recursive.DeconstructionSubpatterns[i], path => value(TypePath.Of(step).Then(path)));
                }

                break;
            // A constant that an id is compared with: id is Admin or Guest.
            case IConstantPatternOperation { Value: var constant } when Places.CanHoldId(constant.Type):
                Same(value(TypePath.Value), constant);
                break;
            // ids is [var first, .. var rest]
            case IListPatternOperation list:
                foreach (var element in list.Patterns)
                    if (element is not ISlicePatternOperation slice)
                        Match(element, path => value(TypePath.Of(0).Then(path)));
                    else if (slice.Pattern is { } rest)
                        Match(rest, value);
                break;
            case INegatedPatternOperation negated:
                Match(negated.Pattern, value);
                break;
            case IBinaryPatternOperation binary:
                Match(binary.LeftPattern, value);
                Match(binary.RightPattern, value);
                break;
        }
    }

    private void Same(Slot? value, IOperation constant)
    {
        if (value is { } matched && _slots.Of(SlotFinder.Stripped(constant), TypePath.Value) is { } declared)
            Equal(matched, declared);
    }

    private void Same(IOperation left, IOperation right)
    {
        if (Compared(left) is { } one && Compared(right) is { } other)
            Equal(one, other);
    }

    // Assert.That(journal.Id, Is.EqualTo(5)).
    private void Compare(IEnumerable<ConstraintAssertion> assertions)
    {
        foreach (var (given, property, isOfElements, compared) in assertions)
        {
            var (found, wanted) = (SlotFinder.Stripped(given), SlotFinder.Stripped(compared));
            if (property is null && !isOfElements && Places.Sequence(wanted.Type) is not null && wanted.Type?.SpecialType != SpecialType.System_String)
            {
                Equivalent(found, wanted);
                continue;
            }

            var elements = isOfElements ? Places.Sequence(found.Type) : null;
            var type = elements is null ? found.Type : elements.TypeArguments[0];
            var slot = property is not null ? TypeMap.PropertyOf(type, property) is var (owner, named) ? _slots.OfProperty(named, owner, TypePath.Value) : null
                : elements is null ? _slots.Of(found, TypePath.Value) : Places.Corresponding(found.Type, elements, TypePath.Of(0)) is { } place ? _slots.Of(found, place) : null;
            if (slot is not { } subject || property is null && !Places.CanHoldId(IntegerTypes.Unwrap(type)))
                continue;
            if (SlotFinder.IsWritten(wanted) && _slots.OfBound(wanted, TypePath.Value) is { } written)
                _edges.Add(new(written, subject, IsEquality: true));
            else if (Places.CanHoldId(IntegerTypes.Unwrap(wanted.Type)) && _slots.Of(wanted, TypePath.Value) is { } other)
                Equal(subject, other);
        }
    }

    // found.Should().BeEquivalentTo(new[] { new { Id = 5 } }): members of one name, and elements, are of one value.
    private void Equivalent(IOperation found, IOperation wanted)
    {
        (found, wanted) = (SlotFinder.Stripped(found), SlotFinder.Stripped(wanted));
        var (actual, expected) = (found.Type, wanted.Type);
        if (Places.Sequence(actual) is { TypeArguments: [var one] } ones && Places.Sequence(expected) is { TypeArguments: [var other] } others)
        {
            if (Places.CanHoldId(IntegerTypes.Unwrap(one)) && Places.Corresponding(actual, ones, TypePath.Of(0)) is { } from && Places.Corresponding(expected, others, TypePath.Of(0)) is { } to
                && _slots.Of(found, from) is { } left && _slots.Of(wanted, to) is { } right)
                Equal(left, right);
            (actual, expected) = (one, other);
        }

        foreach (var nameless in KeyLookup.Given(wanted).Select(SlotFinder.Stripped).OfType<IAnonymousObjectCreationOperation>())
            foreach (var (name, value) in NamelessObject.Members(nameless))
                if (TypeMap.PropertyOf(actual, name) is var (type, compared))
                    Give(value, compared, isEquality: true, type);
        if (expected is not { SpecialType: SpecialType.None, IsAnonymousType: false } || SymbolEqualityComparer.Default.Equals(actual, expected))
            return;
        foreach (var member in expected.GetMembers())
            if (member is IPropertySymbol { IsIndexer: false } property && TypeMap.PropertyOf(actual, property.Name) is var (owner, held))
                foreach (var path in _places.Of(property.Type))
                    if (Places.Corresponding(property.Type, held.Type, path) is { } place && _slots.OfProperty(held, owner, place) is { } slot)
                        Equal(new(property.OriginalDefinition, path), slot);
    }

    // journal.Id == (int)items["journalId"]: what is taken out of an object is compared, and no object.
    private Slot? Compared(IOperation operand)
    {
        var value = SlotFinder.Stripped(operand);
        return _slots.Of(BoxedArgument.IsObject(value.Type) ? operand : value, TypePath.Value) is { } slot && Places.CanHoldId(IntegerTypes.Unwrap(BoxedArgument.IsObject(value.Type) ? operand.Type : value.Type)) ? slot : null;
    }

    // What is counted on is a number, whatever it is given to.
    private void Count(IOperation target)
    {
        if (Places.CanHoldId(IntegerTypes.Unwrap(target.Type)) && _slots.Of(SlotFinder.Stripped(target), TypePath.Value) is { } counter)
            _edges.Add(new(new(FlowEdge.Counting, TypePath.Value), counter, IsEquality: false));
    }

    // What is boxed is whatever it was, a number that is no id too.
    private void Box(IOperation value, Slot? to)
    {
        var boxed = SlotFinder.Stripped(value);
        if (to is not { } target)
            return;
        if (BoxedArgument.IsObject(boxed.Type) && _slots.OfBoxed(boxed) is { } box)
            foreach (var path in InBox)
                Flow(new(box.Node, box.Path.Then(path)), new(target.Node, target.Path.Then(path)));
        foreach (var path in _places.Of(boxed.Type))
        {
            var place = new Slot(target.Node, target.Path.Then(path));
            // What is given to many is a number, unless it has to be an id.
            var isNumber = target.Node is BoxedArgument && boxed.ConstantValue.HasValue;
            // Entry(journal).Property("UserId").CurrentValue = 5.
            var isOfProperty = SlotFinder.IsWritten(boxed) && (target.Node is Identifier || target.Node is IPropertySymbol property && property.Type.IsIntegerOrNullable());
            if ((isNumber || isOfProperty ? _slots.OfBound(boxed, path) : _slots.Of(boxed, path)) is { } from)
                Flow(from, place);
            if (isNumber || ForeignNumber.Is(boxed))
                _edges.Add(new(new(FlowEdge.Foreign, TypePath.Value), place, IsEquality: false));
        }
    }

    private void Answer(IOperation creation, ImmutableArray<IArgumentOperation> arguments)
    {
        if (ResultValue.Of(creation.Type, arguments) is not { } value)
            return;
        foreach (var place in AnsweredValue.In(creation.Type, _functions.LastOrDefault().Symbol))
            Box(value, new(place, TypePath.Value));
        if (_http is not null)
            _edges.AddRange(_http.Answered(value, _functions.Select(function => function.Symbol)));
        AnswerAsDeclared(creation.Type!, SlotFinder.Stripped(value));
    }

    // return Ok(id), of an action that says ActionResult<int>.
    private void AnswerAsDeclared(ITypeSymbol result, IOperation value)
    {
        if (_functions.Count > 0 && _functions.Peek().Symbol is IMethodSymbol action && ResultValue.IsOfSuccess(result) && ResultValue.DeclaredBy(action) is var (type, place))
            Connect(value, type, path => new Slot(action.OriginalDefinition, place.Then(path)));
    }

    private void Serve(IMethodSymbol function, IOperation body)
    {
        if (_http is not null)
            _edges.AddRange(_http.Declared(function, body));
    }

    // A number that an object is compared with is whatever the object holds.
    private void Hold(IOperation number, IOperation boxed)
    {
        if (SlotFinder.Stripped(number) is var written && SlotFinder.IsWritten(written) && written.Type.IsInteger() && _slots.OfBoxed(SlotFinder.Stripped(boxed)) is { } box)
            Flow(box, _slots.OfBound(written, TypePath.Value));
    }

    // An id itself, or a collection of ids.
    private static readonly TypePath[] InBox = [TypePath.Value, TypePath.Of(0)];

    private void Flow(Slot? from, Slot? to)
    {
        if (from is { } source && to is { } target)
            _edges.Add(new(source, target, IsEquality: false));
    }

    /// <summary>Notes which members an object mapper fills from which.</summary>
    private void Map(IInvocationOperation operation)
    {
        foreach (var map in TypeMap.Of(operation))
            foreach (var (owner, source, target) in map.Members())
                foreach (var path in _places.Of(target.Type))
                    if (Places.Corresponding(source.Type, target.Type, path) is { } place)
                        Flow(_slots.OfProperty(source, owner, place), _slots.OfProperty(target, map.Destination, path));
        if (TypeMap.Explicit(operation) is var (member, value))
            Fill(member, value);
    }

    private void Fill(IPropertySymbol member, IOperation value) => Connect(value, member.Type, path => _slots.OfProperty(member, member.ContainingType, path));

    /// <summary>
    /// Notes what a method's constraint ties together: of <c>unit.Repository&lt;Brand&gt;()</c>, where T has to be an <c>Entity&lt;TId&gt;</c>,
    /// the int that Brand wrote, and that of the <c>IUnit&lt;int&gt;</c> which it is called on.
    /// </summary>
    private void Constrain(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        foreach (var parameter in method.OriginalDefinition.TypeParameters)
        {
            foreach (var constraint in parameter.ConstraintTypes.OfType<INamedTypeSymbol>())
                for (var i = 0; i < constraint.TypeArguments.Length; i++)
                    if (constraint.TypeArguments[i] is ITypeParameterSymbol tied)
                        Tie(tied, TypePath.Value, constraint, TypePath.Of(i));
            // services.AddScoped<IHandler<GetIds, List<int>>, GetIdsHandler>(), where the second has to be a first.
            foreach (var service in parameter.ConstraintTypes.OfType<ITypeParameterSymbol>())
                if (service.TypeParameterKind == TypeParameterKind.Method && method.TypeArguments[service.Ordinal] is INamedTypeSymbol given)
                    foreach (var path in _places.Of(given))
                        Tie(service, path, given, path);

            // repository.GetByIdAsync(id), where the repository of one entity takes a key of any type.
            if (_slots.KeyTaken(method, parameter) is { } key)
                Equal(new(ExpressionNode.OfCall(call, parameter.Ordinal), TypePath.Value), new(key, TypePath.Value));

            void Tie(ITypeParameterSymbol tied, TypePath rest, INamedTypeSymbol ancestor, TypePath path)
            {
                if (BaseArgument.Fixing(method.TypeArguments[parameter.Ordinal], ancestor, path) is { } written && _slots.OfTypeArgument(tied, rest, method.ContainingType, call, call.Instance) is { } slot)
                    Equal(slot, written);
            }
        }
    }

    /// <summary>Notes which values a statement takes for ids: those that it compares with a key column, or writes into one.</summary>
    private void Bind(IOperation operation)
    {
        foreach (var bound in _sql.Bound(operation, _cancellation))
        {
            var value = bound.Value is null ? null : SlotFinder.Stripped(bound.Value);
            var type = value is null ? (bound.Property as IPropertySymbol)?.Type : value.Type;
            TypePath? path = Places.CanHoldId(IntegerTypes.Unwrap(type)) ? TypePath.Value
                : Places.Sequence(type) is { } sequence ? Places.Corresponding(type, sequence, TypePath.Of(0)) : null;
            if (path is { } place)
                Flow(value is null ? new Slot(bound.Property!, place) : _slots.OfBound(value, place), new Slot(bound.Binding.Identifier, TypePath.Value));
        }
    }

    /// <summary>What a function takes that stands in for a mocked call is what the call is given.</summary>
    private void StandIn(IInvocationOperation operation, MockedCall mocked)
    {
        // Callback<int>(asked.Add), of a call with one parameter.
        if (operation.TargetMethod.TypeParameters.Length == mocked.Parameters.Length && operation.TargetMethod.Parameters is [{ Type: INamedTypeSymbol { TypeKind: TypeKind.Delegate, DelegateInvokeMethod.ReturnsVoid: true } }])
            for (var i = 0; i < mocked.Parameters.Length; i++)
                TieArgument(operation, i, mocked, i);
        foreach (var (asked, position) in mocked.Asked(operation))
            if (asked is IInvocationOperation call)
                TieArgument(call, 0, mocked, position);
            else
                Tie(mocked, position, SlotFinder.Node(asked));
        foreach (var argument in operation.Arguments)
            if (CreatedFunction.Of(argument.Value) is { Function: IAnonymousFunctionOperation { Symbol.Parameters: var taken } } && taken.Length == mocked.Parameters.Length)
                for (var i = 0; i < taken.Length; i++)
                    if (mocked.Parameters[i] is var given && SymbolEqualityComparer.Default.Equals(given.Type, taken[i].Type))
                    {
                        foreach (var path in _places.Of(given.Type))
                            if (_slots.OfArgument(given, mocked.Call, mocked.Instance, path) is { } slot)
                                Equal(new(taken[i], path), slot);
                        // Of what it is called on, the last place knows most.
                        if (BoxedArgument.Takes(given))
                            foreach (var path in InBox)
                                if (_slots.OfBoxedArgument(given, mocked.Instance?.Type).Last() is var all)
                                    Flow(new(all.Node, all.Path.Then(path)), new(BoxedArgument.Of(taken[i], isOfLibrary: false), all.Path.Then(path)));
                    }
    }

    // A type argument by which a function asks for what the call is given.
    private void TieArgument(IInvocationOperation call, int argument, MockedCall mocked, int position)
    {
        if (argument < call.TargetMethod.TypeArguments.Length && SymbolEqualityComparer.Default.Equals(call.TargetMethod.TypeArguments[argument], mocked.Parameters[position].Type))
            Tie(mocked, position, ExpressionNode.OfCall(call, argument));
    }

    private void Tie(MockedCall mocked, int position, ExpressionNode asked)
    {
        var given = mocked.Parameters[position];
        foreach (var path in _places.Of(given.Type))
            if (_slots.OfArgument(given, mocked.Call, mocked.Instance, path) is { } slot)
                Equal(new(asked, path), slot);
    }

    /// <summary>Notes what a view component is given.</summary>
    private void Show(IInvocationOperation operation, ViewComponentCall component)
    {
        foreach (var (value, taken) in component.Given(operation))
            Give(value, taken);
        foreach (var (property, taken) in component.Kept(_functions.LastOrDefault().Symbol))
            foreach (var path in _places.Of(taken.Type))
                Equal(new(property, path), new(taken.OriginalDefinition, path));
    }

    // What a nameless object's member is given is of a type of its own, and goes to a parameter or property by its name alone.
    private void Give(IOperation value, ISymbol taken, bool isEquality = false, ITypeSymbol? owner = null)
    {
        Slot? Place(TypePath path) => taken is IPropertySymbol property && owner is not null ? _slots.OfProperty(property, owner, path) : new Slot(taken.OriginalDefinition, path);
        if (SlotFinder.Stripped(value) is var number && SlotFinder.IsWritten(number) && _slots.OfBound(number, TypePath.Value) is { } written)
        {
            if (Place(TypePath.Value) is { } place)
                _edges.Add(new(written, place, isEquality));
        }
        else
            Connect(isEquality ? SlotFinder.Stripped(value) : value, IntegerTypes.Declared(taken), Place, isEquality);
    }

    // Assert.IsType<int>(value), value.Should().BeOfType<int>().
    private static IOperation? Asserted(IInvocationOperation call) => call.TargetMethod is { TypeArguments.Length: 1, DeclaringSyntaxReferences.IsEmpty: true }
        ? call.Instance is null ? call.Arguments.FirstOrDefault()?.Value
            : Claimed(call)
        : null;

    // What value.Should().Be(...) is said of.
    private static IOperation? Claimed(IInvocationOperation call) => call.Instance is { } assertions && SlotFinder.Stripped(assertions) is IInvocationOperation { TargetMethod.Name: "Should", Arguments: [{ Value: var value }, ..] } ? value : null;

    private void Assert(IInvocationOperation call, IOperation asserted)
    {
        var (value, type) = (SlotFinder.Stripped(asserted), call.TargetMethod.TypeArguments[0]);
        foreach (var path in _places.Of(BoxedArgument.IsObject(value.Type) ? type : value.Type))
            if ((BoxedArgument.IsObject(value.Type) ? path : Places.Corresponding(type, value.Type, path)) is { } place && Tested(value, path) is { } tested)
                _edges.Add(new(tested, new Slot(ExpressionNode.OfCall(call, 0), place), IsEquality: false));
    }

    // <InputSelect TValue="int" @bind-Value="wanted" />: the type is written where the component begins.
    private Slot? OfComponent(IPropertySymbol parameter, TypePath path) =>
        _components.Count > 0 && _components.Peek() is var opened && Places.ParameterAt(parameter.OriginalDefinition.Type, path) is { } generic
            && Places.Corresponding(opened.TargetMethod.TypeArguments[0], parameter.ContainingType, TypePath.Of(generic.Parameter.Ordinal).Then(generic.Within)) is { } written
            ? new Slot(ExpressionNode.OfCall(opened, 0), written)
            : _slots.OfProperty(parameter, parameter.ContainingType, path);

    /// <summary>A function that returns go to.</summary>
    private readonly record struct Function(ISymbol Symbol, bool IsAsync);
}
