using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Semantics;

/// <summary>Where the methods of sequences are declared.</summary>
internal static class SequenceMethods
{
    /// <summary>Whether a method is one of LINQ's, of Entity Framework's asynchronous ones, or of .NET's for asynchronous sequences.</summary>
    public static bool IsQuery(KnownTypes types, IMethodSymbol method) => method.ContainingType is { } type
        && (KnownTypes.Is(type, types.Enumerable) || KnownTypes.Is(type, types.Queryable) || KnownTypes.Is(type, types["System.Linq.ParallelEnumerable"])
            || KnownTypes.Is(type, types["System.Linq.AsyncEnumerable"]) || KnownTypes.Is(type, types["Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions"]));
}
