using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// The call that a function stands in for, as in <c>store.Setup(s =&gt; s.Get(It.IsAny&lt;int&gt;())).Callback((int id) =&gt; ...)</c>: the
/// function takes what the call is given, in its order. That both have the same types is not for the compiler to see; where they have
/// not, the library throws when the test runs. Moq's <a href="https://github.com/devlooped/moq/wiki/Quickstart">quick start</a> has the forms, FakeItEasy's and <a href="https://nsubstitute.github.io/help/">NSubstitute's</a> are alike.
/// </summary>
/// <param name="Call">The call, or the indexer that is read.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Instance">What it is called on; null for static members.</param>
internal sealed record MockedCall(IOperation Call, ImmutableArray<IParameterSymbol> Parameters, IOperation? Instance)
{
    /// <summary>The call that a library is told about; null where none is.</summary>
    /// <param name="telling">The call that is given the function.</param>
    public static MockedCall? Of(IInvocationOperation telling)
    {
        if (!telling.TargetMethod.DeclaringSyntaxReferences.IsEmpty)
            return null;
        for (var call = Receiver(telling); call is not null; call = Receiver(call))
            if (call.TargetMethod.Name is "Setup" or "SetupSequence" or "When" or "CallTo")
                return call.Arguments.Select(argument => Body(argument.Value)).FirstOrDefault(body => body is not null);
        // store.Get(Arg.Any<int>()).Returns(call => ...)
        return IsOfSubstitute(telling.TargetMethod) && Receiver(telling) is { } told ? Told(told) : null;
    }

    /// <summary>
    /// Where a function asks for what the call was given: by its position, <c>call.ArgAt&lt;int&gt;(0)</c>, by its type, <c>call.Arg&lt;int&gt;()</c>, or for an object, <see cref="BoxedPosition"/>.
    /// </summary>
    /// <param name="telling">The call that is given the function.</param>
    public IEnumerable<(IOperation Asked, int Position)> Asked(IInvocationOperation telling)
    {
        foreach (var argument in telling.Arguments)
            if (Function(argument.Value) is { } function)
                foreach (var operation in function.Descendants())
                    if ((operation is IInvocationOperation call ? Position(call) : BoxedPosition(operation)) is { } position && position < Parameters.Length)
                        yield return (operation, position);
    }

    /// <summary>
    /// The position of what an object is that a stand-in takes out of the call: <c>call[0]</c> and <c>call.Args()[0]</c> of NSubstitute, <c>call.Arguments[0]</c> of Moq and FakeItEasy;
    /// null for other expressions.
    /// </summary>
    public static int? BoxedPosition(IOperation operation)
    {
        var (list, index) = operation switch
        {
            IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } instance, Arguments: [{ Value: var at }] } => (instance, at),
            IArrayElementReferenceOperation { ArrayReference: var array, Indices: [var at] } => (array, at),
            _ => (null, null),
        };
        return index?.ConstantValue is { HasValue: true, Value: int and >= 0 and var position } && SlotFinder.Stripped(list!) switch
        {
            IInvocationOperation { TargetMethod: { Name: "Args", ContainingType.Name: "CallInfo" } } => true,
            IPropertyReferenceOperation { Property: { Name: "Arguments", ContainingType.Name: "IInvocation" or "IFakeObjectCall" } } => true,
            var call => call.Type?.Name == "CallInfo",
        } ? position : null;
    }

    private int? Position(IInvocationOperation call) => call switch
    {
        { TargetMethod: { Name: "ArgAt" or "GetArgument", TypeArguments.Length: 1 }, Arguments: [.., { Value.ConstantValue: { HasValue: true, Value: int and >= 0 and var position } }] } => position,
        { TargetMethod: { Name: "Arg", ContainingType.Name: "CallInfo", TypeArguments: [var asked] } } => Parameters.Select((parameter, i) => (parameter.Type, i))
            .Where(given => SymbolEqualityComparer.Default.Equals(given.Type, asked)).Select(given => (int?)given.i).FirstOrDefault(),
        _ => null,
    };

    private static IAnonymousFunctionOperation? Function(IOperation value) => CreatedFunction.Of(value) is { } created ? created.Function as IAnonymousFunctionOperation
        // new InvocationFunc(call => ...)
        : SlotFinder.Stripped(value) is IObjectCreationOperation { Type.Name: "InvocationFunc" or "InvocationAction", Arguments: [{ Value: var told }] } ? Function(told) : null;

    private static bool IsOfSubstitute(IMethodSymbol method) => method.ContainingNamespace is { Name: "NSubstitute" or "Core", ContainingNamespace: { } outer } space && (space.Name == "NSubstitute" || outer.Name == "NSubstitute");

    // Of an extension it is the first argument.
    private static IInvocationOperation? Receiver(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null)) is { } receiver ? SlotFinder.Stripped(receiver) as IInvocationOperation : null;

    private static MockedCall? Body(IOperation value) =>
        CreatedFunction.Of(value)?.Function is IAnonymousFunctionOperation { Body.Operations: [var first, ..] }
            && (first is IReturnOperation { ReturnedValue: { } returned } ? returned : (first as IExpressionStatementOperation)?.Operation) is { } result
            ? Told(SlotFinder.Stripped(result)) : null;

    private static MockedCall? Told(IOperation result) => result switch
    {
        IInvocationOperation call => new(call, call.TargetMethod.Parameters, call.Instance),
        IPropertyReferenceOperation { Property: { IsIndexer: true } indexer } read => new(read, indexer.Parameters, read.Instance),
        _ => null,
    };
}
