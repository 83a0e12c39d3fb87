using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.Analyzers;

/// <summary>Reads the text that an attribute is given first.</summary>
internal static class AttributeText
{
    /// <summary>The text; null where there is no attribute, or it is given something else first. Of several values in one a <see cref="TypedConstant"/> refuses to tell one.</summary>
    public static string? First(AttributeData? attribute) =>
        attribute is { ConstructorArguments: [var first, ..] } && first.Kind == TypedConstantKind.Primitive ? first.Value as string : null;
}
