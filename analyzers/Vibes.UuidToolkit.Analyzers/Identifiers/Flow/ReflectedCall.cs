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
        if (!IsOfReflection(call.TargetMethod) || call.Arguments.Length < 2 || Found(call.Instance, cancellation) is not var (found, owner))
            yield break;
        if (call.TargetMethod.Name == "Invoke" && found is IMethodSymbol { OriginalDefinition: var method } && call.Arguments.FirstOrDefault(argument => BoxedArgument.IsObjects(argument.Parameter?.Type)) is { Value: var packed })
        {
            var values = KeyLookup.Given(ValueOrigin.Of(packed, cancellation));
            if (values.Count == method.Parameters.Length)
                for (var i = 0; i < values.Count; i++)
                    yield return (values[i], method.Parameters[i], null);
        }
        else if (call.TargetMethod.Name == "SetValue" && found is IPropertySymbol or IFieldSymbol)
            yield return (call.Arguments[1].Value, found, owner);
    }

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
        _ => null,
    };

    private static bool IsOfReflection(IMethodSymbol method) => method.ContainingType is { Name: nameof(Type) or "MethodBase" or "MethodInfo" or "PropertyInfo" or "FieldInfo" or "ConstructorInfo", ContainingNamespace: var owner }
        && owner.ToDisplayString() is nameof(System) or "System.Reflection";
}
