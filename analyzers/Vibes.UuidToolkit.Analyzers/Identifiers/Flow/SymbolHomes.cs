using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Makes one symbol of what several compilations have each their own of: a project that is built for two frameworks is two
/// assemblies of one name, and one that is referenced from another framework is seen through a copy.
/// </summary>
internal sealed class SymbolHomes
{
    private readonly Dictionary<string, Compilation> _homes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<ISymbol, ISymbol> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The homes of these compilations' symbols: the first compilation of an assembly's name.</summary>
    public SymbolHomes(IEnumerable<Compilation> compilations)
    {
        foreach (var compilation in compilations)
            if (compilation.AssemblyName is { } name && !_homes.ContainsKey(name))
                _homes.Add(name, compilation);
    }

    /// <summary>The place as the first compilation of its assembly has it. Places within bodies stay what they are.</summary>
    public Slot Of(Slot slot) => slot.Node switch
    {
        BaseArgument argument => new(new BaseArgument((INamedTypeSymbol)Of(argument.Type), (INamedTypeSymbol)Of(argument.Base)), slot.Path),
        ISymbol symbol => new(Of(symbol), slot.Path),
        _ => slot,
    };

    /// <summary>The symbol as the first compilation of its assembly has it; itself where that has none like it.</summary>
    public ISymbol Of(ISymbol symbol)
    {
        if (symbol.ContainingAssembly is not { } assembly || !_homes.TryGetValue(assembly.Name, out var home) || SymbolEqualityComparer.Default.Equals(assembly, home.Assembly))
            return symbol;
        return _known.GetOrAdd(symbol, other => Find(other, home) ?? other);
    }

    private ISymbol? Find(ISymbol symbol, Compilation home)
    {
        switch (symbol)
        {
            case IParameterSymbol { ContainingSymbol: { } owner } parameter:
                return Of(owner) switch
                {
                    IMethodSymbol method => method.Parameters.ElementAtOrDefault(parameter.Ordinal),
                    IPropertySymbol indexer => indexer.Parameters.ElementAtOrDefault(parameter.Ordinal),
                    _ => null,
                };
            case ILocalSymbol or ILabelSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }:
                return null;
            default:
                return symbol.OriginalDefinition.GetDocumentationCommentId() is { } id ? DocumentationCommentId.GetFirstSymbolForDeclarationId(id, home) : null;
        }
    }
}
