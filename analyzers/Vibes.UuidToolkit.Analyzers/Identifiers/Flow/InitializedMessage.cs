using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A message that MassTransit makes of a nameless object by the names of its members, <c>bus.Publish&lt;IOrderShipped&gt;(new { OrderId = order.Id })</c>: the compiler does not mind what is given to
/// which, and a value that does not fit is left out when it runs.
/// </summary>
internal static class InitializedMessage
{
    /// <summary>The values, and the members that they fill; none for other calls.</summary>
    public static IEnumerable<(IOperation Value, IPropertySymbol Member, ITypeSymbol Owner)> Of(IInvocationOperation call)
    {
        if (!IsOfLibrary(call.TargetMethod))
            return [];
        var messages = call.TargetMethod.TypeArguments.Concat(call.TargetMethod.ContainingType.TypeArguments).OfType<INamedTypeSymbol>().Where(type => type.TypeKind is TypeKind.Interface or TypeKind.Class).ToImmutableArray();
        return messages.IsEmpty ? [] : call.Arguments.Select(argument => SlotFinder.Stripped(argument.Value)).OfType<IAnonymousObjectCreationOperation>()
            .SelectMany(given => messages.SelectMany(message => Filled(given, message)));
    }

    // The messages within a message as well: Lines = lines.Select(...) has a type that is connected as any, Lines = new[] { new { ProductId = 5 } } has not.
    private static IEnumerable<(IOperation Value, IPropertySymbol Member, ITypeSymbol Owner)> Filled(IAnonymousObjectCreationOperation given, ITypeSymbol message)
    {
        foreach (var (name, value) in NamelessObject.Members(given))
            if (MemberOf(message, name) is var (owner, member))
            {
                yield return (value, member, owner);
                foreach (var part in KeyLookup.Given(value).Select(SlotFinder.Stripped).OfType<IAnonymousObjectCreationOperation>())
                    foreach (var inner in Filled(part, Places.Sequence(member.Type) is { TypeArguments: [var element] } ? element : member.Type))
                        yield return inner;
            }
    }

    // An interface has the members of those that it is made of.
    private static (ITypeSymbol Owner, IPropertySymbol Member)? MemberOf(ITypeSymbol message, string name) =>
        TypeMap.PropertyOf(message, name) ?? message.AllInterfaces.Select(contract => TypeMap.PropertyOf(contract, name)).FirstOrDefault(found => found is not null);

    private static bool IsOfLibrary(IMethodSymbol method)
    {
        var space = method.ContainingNamespace;
        while (space is { ContainingNamespace.IsGlobalNamespace: false })
            space = space.ContainingNamespace;
        return space is { Name: "MassTransit" };
    }
}
