using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>The members of an object without a type of its own: <c>new { id = 5, journal.Title }</c>.</summary>
internal static class NamelessObject
{
    /// <summary>The names and values.</summary>
    public static IEnumerable<(string Name, IOperation Value)> Members(IAnonymousObjectCreationOperation creation)
    {
        foreach (var member in creation.Initializers)
            if (member is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assigned)
                yield return (target.Property.Name, assigned.Value);
    }

    /// <summary>What a call is given by names that only the run matches with parameters.</summary>
    public static IEnumerable<(string Name, IOperation Value)> Given(IInvocationOperation call) =>
        call.Arguments.Select(argument => SlotFinder.Stripped(argument.Value)).OfType<IAnonymousObjectCreationOperation>().SelectMany(Members);
}
