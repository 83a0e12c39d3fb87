using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The keys that a library declares as integers, <c>Client.Id</c> of a package's own model: no code of the program can change them.</summary>
internal static class LibraryKeys
{
    /// <summary>Takes them from the entities: what they hold, and what refers to it, are plain numbers.</summary>
    public static void Remove(ModelFacts facts, Libraries libraries)
    {
        foreach (var entity in facts.All)
            if (entity.Key is { } key && key.Any(name => entity.Members.TryGetValue(name, out var member) && IsFixed(entity.Type, member, libraries)))
                entity.Key = null;
    }

    /// <summary>Whether a library says that a member is an integer: where it declares it, or where it derives from a generic base, <c>class Entity : Entity&lt;int&gt;</c>.</summary>
    private static bool IsFixed(INamedTypeSymbol entity, ISymbol member, Libraries libraries)
    {
        // Of the types that see an integer there, the last is the one that says so.
        INamedTypeSymbol? fixing = null;
        for (var type = entity.OriginalDefinition; type is { SpecialType: SpecialType.None }; type = type.BaseType?.OriginalDefinition)
            if (SeenFrom(type, member.Name) is { } seen && EntityMembers.TypeOf(seen).IsIntegerOrNullable())
                fixing = type;
        return libraries.Contains(fixing?.ContainingAssembly);
    }

    private static ISymbol? SeenFrom(INamedTypeSymbol type, string member)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            if (current.GetMembers(member).FirstOrDefault(candidate => candidate is IPropertySymbol or IFieldSymbol) is { } found)
                return found;
        return null;
    }
}
