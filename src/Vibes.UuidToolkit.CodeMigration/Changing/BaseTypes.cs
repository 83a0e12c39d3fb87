using Microsoft.CodeAnalysis;

namespace Vibes.UuidToolkit.CodeMigration.Changing;

/// <summary>The classes that a type derives from.</summary>
internal static class BaseTypes
{
    /// <summary>Those from the nearest on.</summary>
    public static IEnumerable<INamedTypeSymbol> Of(INamedTypeSymbol type)
    {
        for (var current = type.BaseType; current is not null; current = current.BaseType)
            yield return current;
    }
}
