using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow.Http;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// A member of a message that each service of a program declares for itself: an event that one puts on a bus as JSON and another takes from it, and a class that each build makes of the same .proto file.
/// They share no symbol: the message's name and what it derives from are all that they have in common.
/// </summary>
/// <param name="Message">The message, as its declarations have it in common.</param>
/// <param name="Name">The names on the way to the member, as <see cref="JsonShape"/> says them.</param>
internal sealed record MessageMember(string Message, string Name)
{
    private static readonly string[] Endings = ["Event", "Message"];

    /// <summary>Whether a project's messages go over MassTransit, which knows each by its full name: a copy in another service is the same message.</summary>
    public static bool AreKnownByName(Compilation project) => project.ReferencedAssemblyNames.Any(assembly => assembly.Name is "MassTransit" or "MassTransit.Abstractions");

    /// <summary>What ties the members of a type to those of its namesakes; nothing where it is no message.</summary>
    /// <param name="type">The type.</param>
    /// <param name="byName">Whether its full name may be a message's.</param>
    /// <param name="shape">Tells where the type has what.</param>
    public static IEnumerable<FlowEdge> Of(INamedTypeSymbol type, bool byName, JsonShape shape) => type.DeclaringSyntaxReferences is [var declaration, ..]
        && ((type is { TypeKind: TypeKind.Class, IsAbstract: false } ? MessageOf(type) : null) ?? (byName && type is { TypeKind: TypeKind.Class or TypeKind.Interface, DeclaredAccessibility: Accessibility.Public } ? type.ToDisplayString() : null)) is { } message
        ? shape.OfMessage(type, declaration).Select(member => new FlowEdge(member.Slot, new(new MessageMember(message, member.Name), TypePath.Value), IsEquality: true)) : [];

    private static string? MessageOf(INamedTypeSymbol type)
    {
        // class Request : pb::IMessage<Request>, in the namespace that the .proto file says.
        foreach (var contract in type.AllInterfaces)
            if (contract is { Name: "IMessage", TypeArguments: [var own] } && SymbolEqualityComparer.Default.Equals(own, type))
                return type.ToDisplayString();
        // record OrderPaidEvent(int OrderId) : IntegrationEvent, of a project that both services reference.
        var shared = type.BaseType is { SpecialType: SpecialType.None } declared ? declared : type.Interfaces.FirstOrDefault();
        return shared is { IsGenericType: false } && Array.Exists(Endings, ending => shared.Name.EndsWith(ending, StringComparison.Ordinal)) && !SymbolEqualityComparer.Default.Equals(shared.ContainingAssembly, type.ContainingAssembly)
            ? $"{shared.ToDisplayString()} {type.Name}" : null;
    }
}
