using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The keys that a library declares as integers, <c>Client.Id</c> of a package's own model: no code of the program can change them.</summary>
internal static class LibraryKeys
{
    /// <summary>Takes them from the entities: what they hold, and what refers to it, are plain numbers.</summary>
    public static void Remove(ModelFacts facts, Libraries libraries)
    {
        foreach (var entity in facts.All)
            foreach (var name in entity.Key ?? [])
                if (entity.Members.TryGetValue(name, out var member) && FixedBy(entity.Type, member, libraries) is { } library)
                {
                    entity.FixedKey = (name, library);
                    entity.Key = null;
                    break;
                }
    }

    /// <summary>The library that says that a member is an integer: where it declares it, or where it derives from a generic base, <c>class Entity : Entity&lt;int&gt;</c>. Null where none does.</summary>
    private static string? FixedBy(INamedTypeSymbol entity, ISymbol member, Libraries libraries)
    {
        // Of the types that see an integer there, the last is the one that says so.
        INamedTypeSymbol? fixing = null;
        for (var type = entity.OriginalDefinition; type is { SpecialType: SpecialType.None }; type = type.BaseType?.OriginalDefinition)
            if (SeenFrom(type, member.Name) is { } seen && EntityMembers.TypeOf(seen).IsIntegerOrNullable())
                fixing = type;
        return libraries.Contains(fixing?.ContainingAssembly) ? fixing!.ContainingAssembly.Name : null;
    }

    private static ISymbol? SeenFrom(INamedTypeSymbol type, string member)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            if (current.GetMembers(member).FirstOrDefault(candidate => candidate is IPropertySymbol or IFieldSymbol) is { } found)
                return found;
        return null;
    }
}
