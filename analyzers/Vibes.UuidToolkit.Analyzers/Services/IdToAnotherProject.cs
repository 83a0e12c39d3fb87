using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>
/// VUID0315: an id is given to what another project of the program declares as an integer and is named like an id: <c>new CohortApproved(cohort.Id)</c>. Nothing
/// over there may say that it holds one, as in a project of messages that knows no entity. Of other names, <see cref="IntegerThatStays"/> says that they stay. What is
/// looked for among or added to its collections is given to them: <c>provider.StateIds.Contains(address.StateId)</c>.
/// </summary>
internal sealed class IdToAnotherProject : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (!context.Model.Entities.HasProgramAssemblies)
            return;
        context.OnOperation(Argument, OperationKind.Argument);
        context.OnOperation(Assignment, OperationKind.SimpleAssignment);
    }

    private static void Argument(OperationScope scope)
    {
        var argument = (IArgumentOperation)scope.Operation;
        if (argument is not { ArgumentKind: ArgumentKind.Explicit, Parameter.OriginalDefinition: { } parameter })
            return;
        if (parameter.Type.TypeKind == TypeKind.TypeParameter)
            Collection(scope, argument);
        else
            Look(scope, parameter, argument.Value);
    }

    private static void Collection(OperationScope scope, IArgumentOperation argument)
    {
        var collection = argument.Parent switch
        {
            IInvocationOperation { Instance: { } instance } => instance,
            IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: [var first, _, ..] } when first != argument => first.Value,
            IPropertyReferenceOperation { Instance: { } instance } => instance,
            _ => null,
        };
        if (collection is not null && IntegerTypes.IsIntegerOrNullable(argument.Parameter!.Type) && ValueUse.Referenced(collection)?.OriginalDefinition is { } holder && IsOfAnotherProject(scope, holder)
            && HoldsIntegers(IntegerTypes.Declared(holder))
            && scope.Model.OfElements(collection, scope.Cancellation) is not { Certainty: Certainty.Declared })
            Report(scope, holder, argument.Value);
    }

    private static bool HoldsIntegers(ITypeSymbol? type) =>
        type is IArrayTypeSymbol { ElementType: var element } ? element.IsIntegerOrNullable() : type is INamedTypeSymbol { TypeArguments: var held } && held.Any(IntegerTypes.IsIntegerOrNullable);

    private static void Assignment(OperationScope scope)
    {
        var assignment = (ISimpleAssignmentOperation)scope.Operation;
        if (assignment.Target is IMemberReferenceOperation { Member.OriginalDefinition: var member })
            Look(scope, member, assignment.Value);
    }

    private static void Look(OperationScope scope, ISymbol target, IOperation value)
    {
        if (IntegerTypes.Declared(target).IsIntegerOrNullable() && IsOfAnotherProject(scope, target) && scope.Model.Of(target, scope.Cancellation) is not { Certainty: Certainty.Declared }
            && !IntegerThatStays.Stays(scope, target))
            Report(scope, target, value);
    }

    private static bool IsOfAnotherProject(OperationScope scope, ISymbol target) => scope.IsElsewhere(target) && scope.Model.Entities.IsOfProgram(target.ContainingAssembly);

    private static void Report(OperationScope scope, ISymbol target, IOperation value)
    {
        if (IntegerThatStays.IsIntegerId(scope, value, out var id) && id.Certainty != Certainty.Named)
            scope.Report(Descriptors.IdToAnotherProject, value.Syntax, id, id.Entity, NameOf(target), target.ContainingAssembly.Name, IntegerTypes.Declared(target)!.ToDisplayString(), id.Reason);
    }

    private static string NameOf(ISymbol target) => target is IParameterSymbol ? $"parameter '{target.Name}' of '{Shown(target.ContainingSymbol)}'" : $"'{Shown(target)}'";

    private static string Shown(ISymbol symbol) => symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
