using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Rules;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>VUID0614: <c>Find</c> of a set or a context is given an integer, which compiles whatever the key's type.</summary>
internal sealed class FindByInteger : Rule
{
    /// <inheritdoc/>
    public override void Register(RuleContext context) => context.OnCall(Look, "Find", "FindAsync");

    private static void Look(OperationScope scope)
    {
        var call = (IInvocationOperation)scope.Operation;
        if (KeyLookup.Entity(scope.Types, call) is not { } entity || (scope.Model.Entities.KeyOf(entity) ?? OfOthers(scope, entity)) is not { } key)
            return;
        foreach (var value in Values(call))
            // What is a declared key already changes with it.
            if (value.Type.IsIntegerOrNullable() && !IsReported(value) && scope.Model.Of(value, scope.Cancellation) is not { Certainty: Certainty.Declared })
                scope.Report(Descriptors.FindByInteger, value.Syntax, key, call.TargetMethod.Name, value.Syntax, key.Entity, key.Reason);
    }

    // Find(id) of any entity, some of whose keys stay: which of them it is asked for, nobody knows here.
    private static Identifier? OfOthers(OperationScope scope, ITypeSymbol entity) => entity is ITypeParameterSymbol parameter ? scope.Model.Entities.AnyKeyOf(parameter) : null;

    // Parsing, unboxing and reading are reported where they make the value.
    private static bool IsReported(IOperation value) => value switch
    {
        IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
        IConversionOperation { IsImplicit: false } cast => !cast.Operand.Type.IsIntegerOrNullable(),
        _ => false,
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
