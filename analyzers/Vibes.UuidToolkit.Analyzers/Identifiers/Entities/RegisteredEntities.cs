using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Entities that a model registers by reflection, each for the base class that it inherits: no set, no configuration and no navigation need name them.</summary>
internal sealed class RegisteredEntities(Compilation compilation, ModelFacts facts, ImmutableArray<RegisteredBase> registered)
{
    private HashSet<ITypeSymbol>? _kept;

    /// <summary>Looks at the classes that the compilation declares.</summary>
    public void Read()
    {
        if (registered.IsEmpty)
            return;
        foreach (var type in Flow.SourceTypes.Of(compilation))
            if (type is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, IsGenericType: false } && facts.Of(type) is null && registered.Any(one => one.Has(type, IsKept)))
                facts.Add(type);
    }

    private bool IsKept(INamedTypeSymbol type) => (_kept ??= Kept()).Contains(type);

    // The Contact of an IRepository<Contact> that a class is given or has, where the repository's own constraint asks for what the base class or interface is.
    private HashSet<ITypeSymbol> Kept()
    {
        var kept = new HashSet<ITypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var used in Flow.SourceTypes.Of(compilation).SelectMany(type => type.GetMembers()).SelectMany(Types).OfType<INamedTypeSymbol>())
            for (var i = 0; i < used.TypeArguments.Length; i++)
                if (used.TypeArguments[i] is INamedTypeSymbol { TypeKind: TypeKind.Class } argument && used.OriginalDefinition.TypeParameters is var parameters && i < parameters.Length
                    && parameters[i].ConstraintTypes.Any(constraint => IsOfBase(argument, constraint)))
                    kept.Add(argument);
        return kept;
    }

    private bool IsOfBase(INamedTypeSymbol type, ITypeSymbol constraint) => Ancestors.Of(type).Any(ancestor => registered.Any(one => one.Name == ancestor.OriginalDefinition.ToDisplayString())
        && Ancestors.Of(ancestor).Prepend(ancestor).Any(above => SymbolEqualityComparer.Default.Equals(above.OriginalDefinition, constraint.OriginalDefinition)));

    private static IEnumerable<ITypeSymbol> Types(ISymbol member) => member switch
    {
        IFieldSymbol field => [field.Type],
        IPropertySymbol property => [property.Type],
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type),
        _ => [],
    };
}
