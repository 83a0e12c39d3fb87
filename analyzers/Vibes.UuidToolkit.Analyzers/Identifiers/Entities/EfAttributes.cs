using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Identifiers.Entities;

/// <summary>Reads what attributes say of an entity: of data annotations, of Entity Framework Core, of Dapper's companions.</summary>
internal static class EfAttributes
{
    /// <summary>Reads the attributes of a type and its members. Fluent configuration, read before, has the last word.</summary>
    public static void Read(EntityFacts entity)
    {
        ReadType(entity);
        var keys = new List<string>();
        foreach (var member in entity.Members.Values)
        {
            if (IsKey(member))
                keys.Add(member.Name);
            foreach (var attribute in member.GetAttributes())
                switch (NameOf(attribute))
                {
                    case "NotMapped" or "Write" or "Computed":
                        entity.Ignored.Add(member.Name);
                        break;
                    case "ExplicitKey":
                    case "DatabaseGenerated" when attribute.ConstructorArguments is [{ Value: 0 }]:
                        entity.Given.Add(member.Name);
                        break;
                    case "Column" when Text(attribute) is { } column && !entity.Columns.ContainsKey(member.Name):
                        entity.Columns.Add(member.Name, column);
                        break;
                }
        }

        if (keys.Count > 0 && entity.Key is null)
        {
            entity.Key = keys;
            entity.KeySource = Sources.KeyAttribute;
        }
    }

    /// <summary>The names in a <c>[ForeignKey]</c>; null where a member has none.</summary>
    public static string[]? ForeignKey(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
            if (NameOf(attribute) == "ForeignKey" && Text(attribute) is { } names)
                return Array.ConvertAll(names.Split(','), name => name.Trim());
        return null;
    }

    /// <summary>Whether a member says of itself that it is a part of its entity's key.</summary>
    public static bool IsKey(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
            if (NameOf(attribute) is "Key" or "ExplicitKey")
                return true;
        return false;
    }

    /// <summary>The table that a type says it is mapped to; null where it says none.</summary>
    public static string? Table(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
            if (NameOf(attribute) == "Table")
                return Text(attribute);
        return null;
    }

    /// <summary>Whether a type says of itself that it is a part of other entities.</summary>
    public static bool IsOwned(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
            if (NameOf(attribute) is "Owned" or "ComplexType")
                return true;
        return false;
    }

    private static void ReadType(EntityFacts entity)
    {
        for (var type = entity.Type; type is { SpecialType: SpecialType.None }; type = type.BaseType)
            foreach (var attribute in type.GetAttributes())
                switch (NameOf(attribute))
                {
                    case "Table" when ReferenceEquals(type, entity.Type):
                        entity.Table ??= Text(attribute);
                        break;
                    case "PrimaryKey" when entity.Key is null:
                        entity.Key = [.. attribute.ConstructorArguments.SelectMany(Texts)];
                        entity.KeySource = Sources.PrimaryKeyAttribute;
                        break;
                    case "Keyless":
                        entity.IsKeyless |= ReferenceEquals(type, entity.Type);
                        break;
                    case "Owned" or "ComplexType":
                        entity.IsOwned |= ReferenceEquals(type, entity.Type);
                        break;
                }
    }

    private static string? NameOf(AttributeData attribute)
    {
        if (attribute.AttributeClass is not { } type || !type.Name.EndsWith("Attribute", StringComparison.Ordinal))
            return null;
        var space = type.ContainingNamespace.ToDisplayString();
        return space is "System.ComponentModel.DataAnnotations" or "System.ComponentModel.DataAnnotations.Schema" or "Microsoft.EntityFrameworkCore" or "Dapper.Contrib.Extensions"
            ? type.Name.Substring(0, type.Name.Length - "Attribute".Length)
            : null;
    }

    private static string? Text(AttributeData attribute) => attribute.ConstructorArguments.SelectMany(Texts).FirstOrDefault();

    private static IEnumerable<string> Texts(TypedConstant constant) => constant.Kind == TypedConstantKind.Array
        ? constant.Values.SelectMany(Texts)
        : constant.Value is string text ? [text] : [];
}
