using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Changing.Legacy;

/// <summary>Entity Framework's contexts. Told by their names, since each project's compilation has symbols of its own.</summary>
internal static class EfContext
{
    /// <summary>Whether a type is one.</summary>
    public static bool Is(INamedTypeSymbol type) => BaseTypes.Of(type).Any(current => current is { Name: "DbContext", ContainingNamespace.Name: "EntityFrameworkCore" });

    /// <summary>The types of the sets that it declares or inherits.</summary>
    public static IEnumerable<ITypeSymbol> SetsOf(INamedTypeSymbol context) =>
        from type in BaseTypes.Of(context).Prepend(context)
        from property in type.GetMembers().OfType<IPropertySymbol>()
        where property.Type.Name == "DbSet"
        from set in ((INamedTypeSymbol)property.Type).TypeArguments
        select set;
}
