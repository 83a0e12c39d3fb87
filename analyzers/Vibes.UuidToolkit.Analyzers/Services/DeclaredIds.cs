using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Vibes.UuidToolkit.Analyzers.Identifiers;

namespace Vibes.UuidToolkit.Analyzers.Services;

/// <summary>The integers in declarations that hold ids.</summary>
internal static class DeclaredIds
{
    /// <summary>The integer that a symbol is declared as, where it holds an id: <c>int</c> of <c>int? id</c> and of <c>Task&lt;int&gt;</c>.</summary>
    public static (TypeSyntax Syntax, Identifier Id)? Value(ISymbol symbol, IdentifierModel model, CancellationToken cancellation)
    {
        foreach (var written in Written(symbol, cancellation))
            if (written.Awaited.IsValue)
                return (model.Of(symbol, cancellation) ?? OfAccessor(symbol, model, cancellation)) is { } id && !IsFixedElsewhere(symbol, model) ? (written.Syntax, id) : null;
        return null;
    }

    /// <summary>The integers within a symbol's type that hold ids: <c>int</c> of <c>List&lt;int&gt; ids</c>.</summary>
    public static IEnumerable<(TypeSyntax Syntax, Identifiers.Flow.TypePath Path, Identifier Id)> Inner(ISymbol symbol, IdentifierModel model, CancellationToken cancellation) =>
        DeclaredType.Of(symbol) is var type && MayHoldInteger(type) && !type.IsIntegerOrNullable() ? InnerWritten(symbol, model, cancellation) : [];

    private static IEnumerable<(TypeSyntax Syntax, Identifiers.Flow.TypePath Path, Identifier Id)> InnerWritten(ISymbol symbol, IdentifierModel model, CancellationToken cancellation)
    {
        List<(Identifiers.Flow.TypePath Path, Identifier Id)>? within = null;
        foreach (var written in Written(symbol, cancellation))
        {
            if (written.Awaited.IsValue)
                continue;
            within ??= model.Within(symbol, cancellation).Select(place => (place.Path, place.Identifier)).ToList();
            foreach (var (path, id) in within)
                if (path == written.Path || path == written.Awaited)
                {
                    yield return (written.Syntax, written.Path, id);
                    break;
                }
        }
    }

    // An indexer's parameter is one symbol, and what its accessor's body uses is another.
    private static Identifier? OfAccessor(ISymbol symbol, IdentifierModel model, CancellationToken cancellation) =>
        symbol is IParameterSymbol { ContainingSymbol: IPropertySymbol indexer } parameter && (indexer.GetMethod ?? indexer.SetMethod) is { } accessor
            ? model.Of(accessor.Parameters[parameter.Ordinal], cancellation) : null;

    private static IEnumerable<WrittenInteger> Written(ISymbol symbol, CancellationToken cancellation) =>
        MayHoldInteger(DeclaredType.Of(symbol)) ? WrittenInteger.In(DeclaredType.SyntaxOf(symbol, cancellation), DeclaredType.Of(symbol)) : [];

    // Most types hold no integer: they cost no look at the syntax.
    private static bool MayHoldInteger(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => MayHoldInteger(array.ElementType),
        INamedTypeSymbol { IsGenericType: true } named => named.TypeArguments.Any(MayHoldInteger),
        _ => type.IsInteger(),
    };

    /// <summary>Whether a declaration is bound to an integer by a member of a library, which nobody here can change.</summary>
    public static bool IsFixedElsewhere(ISymbol symbol, IdentifierModel model) => symbol switch
    {
        IParameterSymbol { ContainingSymbol: IMethodSymbol method } parameter => Bases(method, model).Any(other =>
            other.Parameters.Length > parameter.Ordinal && other.OriginalDefinition.Parameters[parameter.Ordinal].Type.IsIntegerOrNullable()),
        IMethodSymbol method => Bases(method, model).Any(other => other.OriginalDefinition.ReturnType.IsIntegerOrNullable()),
        _ => false,
    };

    // The members of libraries that a method overrides or implements.
    private static IEnumerable<IMethodSymbol> Bases(IMethodSymbol method, IdentifierModel model)
    {
        for (var other = method.OverriddenMethod; other is not null; other = other.OverriddenMethod)
            if (model.Entities.IsOfLibrary(other))
                yield return other;
        if (method is not { MethodKind: MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation, IsStatic: false, ContainingType: { } type })
            yield break;
        foreach (var contract in type.AllInterfaces)
            if (model.Entities.IsOfLibrary(contract))
                foreach (var member in contract.GetMembers())
                    if (member is IMethodSymbol other && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(other), method))
                        yield return other;
    }
}
