using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What is given as objects to a constructor that is found when the program runs: <c>Substitute.For&lt;Journal&gt;(5)</c>, <c>new Mock&lt;Journal&gt;(5)</c>,
/// <c>Activator.CreateInstance(typeof(Journal), 5)</c>. Where the types differ, there is none.
/// </summary>
internal static class FoundConstructor
{
    /// <summary>The values that a call gives, each with the parameter that takes it; none for other calls.</summary>
    public static IEnumerable<(IOperation Value, ISymbol Taken)> Given(IInvocationOperation call) => call.TargetMethod switch
    {
        { ContainingType.Name: "Substitute", TypeArguments: [INamedTypeSymbol made] } => Given(made, call.Arguments),
        { Name: nameof(Activator.CreateInstance), ContainingType.Name: nameof(Activator) } when call.Arguments is [{ Value: ITypeOfOperation { TypeOperand: INamedTypeSymbol made } }, ..] => Given(made, call.Arguments),
        _ => [],
    };

    /// <summary>The values that a creation gives to what it stands in for.</summary>
    public static IEnumerable<(IOperation Value, ISymbol Taken)> Given(IObjectCreationOperation creation) =>
        creation.Type is INamedTypeSymbol { Name: "Mock", TypeArguments: [INamedTypeSymbol made] } ? Given(made, creation.Arguments) : [];

    private static IEnumerable<(IOperation Value, ISymbol Taken)> Given(INamedTypeSymbol made, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
            if (BoxedArgument.IsObjects(argument.Parameter?.Type) && KeyLookup.Given(argument.Value) is { Count: > 0 } values
                // Of several with as many parameters only the run tells which is meant.
                && made.InstanceConstructors.Where(constructor => constructor.Parameters.Length == values.Count).ToList() is [{ DeclaringSyntaxReferences.IsEmpty: false } constructor])
                for (var i = 0; i < values.Count; i++)
                    yield return (values[i], constructor.OriginalDefinition.Parameters[i]);
    }
}
