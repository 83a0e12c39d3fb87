using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Rules;

/// <summary>What the compiler has shown of a type so far; from several threads.</summary>
internal sealed class SeenType
{
    /// <summary>The type and its members.</summary>
    public ConcurrentBag<ISymbol> Symbols { get; } = [];

    /// <summary>Bodies, initializers and attributes, each with the member that it belongs to.</summary>
    public ConcurrentBag<(ISymbol Owner, ImmutableArray<IOperation> Blocks)> Blocks { get; } = [];
}
