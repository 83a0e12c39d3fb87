using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;
using Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

namespace Vibes.UuidToolkit.Analyzers.Identifiers;

/// <summary>Calls that take a key as an object of any type: of <c>Find</c>, and of what gives it to <c>Find</c>.</summary>
internal static class KeyLookup
{
    private static readonly ImmutableArray<string> KeyNames = ImmutableArray.Create("id", "ids", "key", "keys", "keyValue", "keyValues");

    /// <summary>The entity that a call finds by its key; null where it is another call.</summary>
    public static ITypeSymbol? Entity(KnownTypes types, IInvocationOperation call) => call.TargetMethod switch
    {
        { Name: "Find" or "FindAsync", TypeArguments: [var entity] } method when KnownTypes.DerivesFrom(method.ContainingType, types.DbContext) => entity,
        { Name: "Find" or "FindAsync", ContainingType: { TypeArguments: [var entity] } type } when KnownTypes.DerivesFrom(type, types.DbSet) => entity,
        // Find(type, 5): of any entity where only the run knows the type.
        { Name: "Find" or "FindAsync", IsGenericMethod: false } method when KnownTypes.DerivesFrom(method.ContainingType, types.DbContext) && call.Arguments.Length > 0 =>
            call.Arguments[0].Value is ITypeOfOperation { TypeOperand: var named } ? named : types.Object,
        _ => null,
    };

    /// <summary>Whether a parameter may take keys of any type, <c>GetById(object id)</c>. What its method does with them decides.</summary>
    public static bool Takes(IParameterSymbol parameter) => IsOfAnything(parameter) && parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Ordinary } && KeyNames.Any(name => parameter.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a place takes values of any type. That somebody gives it an id makes no ids of what others give it.</summary>
    public static bool TakesAnything(Slot slot) => slot.Node is IParameterSymbol parameter && IsOfAnything(parameter);

    private static bool IsOfAnything(IParameterSymbol parameter) => (parameter.Type is IArrayTypeSymbol array ? array.ElementType : parameter.Type).SpecialType == SpecialType.System_Object;

    /// <summary>The values of a key that a call is given, with the position of each in the key and how many there are: <c>Find(order, 5)</c>, <c>Find([order, 5])</c>.</summary>
    public static IEnumerable<(IOperation Value, int Position, int Count)> Values(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            if (argument.Parameter?.Type is IArrayTypeSymbol && Given(argument.Value) is var values)
                for (var i = 0; i < values.Count; i++)
                    yield return (values[i], i, values.Count);
    }

    /// <summary>The values that an argument packs; itself where it packs none, such as what a method was given for a key itself: <c>Find(keyValues)</c>.</summary>
    public static IReadOnlyList<IOperation> Given(IOperation argument) => SlotFinder.Stripped(argument) switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        var other when SlotFinder.IsCollectionExpression(other) && !other.ChildOperations.Any(SlotFinder.IsSpread) => other.ChildOperations.ToList(),
        var other => new[] { other },
    };

    /// <summary>The entity that Identity finds by a text, <c>users.FindByIdAsync(id.ToString())</c>, and the value that the text is of; null where it is another call or another text.</summary>
    public static (ITypeSymbol Entity, IOperation Key)? ByText(KnownTypes types, IInvocationOperation call)
    {
        if (call is not { TargetMethod.Name: "FindByIdAsync", Instance.Type: INamedTypeSymbol receiver, Arguments: [{ Value: var text }, ..] })
            return null;
        return Managed(types, receiver) is { } entity && Printed(text) is { } key ? (entity, key) : null;
    }

    /// <summary>The entity whose key Identity gives as a text, <c>users.GetUserId(User)</c>, also by way of a local; null for other texts.</summary>
    public static ITypeSymbol? Shown(KnownTypes types, IOperation text) => SlotFinder.Stripped(text) switch
    {
        IInvocationOperation { TargetMethod.Name: "GetUserId" or "GetUserIdAsync" or "GetRoleIdAsync", Instance.Type: INamedTypeSymbol receiver } => Managed(types, receiver),
        IAwaitOperation { Operation: var awaited } => Shown(types, awaited),
        ILocalReferenceOperation local when LocalValues.Initializer(local) is { } initializer => Shown(types, initializer),
        _ => null,
    };

    private static ITypeSymbol? Managed(KnownTypes types, INamedTypeSymbol manager)
    {
        for (var type = manager; type is not null; type = type.BaseType)
            if (KnownTypes.Is(type, types["Microsoft.AspNetCore.Identity.UserManager`1"]) || KnownTypes.Is(type, types["Microsoft.AspNetCore.Identity.RoleManager`1"]))
                return type.TypeArguments[0];
        return null;
    }

    private static IOperation? Printed(IOperation text) => text switch
    {
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), IsStatic: false }, Instance: { } value } => value,
        IInvocationOperation { TargetMethod: { Name: nameof(Convert.ToString), ContainingType.Name: nameof(Convert) }, Arguments: [{ Value: var value }, ..] } => value,
        IInterpolatedStringOperation { Parts: [IInterpolationOperation { Expression: var value }] } => value,
        _ => null,
    };
}
