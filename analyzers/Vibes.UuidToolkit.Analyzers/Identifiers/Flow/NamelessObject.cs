using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>What a call is given by names that only the run matches with parameters: <c>new { id = 5, page }</c>.</summary>
internal static class NamelessObject
{
    /// <summary>The names and values of the nameless objects among a call's arguments.</summary>
    public static IEnumerable<(string Name, IOperation Value)> Given(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (SlotFinder.Stripped(argument.Value) is IAnonymousObjectCreationOperation anonymous)
                foreach (var member in anonymous.Initializers)
                    if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assigned)
                        yield return (target.Property.Name, assigned.Value);
    }
}
