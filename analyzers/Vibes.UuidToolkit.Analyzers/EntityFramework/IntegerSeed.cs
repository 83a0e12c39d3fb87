using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>VUID0205: <c>HasData</c> gives an id as an integer, in an entity or in an anonymous object.</summary>
/// <remarks>
/// There is no fix in the editor, on purpose. A row's UUID is a function of the migration's mapping key, which must not get into a source tree
/// or a compiler's log, and a file of UUIDs beside the code would be one more thing that can be stale. <c>uuidkit fix --mapping</c>, which runs
/// where the key is, changes these literals together with all others.
/// </remarks>
internal sealed class IntegerSeed : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "HasData");

    /// <summary>Whether a call is <c>HasData</c> of a builder of an entity.</summary>
    public static bool IsSeed(IInvocationOperation call) => call.TargetMethod.Name == "HasData" && FluentCall.IsEntityFramework(call.TargetMethod);

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (!IsSeed(call))
            return;
        var entity = FluentCall.BuilderOf(call);
        foreach (var argument in call.Arguments)
            foreach (var operation in argument.Descendants())
                if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment && Id(target, entity, scope) is { } id
                    && Integer(assignment.Value) is { } value)
                    scope.Report(Descriptors.IntegerSeed, value.Syntax, id, value.Syntax.ToString(), id.Entity, id.Reason);
    }

    private static Identifier? Id(IPropertyReferenceOperation target, INamedTypeSymbol? entity, OperationScope scope) =>
        target.Property.ContainingType.IsAnonymousType ? scope.Model.Entities.Named(entity, target.Property.Name) ?? OfNameless(target.Property.Name, entity, scope)
            : target is { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] } ? OfNameless(name, entity, scope)
            : scope.Model.Of(target, scope.Cancellation);

    // A row of what joins two entities, or of what one owns: no class has the column, and its name alone says whose id it is.
    private static Identifier? OfNameless(string name, INamedTypeSymbol? entity, OperationScope scope) =>
        entity?.GetMembers(name).IsEmpty != false && scope.Model.Entities.OfIdName(name) is { } whose
            ? new(whose, Certainty.Declared, $"'{name}' is a column without a property, named after {whose}") : null;

    /// <summary>The integer that an assigned value is; null where it is none, or is no value at all such as <c>default</c>.</summary>
    private static IOperation? Integer(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
            value = conversion.Operand;
        return value.Type.IsIntegerOrNullable() && value is not IDefaultValueOperation ? value : null;
    }
}
