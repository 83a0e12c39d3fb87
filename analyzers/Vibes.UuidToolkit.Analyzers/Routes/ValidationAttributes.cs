using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers.Routes;

/// <summary>Tells the validation attributes that no UUID passes.</summary>
internal sealed class ValidationAttributes(KnownTypes types)
{
    private readonly INamedTypeSymbol? _range = types["System.ComponentModel.DataAnnotations.RangeAttribute"];
    private readonly INamedTypeSymbol? _expression = types["System.ComponentModel.DataAnnotations.RegularExpressionAttribute"];

    /// <summary>Whether there are such attributes at all.</summary>
    public bool Exist => (_range ?? _expression) is not null;

    /// <summary>The attributes of a property, field or parameter that no UUID passes, if it is an id.</summary>
    public IEnumerable<AttributeData> Of(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
            if (attribute.ApplicationSyntaxReference is not null && (IsRange(attribute) || IsPattern(attribute, symbol)))
                yield return attribute;
    }

    private bool IsRange(AttributeData attribute) => KnownTypes.Is(attribute.AttributeClass, _range)
        // Range(typeof(T), "from", "to") compares whatever T is: integers, but also dates and decimals, which no id is.
        && attribute.ConstructorArguments is [{ Value: not ITypeSymbol }, ..] or [{ Value: ITypeSymbol { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } }, ..];

    // A text may hold more than an id's digits, and there is more to prove that it holds one.
    private bool IsPattern(AttributeData attribute, ISymbol symbol) => KnownTypes.Is(attribute.AttributeClass, _expression) && attribute.ConstructorArguments is [{ Value: string pattern }]
        && (IntegerPattern.Matches(pattern, whole: true) || IsText(symbol) && IntegerPattern.RefusesUuids(pattern, whole: true));

    /// <summary>Whether a property, field or parameter is a text.</summary>
    public static bool IsText(ISymbol symbol) => Type(symbol)?.SpecialType == SpecialType.System_String;

    /// <summary>The type of a property, field or parameter.</summary>
    public static ITypeSymbol? Type(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
