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

    /// <summary>What ties the members of a type to those of its namesakes; nothing where it is no message.</summary>
    public static IEnumerable<FlowEdge> Of(INamedTypeSymbol type, JsonShape shape) => type is { TypeKind: TypeKind.Class, IsAbstract: false, DeclaringSyntaxReferences: [var declaration, ..] } && MessageOf(type) is { } message
        ? shape.Of(type, _ => null, declaration).Select(member => new FlowEdge(member.Slot, new(new MessageMember(message, member.Name), TypePath.Value), IsEquality: true)) : [];

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
