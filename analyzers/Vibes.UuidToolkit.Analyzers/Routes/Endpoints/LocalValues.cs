using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vibes.UuidToolkit.Analyzers.Identifiers.Flow;

namespace Vibes.UuidToolkit.Analyzers.Routes.Endpoints;

/// <summary>Follows what is kept in a local while an application maps its routes.</summary>
internal static class LocalValues
{
    /// <summary>What a local is declared with; null where it is assigned later.</summary>
    public static IOperation? Initializer(ILocalReferenceOperation local)
    {
        foreach (var operation in local.Root().Descendants())
            if (operation is IVariableDeclaratorOperation declarator && SymbolEqualityComparer.Default.Equals(declarator.Symbol, local.Local))
                return declarator.GetVariableInitializer()?.Value;
        return null;
    }
}
