using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

/// <summary>
/// Makes one symbol of what several compilations have each their own of: a project that is built for two frameworks is two
/// assemblies of one name, and one that is referenced from another framework, or beside another version of a package, is seen
/// through a copy.
/// </summary>
internal sealed class SymbolHomes
{
    private readonly Dictionary<string, Compilation> _homes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Compilation, ImmutableHashSet<string>> _copied = new();
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
        BaseArgument argument => new(Of(argument), slot.Path),
        BoxedArgument { Parameter: ISymbol parameter } boxed => new(boxed with { Parameter = Of(parameter) }, slot.Path),
        ISymbol symbol => new(Of(symbol), slot.Path, slot.Heir is { } heir ? Of(heir) as INamedTypeSymbol : null),
        _ => slot,
    };

    /// <summary>The symbol as the first compilation of its assembly has it; itself where that has none like it.</summary>
    public ISymbol Of(ISymbol symbol)
    {
        if (symbol.ContainingAssembly is not { } assembly || !_homes.TryGetValue(assembly.Name, out var home) || SymbolEqualityComparer.Default.Equals(assembly, home.Assembly))
            return symbol;
        return _known.GetOrAdd(symbol, other => Find(other, home) ?? other);
    }

    /// <summary>
    /// The symbol as a compilation sees it that has not the assembly itself but a copy of it; null where it sees the symbol itself,
    /// or not at all.
    /// </summary>
    public ISymbol? CopyIn(Compilation compilation, ISymbol symbol)
    {
        if (symbol.ContainingAssembly is not { } assembly)
            return null;
        var copied = _copied.GetOrAdd(compilation, CopiedBy);
        return copied.Contains(assembly.Name) ? Find(symbol, compilation) : null;
    }

    // The base as its type's own compilation sees it.
    private BaseArgument Of(BaseArgument argument) =>
        Of(argument.Type) is INamedTypeSymbol type && !SymbolEqualityComparer.Default.Equals(type, argument.Type)
            && BaseArgument.Direct(type).Select(direct => new BaseArgument(type, direct)).FirstOrDefault(other => other.Name == argument.Name) is { } written
            ? written : argument;

    private ImmutableHashSet<string> CopiedBy(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => _homes.TryGetValue(assembly.Name, out var home) && !SymbolEqualityComparer.Default.Equals(assembly, home.Assembly))
        .Select(assembly => assembly.Name).ToImmutableHashSet(StringComparer.Ordinal);

    private static ISymbol? Find(ISymbol symbol, Compilation compilation)
    {
        switch (symbol)
        {
            case IParameterSymbol { ContainingSymbol: { } owner } parameter:
                return Find(owner, compilation) switch
                {
                    IMethodSymbol method => method.Parameters.ElementAtOrDefault(parameter.Ordinal),
                    IPropertySymbol indexer => indexer.Parameters.ElementAtOrDefault(parameter.Ordinal),
                    _ => null,
                };
            case ILocalSymbol or ILabelSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction }:
                return null;
            default:
                // Two projects may each have a type of one name.
                return symbol.OriginalDefinition.GetDocumentationCommentId() is not { } id ? null
                    : DocumentationCommentId.GetSymbolsForDeclarationId(id, compilation).FirstOrDefault(found => found.ContainingAssembly?.Name == symbol.ContainingAssembly.Name);
        }
    }
}
