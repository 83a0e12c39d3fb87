using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Vibes.UuidToolkit.Analyzers.EntityFramework;

/// <summary>The attribute <c>[Column(TypeName = "integer")]</c>.</summary>
internal static class ColumnAttribute
{
    /// <summary>The attribute of a member and the column type it gives; null where it gives none.</summary>
    public static (AttributeData Attribute, string Type)? TypeName(ISymbol member, KnownTypes types)
    {
        foreach (var attribute in member.GetAttributes())
            if (KnownTypes.Is(attribute.AttributeClass, types["System.ComponentModel.DataAnnotations.Schema.ColumnAttribute"]))
                foreach (var argument in attribute.NamedArguments)
                    if (argument is { Key: "TypeName", Value.Value: string type })
                        return (attribute, type);
        return null;
    }

    /// <summary>Where the column type is written.</summary>
    public static Location Where(AttributeData attribute, CancellationToken cancellation)
    {
        var syntax = attribute.ApplicationSyntaxReference!.GetSyntax(cancellation);
        if (syntax is AttributeSyntax { ArgumentList.Arguments: var arguments })
            foreach (var argument in arguments)
                if (argument.NameEquals?.Name.Identifier.ValueText == "TypeName")
                    return argument.Expression.GetLocation();
        return syntax.GetLocation();
    }
}
