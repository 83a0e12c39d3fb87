using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>
/// What a component is given in markup, <c>&lt;JournalRow JournalId="journal.Id" /&gt;</c>, as the Razor compiler has it:
/// <c>builder.AddComponentParameter(2, nameof(JournalRow.JournalId), TypeCheck&lt;int&gt;(journal.Id))</c>.
/// </summary>
internal static class ComponentParameter
{
    /// <summary>The parameter and its value; null where a call gives none.</summary>
    public static (IPropertySymbol Parameter, IOperation Value)? Of(IInvocationOperation call) =>
        call is { TargetMethod.Name: "AddComponentParameter", Arguments: [_, { Value: INameOfOperation { Argument: IPropertyReferenceOperation { Property: var parameter } } }, { Value: var value }] } ? (parameter, value) : null;

    /// <summary>The parameter that a value is given to as an argument of the call around it; null where it is given to none.</summary>
    public static IPropertySymbol? Of(IArgumentOperation argument)
    {
        for (var parent = argument.Parent; parent is IConversionOperation or IArgumentOperation or IInvocationOperation { TargetMethod.Name: "TypeCheck" }; parent = parent.Parent)
            if (parent.Parent is IInvocationOperation call && Of(call) is { Parameter: var parameter })
                return parameter;
        return null;
    }
}
