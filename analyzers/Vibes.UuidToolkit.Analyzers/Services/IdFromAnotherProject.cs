using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>
/// VUID0314: what another project of the program declares as an integer is used as an id here: <c>journal.UserId = request.Owner</c>. Nothing over there
/// may say that it holds one, and its declaration is the place that has to change.
/// </summary>
internal sealed class IdFromAnotherProject : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context)
    {
        if (context.Model.Entities.HasProgramAssemblies)
            context.OnOperation(Look, OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.Invocation);
    }

    private static void Look(OperationScope scope)
    {
        var value = scope.Operation;
        if (ValueUse.Referenced(value)?.OriginalDefinition is not { } member || !IsInteger(IntegerTypes.Declared(member)) || !scope.IsElsewhere(member) || !scope.Model.Entities.IsOfProgram(member.ContainingAssembly)
            || IsGivenToFind(scope, value) || (scope.Model.Of(value, scope.Cancellation) ?? scope.Model.Of(member, scope.Cancellation)) is { Certainty: Certainty.Declared } || scope.Model.IsNumber(member, scope.Cancellation))
            return;
        // What its name says as well is said by the rule of names; and of a comparison with what nothing tells of, the other rule says that it stays.
        if (ValueUse.OfUse(scope.Model, value, scope.Cancellation) is { Certainty: not Certainty.Named } id && (ValueUse.Around(value) is not IBinaryOperation || value.ConstantValue.HasValue || scope.Model.Of(value, scope.Cancellation) is not null))
            scope.Report(Descriptors.IdFromAnotherProject, value.Syntax, id, member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), member.ContainingAssembly.Name, id.Entity,
                IntegerTypes.Declared(member)!.ToDisplayString(), id.Reason);
    }

    private static bool IsInteger(ITypeSymbol? type) => type.IsIntegerOrNullable() || type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result] } && result.IsIntegerOrNullable();

    // VUID0614 says more.
    private static bool IsGivenToFind(OperationScope scope, IOperation value) => ValueUse.Around(value) is IArgumentOperation { Parent: IInvocationOperation call } && KeyLookup.Entity(scope.Types, call) is not null;
}
