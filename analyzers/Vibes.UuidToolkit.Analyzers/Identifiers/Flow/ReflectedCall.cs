using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Sql.Calls;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// What is given to a member that is found by its name when the program runs: <c>typeof(Handler).GetMethod("Add").Invoke(handler, new object[] { 5 })</c>,
/// <c>typeof(Journal).GetProperty("Id").SetValue(journal, 5)</c>. The compiler knows nothing of it, and the call throws where the types differ.
/// </summary>
internal static class ReflectedCall
{
    /// <summary>The values, each with the parameter, property or field that takes it, and the type whose property that is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static IEnumerable<(IOperation Value, ISymbol Taken, ITypeSymbol? Owner)> Given(IInvocationOperation call, CancellationToken cancellation)
    {
        if (!IsOfReflection(call.TargetMethod) || call.Arguments.Length < 2 || call.Instance is null)
            yield break;
        var found = Branches(call.Instance, cancellation).Select(member => Found(member, cancellation)).OfType<(ISymbol Member, ITypeSymbol Owner)>().ToList();
        if (call.TargetMethod.Name == "Invoke" && call.Arguments.FirstOrDefault(argument => BoxedArgument.IsObjects(argument.Parameter?.Type)) is { Value: var packed })
        {
            foreach (var branch in Branches(packed, cancellation))
                // isOld ? Save(entity) : Save(entity, id): which arguments go with which method their number tells.
                if (KeyLookup.Given(branch) is var values && found.Select(one => one.Member.OriginalDefinition).OfType<IMethodSymbol>().Where(method => method.Parameters.Length == values.Count).ToList() is [var method])
                    for (var i = 0; i < values.Count; i++)
                        yield return (values[i], method.Parameters[i], null);
        }
        else if (call.TargetMethod.Name == "SetValue" && found is [(IPropertySymbol or IFieldSymbol, _)])
            yield return (call.Arguments[1].Value, found[0].Member, found[0].Owner);
    }

    private static IEnumerable<IOperation> Branches(IOperation value, CancellationToken cancellation) => ValueOrigin.Of(value, cancellation) switch
    {
        IConditionalOperation { WhenTrue: var one, WhenFalse: { } other } => [.. Branches(one, cancellation), .. Branches(other, cancellation)],
        var only => [only],
    };

    // The one member of that name; of several only the run tells which is meant.
    private static (ISymbol Member, ITypeSymbol Owner)? Found(IOperation? member, CancellationToken cancellation)
    {
        var search = member is null ? null : Searched(member, cancellation);
        while (search is { TargetMethod.Name: "MakeGenericMethod", Instance: { } generic })
            search = Searched(generic, cancellation);
        if (search is not { TargetMethod.Name: "GetMethod" or "GetProperty" or "GetField", Instance: { } owner, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }, ..] } || !IsOfReflection(search.TargetMethod))
            return null;
        var named = Type(ValueOrigin.Of(owner, cancellation));
        for (var type = named; type is not null; type = type.BaseType)
            if (type.GetMembers(name) is { IsEmpty: false } members)
                return members is [{ DeclaringSyntaxReferences.IsEmpty: false } only] ? (only, named!) : null;
        return null;
    }

    private static IInvocationOperation? Searched(IOperation member, CancellationToken cancellation) => ValueOrigin.Of(member, cancellation) switch
    {
        IInvocationOperation search => search,
        IConditionalAccessOperation { WhenNotNull: IInvocationOperation search } => search,
        // typeof(Handler).GetMethod("Add")?.Invoke(...): what stands before the question mark.
        IConditionalAccessInstanceOperation instance => SlotFinder.Accessed(instance) is { } before ? Searched(before, cancellation) : null,
        ICoalesceOperation { Value: var found } => Searched(found, cancellation),
        _ => null,
    };

    private static ITypeSymbol? Type(IOperation type) => type switch
    {
        ITypeOfOperation { TypeOperand: var named } => named,
        IInvocationOperation { TargetMethod.Name: nameof(GetType), Instance: { } instance } => instance.Type,
        // typeof(IHandler<>).MakeGenericType(message.GetType())
        IInvocationOperation { TargetMethod.Name: "MakeGenericType", Instance: ITypeOfOperation { TypeOperand: var generic } } => generic.OriginalDefinition,
        _ => null,
    };

    private static bool IsOfReflection(IMethodSymbol method) => method.ContainingType is { Name: nameof(Type) or "MethodBase" or "MethodInfo" or "PropertyInfo" or "FieldInfo" or "ConstructorInfo", ContainingNamespace: var owner }
        && owner.ToDisplayString() is nameof(System) or "System.Reflection";
}
