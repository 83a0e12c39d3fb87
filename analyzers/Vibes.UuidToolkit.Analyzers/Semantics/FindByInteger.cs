using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
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
        if (KeyLookup.Entity(scope.Types, call) is not { } entity)
            return;
        foreach (var (boxed, position, count) in KeyLookup.Values(call))
            // What is a declared key already changes with it.
            if ((scope.Model.Entities.KeyOf(entity, position, count) ?? (count == 1 ? OfOthers(scope, entity) : null)) is { } key && Bare(boxed) is var value && value.Type.IsIntegerOrNullable()
                && !IsReported(value) && IsPacked(boxed, value) && !IsDeclaredHere(scope, value) && scope.Model.Of(value, scope.Cancellation) is not { Certainty: Certainty.Declared })
                scope.Report(Descriptors.FindByInteger, value.Syntax, key, call.TargetMethod.Name, value.Syntax, key.Entity, key.Reason);
    }

    // In Find([id]) the variable is reported where it is declared.
    private static bool IsPacked(IOperation boxed, IOperation value) => value.ConstantValue.HasValue || boxed.Parent is { } list && !SlotFinder.IsCollectionExpression(list);

    // A variable, parameter or member that is declared here is reported there, and Find(id) is right once it has changed.
    private static bool IsDeclaredHere(OperationScope scope, IOperation value) => ValueUse.Referenced(value)?.OriginalDefinition is { } symbol
        && !scope.IsElsewhere(symbol)
        && (symbol is IPropertySymbol ? scope.Model.Of(symbol, scope.Cancellation) is not null : Services.DeclaredIds.Value(symbol, scope.Model, scope.Cancellation) is not null);

    // Find(id) of any entity, some of whose keys stay: which of them it is asked for, nobody knows here.
    private static Identifier? OfOthers(OperationScope scope, ITypeSymbol entity) => entity is ITypeParameterSymbol parameter ? scope.Model.Entities.AnyKeyOf(parameter) : null;

    // Parsing, unboxing and reading are reported where they make the value.
    private static bool IsReported(IOperation value) => value switch
    {
        IInvocationOperation call => call.TargetMethod.DeclaringSyntaxReferences.IsEmpty,
        IConversionOperation { IsImplicit: false, ConstantValue.HasValue: false } cast => !cast.Operand.Type.IsIntegerOrNullable(),
        _ => false,
    };

    // Before it is boxed.
    private static IOperation Bare(IOperation value) => value is IConversionOperation conversion && !conversion.Type.IsIntegerOrNullable() ? Bare(conversion.Operand) : value;
}
