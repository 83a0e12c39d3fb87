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

    /// <summary>Where a function asks for what the call was given by its position, <c>call.ArgAt&lt;int&gt;(0)</c>.</summary>
    /// <param name="telling">The call that is given the function.</param>
    public static IEnumerable<(IInvocationOperation Call, int Position)> Asked(IInvocationOperation telling)
    {
        if (!IsOfSubstitute(telling.TargetMethod))
            yield break;
        foreach (var argument in telling.Arguments)
            if (CreatedFunction.Of(argument.Value)?.Function is IAnonymousFunctionOperation function)
                foreach (var operation in function.Descendants())
                    if (operation is IInvocationOperation { TargetMethod: { Name: "ArgAt", TypeArguments.Length: 1 }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: int and >= 0 and var position } }] } call)
                        yield return (call, position);
    }

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
