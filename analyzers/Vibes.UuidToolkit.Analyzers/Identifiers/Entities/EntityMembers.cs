using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>The members of a type that may be columns.</summary>
internal static class EntityMembers
{
    /// <summary>Properties and public fields by name, the most derived first found.</summary>
    public static Dictionary<string, ISymbol> Of(INamedTypeSymbol type)
    {
        var members = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
            foreach (var member in current.GetMembers())
                if (IsMapped(member) && !members.ContainsKey(member.Name))
                    members.Add(member.Name, member);
        return members;
    }

    /// <summary>The type of a property or a field.</summary>
    public static ITypeSymbol TypeOf(ISymbol member) => member is IPropertySymbol property ? property.Type : ((IFieldSymbol)member).Type;

    /// <summary>The member as it is declared first: neither constructed nor overridden.</summary>
    public static ISymbol Declaration(ISymbol member)
    {
        while (member is IPropertySymbol { OverriddenProperty: { } overridden })
            member = overridden;
        return member.OriginalDefinition;
    }

    private static bool IsMapped(ISymbol member) => member switch
    {
        // A record's equality contract has no declaration of its own.
        IPropertySymbol property => !property.IsStatic && !property.IsIndexer && property.ExplicitInterfaceImplementations.IsEmpty && property.Name != "EqualityContract",
        IFieldSymbol field => !field.IsStatic && !field.IsConst && !field.IsImplicitlyDeclared && field.DeclaredAccessibility == Accessibility.Public,
        _ => false,
    };
}
