using System.Linq.Expressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A comparison that the program builds as an expression tree, as repositories of any entity do:
/// <c>Expression.Equal(Expression.Property(entity, "Id"), Expression.Constant(id))</c>. Building it throws where the types differ.
/// </summary>
/// <param name="Value">What the property is compared with.</param>
/// <param name="Entity">The type that the property is of, which may be a type parameter.</param>
/// <param name="Property">The property's name.</param>
internal sealed record BuiltComparison(IOperation Value, ITypeSymbol Entity, string Property)
{
    /// <summary>What a call builds; null where it builds no comparison of a property with a value.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static BuiltComparison? Of(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!Builds(call.TargetMethod) || call.Arguments.Length < 2)
            return null;
        var (left, right) = (call.Arguments[0].Value, call.Arguments[1].Value);
        return Of(left, right, cancellation) ?? Of(right, left, cancellation);
    }

    private static BuiltComparison? Of(IOperation property, IOperation constant, CancellationToken cancellation) =>
        ConstantOf(constant, cancellation) is { } value && PropertyOf(property, cancellation) is var (entity, name) ? new(value, entity, name) : null;

    /// <summary>Whether a method builds a part of an expression tree.</summary>
    public static bool Builds(IMethodSymbol method) => method is { IsStatic: true, ContainingType: { Name: nameof(Expression), ContainingNamespace: var space } } && space.ToDisplayString() == "System.Linq.Expressions";

    /// <summary>The value of <c>Expression.Constant(id)</c>; null where a part is none.</summary>
    /// <param name="part">A part of an expression tree.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static IOperation? ConstantOf(IOperation part, CancellationToken cancellation) =>
        Built(part, cancellation) is { TargetMethod.Name: nameof(Expression.Constant), Arguments: [{ Value: var value }, ..] } ? SlotFinder.Stripped(value) : null;

    /// <summary>The property, and the type that it is of, of <c>Expression.Property(Expression.Parameter(typeof(T)), "Id")</c>; null where a part is none.</summary>
    /// <param name="part">A part of an expression tree.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static (ITypeSymbol Entity, string Name)? PropertyOf(IOperation part, CancellationToken cancellation) =>
        Built(part, cancellation) is { TargetMethod.Name: nameof(Expression.Property) or nameof(Expression.PropertyOrField), Arguments: [{ Value: var owner }, { Value.ConstantValue: { HasValue: true, Value: string name } }] }
            && Built(owner, cancellation) is { TargetMethod.Name: nameof(Expression.Parameter), Arguments: [{ Value: ITypeOfOperation { TypeOperand: var entity } }, ..] } ? (entity, name) : null;

    // Expression.Convert(Expression.Property(entity, "Id"), typeof(int)) is still the property.
    private static IInvocationOperation? Built(IOperation part, CancellationToken cancellation) => ValueOrigin.Of(SlotFinder.Stripped(part), cancellation) switch
    {
        IInvocationOperation { TargetMethod.Name: nameof(Expression.Convert), Arguments: [{ Value: var converted }, ..] } convert when Builds(convert.TargetMethod) => Built(converted, cancellation),
        IInvocationOperation call when Builds(call.TargetMethod) => call,
        _ => null,
    };
}
