using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Vibes.UuidToolkit.Analyzers.Identifiers;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Models;

/// <summary>Which type arguments say what an entity's key is: the <c>int</c> of <c>IdentityUser&lt;int&gt;</c> or <c>IRepository&lt;User, int&gt;</c>.</summary>
internal sealed class KeyArguments(IdentifierModel model)
{
    /// <summary>The key that a type argument stands for; null where it stands for none.</summary>
    /// <param name="parameters">The parameters of the generic type or method.</param>
    /// <param name="arguments">Their arguments.</param>
    /// <param name="index">Which.</param>
    /// <param name="generic">The generic type; null for a method.</param>
    /// <param name="entity">The type that inherits from it; null where it is used in another way.</param>
    public Identifier? Of(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments, int index, INamedTypeSymbol? generic, INamedTypeSymbol? entity) =>
        (generic is null ? null : model.Entities.KeyDeclaredBy(generic, index, entity)) ?? OfIdentity(generic, parameters[index]) ?? OfNeighbour(parameters, arguments, index, IsOfSystem(generic) || SelectedKey.Is(parameters[index].OriginalDefinition));

    /// <summary>Whether a place within a type is such an argument.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">The place.</param>
    /// <param name="heir">The type that inherits from it; null where it is used in another way.</param>
    public bool IsKey(ITypeSymbol type, TypePath path, INamedTypeSymbol? heir = null)
    {
        ITypeSymbol? outer = type;
        foreach (var step in path.Text)
        {
            if (IntegerTypes.Unwrap(outer) is INamedTypeSymbol { IsTupleType: false } named && step - '0' < named.TypeArguments.Length
                && named.TypeArguments[step - '0'].IsIntegerOrNullable() && Of(named.TypeParameters, named.TypeArguments, step - '0', named, SymbolEqualityComparer.Default.Equals(outer, type) ? heir : null) is not null)
                return true;
            outer = WrittenType.TypeAt(outer, TypePath.Of(step - '0'));
        }
        return false;
    }

    /// <summary>ASP.NET Core Identity: all its types call the key of users and roles TKey, and it is one type for all of them.</summary>
    private Identifier? OfIdentity(INamedTypeSymbol? generic, ITypeParameterSymbol parameter) =>
        parameter.Name == "TKey" && generic is not null && IsIdentity(generic.ContainingNamespace) ? model.Entities.IdentityKey : null;

    /// <summary>
    /// Another argument is an entity, and this parameter is its key: by a constraint <c>TEntity : Entity&lt;TKey&gt;</c>, or where
    /// nothing constrains it by being called so beside an entity that has a key. A dictionary's key may be anything, and so may one that a function selects.
    /// </summary>
    private Identifier? OfNeighbour(ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments, int index, bool isAny)
    {
        for (var other = 0; other < arguments.Length; other++)
        {
            var entity = arguments[other];
            if (other == index || entity is not ITypeParameterSymbol && model.Entities.Of(entity) is null)
                continue;
            foreach (var constraint in parameters[other].ConstraintTypes)
                if (constraint is INamedTypeSymbol { IsGenericType: true } named)
                    for (var at = 0; at < named.TypeArguments.Length; at++)
                        if (SymbolEqualityComparer.Default.Equals(named.TypeArguments[at], parameters[index]))
                            return model.Entities.KeyDeclaredBy(named, at, entity as INamedTypeSymbol) ?? model.Entities.KeyOf(entity);
            if (!isAny && parameters[index].Name is var name && (name.EndsWith("Key", StringComparison.Ordinal) || name.EndsWith("Id", StringComparison.Ordinal)) && model.Entities.KeyOf(entity) is { } id)
                return id;
        }
        return null;
    }

    private static bool IsOfSystem(INamedTypeSymbol? generic)
    {
        var names = generic?.ContainingNamespace;
        while (names is { ContainingNamespace.IsGlobalNamespace: false })
            names = names.ContainingNamespace;
        return names?.Name == nameof(System);
    }

    private static bool IsIdentity(INamespaceSymbol? names)
    {
        for (; names is { IsGlobalNamespace: false }; names = names.ContainingNamespace)
            if (names is { Name: "Identity", ContainingNamespace: { Name: "AspNetCore", ContainingNamespace: { Name: "Microsoft", ContainingNamespace.IsGlobalNamespace: true } } })
                return true;
        return false;
    }
}
