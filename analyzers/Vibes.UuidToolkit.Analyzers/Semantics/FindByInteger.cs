using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0614: <c>Find</c> of a set or a context is given an integer, which compiles whatever the key's type.</summary>
internal sealed class FindByInteger : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnOperation(Look, OperationKind.Invocation);

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (Finds(scope.Types, call) is not { } entity || scope.Model.Entities.KeyOf(entity) is not { } key)
            return;
        foreach (var value in Values(call))
            // What is a declared key already changes with it; a parsed or unboxed value is reported where it is made.
            if (value.Type.IsIntegerOrNullable() && scope.Model.Of(value, scope.Cancellation) is not { Certainty: Identifiers.Certainty.Declared })
                scope.Report(Descriptors.FindByInteger, value.Syntax, key, call.TargetMethod.Name, value.Syntax, key.Entity, key.Reason);
    }

    /// <summary>The entity that a call finds by its key; null where it is another call.</summary>
    public static ITypeSymbol? Finds(KnownTypes types, IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Find" or "FindAsync", TypeArguments: [var entity] } method when KnownTypes.DerivesFrom(method.ContainingType, types.DbContext) => entity,
        { Name: "Find" or "FindAsync", ContainingType: { TypeArguments: [var entity] } type } when KnownTypes.DerivesFrom(type, types.DbSet) => entity,
        _ => null,
    };

    // The values that are packed into the parameter array, before they are boxed.
    private static IEnumerable<IOperation> Values(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Type is IArrayTypeSymbol && Bare(argument.Value) is IArrayCreationOperation { Initializer: { } packed })
                foreach (var value in packed.ElementValues)
                    yield return Bare(value);
    }

    private static IOperation Bare(IOperation value) => value is IConversionOperation conversion && !conversion.Type.IsIntegerOrNullable() ? Bare(conversion.Operand) : value;
}
