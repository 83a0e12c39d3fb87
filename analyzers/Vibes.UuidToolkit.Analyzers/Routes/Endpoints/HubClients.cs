using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Knows the interfaces that hubs call their clients through: the type arguments of <c>Hub&lt;T&gt;</c>.</summary>
internal sealed class HubClients(WebTypes web)
{
    private ImmutableHashSet<INamedTypeSymbol>? _clients;

    /// <summary>Whether a type is the interface of a hub's clients. The hubs are looked up when the first interface asks.</summary>
    public bool Has(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        web.HubOfClient is not null && type.TypeKind == TypeKind.Interface && (_clients ??= Find(compilation, cancellation)).Contains(type);

    private ImmutableHashSet<INamedTypeSymbol> Find(Compilation compilation, CancellationToken cancellation)
    {
        var clients = ImmutableHashSet.CreateBuilder<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var type in compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>())
            if (KnownTypes.Is(type.BaseType, web.HubOfClient) && type.BaseType!.TypeArguments[0] is INamedTypeSymbol client)
                clients.Add(client);
        return clients.ToImmutable();
    }
}
