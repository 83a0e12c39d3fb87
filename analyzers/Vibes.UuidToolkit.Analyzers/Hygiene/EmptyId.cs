using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Hygiene;

/// <summary>
/// VUID0702: <c>new Guid()</c>, <c>default</c> or <c>Guid.Empty</c> becomes an id. Comparisons, arguments (a look-up that
/// finds nothing harms nobody), out parameters, and locals that get their value later stay silent. So do tests, which make
/// one to see it refused.
/// </summary>
internal sealed class EmptyId : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) =>
        context.OnOperation(Look, OperationKind.DefaultValue, OperationKind.ObjectCreation, OperationKind.FieldReference);

    private static void Look(OperationScope scope)
    {
        // `default` in place of a Guid? is null, and has that type.
        if (scope.Operation.Type.IsGuid() && IsEmpty(scope.Operation)
            && ValueUse.Find(scope.Model, scope.Operation, scope.Cancellation) is { Kind: DestinationKind.Member or DestinationKind.Return, Identifier: var id } && !TestRow.IsOfTests(scope.Types, scope.ContainingSymbol.ContainingType))
            scope.Report(Descriptors.EmptyId, scope.Operation.Syntax, id, scope.Operation.Syntax.ToString(), id.Entity, id.Reason);
    }

    private static bool IsEmpty(IOperation operation) => operation switch
    {
        IDefaultValueOperation { IsImplicit: false } => true,
        IObjectCreationOperation { Arguments.Length: 0 } => true,
        IFieldReferenceOperation { Field: { Name: nameof(Guid.Empty), IsStatic: true } field } => field.ContainingType.IsGuid(),
        _ => false,
    };
}
